/** The Profile tab in the real window: a family member and a goal are added and taken back, a line is changed in place. */
import { clientGrid, expect, openClient, test } from './branchDesk.ts';

test('family, goals and notes are kept, shown and undone by keyboard', async ({ launch, branch }) => {
  const [client, other] = branch.clients;
  if (client === undefined || other === undefined) throw new Error('the demo branch has no clients');
  const { page } = await launch({ store: branch.copy('profile') });
  await clientGrid(page);
  await openClient(page, client.client_no);
  await page.getByRole('tab', { name: '档案' }).click();
  const family = page.getByRole('region', { name: '家庭成员' });
  const tab = page.getByRole('tab', { name: '档案' });

  await test.step('a member', async () => {
    await family.getByRole('button', { name: '添加成员' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '添加成员' });
    await expect(dialog.getByRole('textbox', { name: '姓名' })).toBeFocused();
    await page.keyboard.type('王小明');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(family).toContainText('王小明');
    await tab.focus();
    await page.keyboard.press('Control+z');
    await expect(family).toContainText('还没有登记家庭成员');
    await page.keyboard.press('Control+y');
    await expect(family).toContainText('王小明');
  });

  await test.step('a line in place: kept by Enter, given up by Escape', async () => {
    const needs = page.getByRole('button', { name: '修改需求' });
    await needs.press('Enter');
    await page.keyboard.type('想在三年内换房');
    await page.keyboard.press('Enter');
    await expect(needs).toHaveText('修改需求 想在三年内换房');
    await needs.press('Enter');
    await page.keyboard.type('，不确定');
    await page.keyboard.press('Escape');
    await expect(needs).toHaveText('修改需求 想在三年内换房');
  });

  await test.step('a household of two: sums over both, refused to a third household', async () => {
    const panel = page.getByRole('region', { name: '家庭', exact: true });
    await panel.getByRole('button', { name: '建立家庭' }).click();
    const dialog = page.getByRole('dialog', { name: '建立家庭' });
    await dialog.getByRole('combobox', { name: '成员客户' }).fill(other.client_no);
    await dialog.locator('.ant-select-item-option').filter({ hasText: other.client_no }).click();
    await dialog.getByRole('heading', { name: '建立家庭' }).click();
    await dialog.getByRole('button', { name: /^保\s*存$/ }).click();
    await expect(dialog).toBeHidden();
    const mine = page.locator('.household-sums');
    await expect(mine).toBeVisible();
    await expect(page.locator('.profile')).toContainText(other.client_no);
  });
});
