/** The Service tab in the real window, by keyboard: one line becomes a contact and a follow-up, is taken back and done again. */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { clientGrid, expect, openClient, test } from './branchDesk.ts';

test('a call with a follow-up is written in one line, undone, done again and changed', async ({ launch, branch }) => {
  const [client, other] = branch.clients;
  if (client === undefined || other === undefined) throw new Error('the demo branch has no clients');
  // What is written here stays out of the other tests' branch.
  const store = path.join(branch.folder, 'service.db');
  copyFileSync(branch.store, store);
  const { page } = await launch({ store });
  await clientGrid(page);
  await openClient(page, client.client_no);
  await page.getByRole('tab', { name: '服务记录' }).click();
  const timeline = page.getByRole('region', { name: '时间线' });
  await expect(timeline).toBeVisible();

  await test.step('typed, understood while it is typed, kept by Enter', async () => {
    await page.locator('.client-panel').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('n');
    const line = page.getByRole('textbox', { name: '一句话记录' });
    await expect(line).toBeFocused();
    await line.fill(`电话沟通养老规划 #养老 @${other.client_no}，下周五跟进方案`);
    await expect(page.locator('.quick-line-marks')).toContainText('跟进');
    await expect(page.locator('.quick-line-marks')).toContainText(other.client_no);
    await line.press('Enter');
    await expect(line).toHaveValue('');
  });
  const contact = timeline.locator('.entry.is-contact').filter({ hasText: '电话沟通养老规划' });
  const followUp = timeline.locator('.entry.is-task').filter({ hasText: '跟进方案' });
  await expect(contact).toBeVisible();
  await expect(followUp).toContainText('未完成');
  await expect(page.locator('.undo-bar')).toContainText('添加了联系记录和跟进任务');

  await test.step('back and forth by key', async () => {
    await page.getByRole('tab', { name: '服务记录' }).focus();
    await page.keyboard.press('Control+z');
    await expect(contact).toHaveCount(0);
    await expect(followUp).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(contact).toBeVisible();
    await expect(followUp).toBeVisible();
  });

  await test.step('changed in full, and filtered', async () => {
    await contact.getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: '联系记录' });
    await dialog.getByRole('textbox', { name: '内容' }).fill('电话沟通养老规划，已发方案');
    await dialog.getByRole('button', { name: /^保\s*存$/ }).click();
    await expect(dialog).toBeHidden();
    await expect(timeline).toContainText('已发方案');
    await page.getByRole('group', { name: '显示哪些记录' }).getByRole('button', { name: '联系' }).click();
    await expect(contact).toHaveCount(0);
    await page.getByRole('group', { name: '显示哪些记录' }).getByRole('button', { name: '全部' }).click();
    await expect(contact).toBeVisible();
  });

  await test.step('it stands on the timeline of the other client, who was named', async () => {
    await page.evaluate((no) => {
      location.hash = `#/client/${no}/service`;
    }, other.client_no);
    await expect(timeline).toContainText(`记在 ${client.client_no} 名下`);
  });
});
