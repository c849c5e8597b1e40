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
    await contact.locator('.entry-words').click();
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

test('the quick line completes, is corrected by its marks, and loses nothing by Escape or another page', async ({
  launch,
  branch,
}) => {
  const [client, other] = branch.clients;
  if (client === undefined || other === undefined) throw new Error('the demo branch has no clients');
  const store = path.join(branch.folder, 'line.db');
  copyFileSync(branch.store, store);
  const { page } = await launch({ store });
  const toService = (no: string) =>
    page.evaluate((clientNo) => {
      location.hash = `#/client/${clientNo}/service`;
    }, no);
  const line = page.getByRole('textbox', { name: '一句话记录' });
  const marks = page.getByRole('group', { name: '理解为' });
  const timeline = page.getByRole('region', { name: '时间线' });

  await test.step('a template is taken over and put in by its key', async () => {
    await page.evaluate(() => {
      location.hash = '#/today/templates';
    });
    const offer = page.getByRole('listitem').filter({ hasText: '未联系上' });
    await offer.getByRole('button', { name: /选\s*用/ }).click();
    await expect(page.locator('.undo-bar')).toContainText('添加了模板');
    await page.getByRole('button', { name: '新建模板' }).click();
    const dialog = page.getByRole('dialog', { name: '新建模板' });
    await dialog.getByRole('textbox', { name: '名称' }).fill('寒暄');
    await dialog.getByRole('textbox', { name: '文字' }).fill('{nmae}您好');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: /^保\s*存$/ }).click();
    await expect(dialog.getByRole('alert')).toContainText('第 1 行第 1 个字');
    await dialog.getByRole('textbox', { name: '文字' }).fill('问候 {name}');
    await dialog.getByRole('button', { name: /^保\s*存$/ }).click();
    await expect(dialog).toBeHidden();
    await toService(client.client_no);
    await line.click();
    await line.pressSequentially('/寒');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(line).toHaveValue(/^问候 .+/);
  });
  await test.step('Escape asks again before it clears, and what it cleared comes back', async () => {
    await page.keyboard.press('Escape');
    await expect(line).toHaveValue(/^问候/);
    await page.keyboard.press('Escape');
    await expect(line).toHaveValue('');
    await page.keyboard.press('Control+z');
    await expect(line).toHaveValue(/^问候/);
  });
  await test.step('a draft waits on its own client while another is looked at', async () => {
    await toService(other.client_no);
    await expect(line).toHaveValue('');
    await toService(client.client_no);
    await expect(line).toHaveValue(/^问候/);
  });
  await test.step('a client is completed by number, the marks are changed by press', async () => {
    await line.fill(`电话 @${other.client_no.slice(0, -1)}`);
    await expect(page.getByRole('option').first()).toBeVisible();
    const option = page.getByRole('option').filter({ hasText: other.client_no });
    await option.click();
    await expect(line).not.toHaveValue(/@\d+$/);
    await line.pressSequentially('谈养老 #养老，下周三跟进');
    await expect(marks).toContainText('#养老');
    await marks.getByRole('button', { name: '去掉#养老' }).click();
    await marks.getByRole('button', { name: '未联系上' }).click();
    await marks.getByRole('button', { name: '去掉跟进' }).click();
    await line.press('Enter');
    await expect(line).toHaveValue('');
    const contact = timeline.locator('.entry.is-contact').filter({ hasText: '谈养老' });
    await expect(contact).toContainText('未联系上');
    await expect(contact.locator('.is-tag')).toHaveCount(0);
    await expect(timeline.locator('.entry.is-task').filter({ hasText: '跟进' })).toHaveCount(0);
  });
  await test.step('the search finds what no page has loaded, and a day is gone to', async () => {
    const search = page.getByRole('searchbox', { name: '在全部记录中查找' });
    await search.fill('谈养老');
    await expect(timeline.locator('.entry')).toHaveCount(1);
    await search.fill('没有这样的记录');
    await expect(timeline).toContainText('没有符合条件的记录');
    await search.fill('');
    await page.getByRole('group', { name: '显示哪些记录' }).getByRole('button', { name: '全部' }).click();
    await page.getByLabel('到日期').fill('2026-09-30');
    await page.keyboard.press('Enter');
    await expect(timeline.locator('.entry.is-contact')).toHaveCount(0);
    const first = await timeline.locator('.timeline-day').first().textContent();
    expect(first !== null && first <= '2026-09-30').toBe(true);
    await page.getByRole('button', { name: '回到最新' }).click();
    await expect(timeline.locator('.entry.is-contact')).toHaveCount(1);
  });
});
