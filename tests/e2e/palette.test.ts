/** Finding anything, keys, edits and the history of a record in the real window, by keyboard alone. */
import type { Page } from '@playwright/test';
import { pinyinName } from '../../src-main/sync/pinyinName.ts';
import { expect, test } from './branchDesk.ts';
import type { DemoBranch } from './demoBranch.ts';

/** A client whose initials nobody else's name, number or initials hold. */
function withOwnInitials(branch: DemoBranch) {
  const all = branch.clients.map((client) => ({ ...client, ...pinyinName(client.name) }));
  const found = all.find(({ client_no, pinyin_initials: own }) => {
    if (own.length < 3 || own.includes(' ')) return false;
    return !all.some((one) => one.client_no !== client_no && `${one.pinyin}\n${one.pinyin_initials}`.includes(own));
  });
  if (found === undefined) throw new Error('every client shares his initials');
  return found;
}

const palette = (page: Page) => page.getByRole('dialog', { name: '查找一切' });
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '查找一切' })).toBeFocused();
  await page.keyboard.type(text);
}

test('a client, an action, a key, a note and its history, by keyboard alone', async ({ launch, branch }) => {
  const { page } = await launch({ store: branch.copy('palette') });
  const client = withOwnInitials(branch);
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();

  await test.step('initials and Enter open the client, even before the answer is there', async () => {
    await find(page, client.pinyin_initials);
    await page.keyboard.press('Enter');
    await expect(page.locator('.client-facts')).toContainText(client.client_no);
    await expect(palette(page)).toBeHidden();
  });

  await test.step('digits lead to the tabs, letters write', async () => {
    await page.keyboard.press('0');
    await expect(page.getByRole('tab', { name: '风险', selected: true })).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('tab', { name: '服务记录', selected: true })).toBeVisible();
    await expect(page.getByRole('textbox', { name: '一句话记录' })).toBeFocused();
    // In a field letters are letters.
    await page.keyboard.type('电话谈了海外留学费用 9nc');
    await page.keyboard.press('Enter');
    await expect(page.locator('.entry.is-contact')).toContainText('海外留学费用 9nc');
    await page.keyboard.press('Tab');
    await page.keyboard.press('k');
    await expect(page.getByRole('dialog', { name: '登记投诉' })).toBeVisible();
    // Nothing is heard behind a dialog.
    await page.getByRole('button', { name: '取消' }).focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('tab', { name: '服务记录', selected: true })).toBeVisible();
    await page.keyboard.press('t');
    await expect(page.getByRole('dialog', { name: '新建任务' })).toContainText(client.name);
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await expect(page.getByRole('dialog', { name: '添加成员' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  });

  await test.step('a note is found by its words and opened', async () => {
    await find(page, '留学费用');
    await expect(palette(page).getByRole('option').first()).toContainText(client.name);
    await expect(palette(page).locator('mark').first()).toHaveText('留学费用');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '联系记录' });
    await expect(dialog.getByRole('textbox', { name: '内容' })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('改成了谈养老');
    await dialog.getByRole('button', { name: /^保\s*存$/ }).press('Enter');
    await expect(dialog).toBeHidden();
  });
  const entry = page.locator('.entry.is-contact');

  await test.step('its history shows both versions; the first is restored, and that is undone', async () => {
    await expect(entry).toContainText('改成了谈养老');
    await entry.locator('.entry-words').focus();
    await page.keyboard.press('h');
    const history = page.getByRole('dialog', { name: '联系记录的历史' });
    await expect(history).toContainText('第 2 版');
    await expect(history.locator('.field-before')).toContainText('电话谈了海外留学费用 9nc');
    await history.getByRole('button', { name: '恢复这一版 第 1 版' }).press('Enter');
    await expect(history).toContainText('已恢复第 1 版。');
    await page.keyboard.press('Escape');
    await expect(entry).toContainText('海外留学费用 9nc');
    await page.keyboard.press('Control+z');
    await expect(entry).toContainText('改成了谈养老');
  });
});

test('edits are listed, opened, undone in their turn, and bring a deleted record back', async ({ launch, branch }) => {
  const { page } = await launch({ store: branch.copy('edits') });
  const client = withOwnInitials(branch);
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  await find(page, client.client_no);
  await page.keyboard.press('Enter');
  await expect(page.locator('.client-facts')).toContainText(client.client_no);
  for (const text of ['第一次电话', '第二次电话']) {
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: '一句话记录' })).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect(page.locator('.entry.is-contact').filter({ hasText: text })).toBeVisible();
    await page.keyboard.press('Tab');
  }
  await find(page, '>修改记录');
  await page.keyboard.press('Enter');
  const list = page.getByRole('grid', { name: '修改列表' });
  const mine = list.getByRole('row').filter({ hasText: '添加了联系记录' });
  await expect(mine).toHaveCount(2);

  await test.step('the older step waits for the newer one', async () => {
    await expect(list).toBeFocused();
    await mine.nth(1).click();
    await expect(page.getByRole('article')).toContainText('第一次电话');
    await expect(page.getByRole('article')).toContainText('请先撤销它之后的 1 步');
    await mine.nth(0).click();
    await expect(page.getByRole('article')).toContainText('第二次电话');
    await page.getByRole('button', { name: '撤销这一步' }).press('Enter');
    await expect(page.getByRole('article')).toContainText('已撤销');
  });

  await test.step('the record that went with it is restored from its history', async () => {
    await page
      .getByRole('article')
      .getByRole('button', { name: /的历史$/ })
      .press('Enter');
    const history = page.getByRole('dialog', { name: '联系记录的历史' });
    await expect(history).toContainText('已删除');
    await history.getByRole('button', { name: '恢复这一版 第 1 版' }).press('Enter');
    await expect(history).toContainText('已恢复第 1 版。');
    await page.keyboard.press('Escape');
    await expect(list).toContainText('恢复了早先的版本');
  });

  await test.step('found by words, and by nothing', async () => {
    await page.getByRole('searchbox', { name: '查找对象或操作' }).fill('恢复');
    await expect(list.getByRole('row')).toHaveCount(2);
    await page.getByRole('searchbox', { name: '查找对象或操作' }).fill('没有这样的操作');
    await expect(page.getByText('没有符合条件的修改')).toBeVisible();
    await page.getByRole('button', { name: '清除条件' }).click();
    await expect(mine).toHaveCount(2);
  });
});

test('keys are shown, searched and true', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  const sheet = page.getByRole('dialog', { name: '快捷键' });
  await page.keyboard.press('?');
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('g e');
  await expect(sheet.locator('dt')).toHaveText(['修改记录']);
  await page.keyboard.press('Escape');
  if (await sheet.isVisible()) await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  const places: readonly (readonly [string, string])[] = [
    ['g k', '#/today/tasks'],
    ['g s', '#/sync/state'],
    ['g q', '#/sync/quarantine'],
    ['g v', '#/sync/selfCheck'],
    ['g m', '#/profiles'],
    ['g e', '#/edits'],
    ['g t', '#/today/today'],
    ['g c', '#/clients'],
    ['Alt+1', '#/today/today'],
  ];
  for (const [keys, hash] of places) {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => location.hash), keys).toBe(hash);
  }
  await page.keyboard.press('v');
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('?');
  await expect(page.getByRole('option').filter({ hasText: 'Undo' })).toBeVisible();
});

test('every button has letters of its own, also in a dialog, and the sheet tells them', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  const sheet = page.getByRole('dialog', { name: '快捷键' });
  const letters = page.locator('.hints .hint');
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: '新建分群' })).toBeVisible();

  await test.step('what the sheet says is pressed by its keys', async () => {
    await page.keyboard.press('?');
    await expect(sheet.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('新建分群');
    await expect(sheet.locator('dt')).toHaveText(['新建分群']);
    const keys = await sheet.locator('dd kbd').allTextContents();
    await page.keyboard.press('Escape');
    if (await sheet.isVisible()) await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    expect(keys[0]).toBe('B');
    for (const key of keys) await page.keyboard.press(key.toLowerCase());
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/segments/new');
    await expect(letters).toHaveCount(0);
  });

  await test.step('in a field and in a dialog with Alt; Escape takes the letters away and nothing else', async () => {
    await page.getByRole('textbox', { name: '名称' }).focus();
    await page.keyboard.type('b');
    await expect(page.getByRole('textbox', { name: '名称' })).toHaveValue('b');
    await page.keyboard.press('Alt+b');
    await expect(letters.first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(letters).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: '名称' })).toHaveValue('b');
    await page.getByRole('textbox', { name: '用文字写条件' }).fill('总资产 > 0');
    await page.getByRole('button', { name: '建任务' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '建任务' });
    await expect(dialog.getByRole('textbox', { name: '任务内容' })).toBeFocused();
    await page.keyboard.press('Alt+b');
    await expect(letters.first()).toBeVisible();
    const inside = await dialog.locator('button:visible, input:visible').count();
    expect(await letters.count()).toBeLessThanOrEqual(inside);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
  });
});
