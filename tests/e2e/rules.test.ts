// Rules in the real window, by keyboard: a shipped one copied, its bound typed anew, tried out, saved, and its proposals found in
// the inbox; taken back; a shipped one switched off and back; what is wrong is told where it stands.
import { expect, test } from './branchDesk.ts';
import { violations } from './rules.ts';

/** The rules look at every client in the background once the figures are there. */
const RAISED_MS = 60_000;

test('a rule is copied, changed, tried out, saved, and raises; undo takes it back', async ({ launch }) => {
  test.setTimeout(150_000);
  const { page } = await launch();
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  const list = page.getByRole('navigation', { name: '规则列表' });
  const text = page.getByRole('textbox', { name: '用文字写条件' });
  const raise = page.locator('.rule-raise strong');

  await test.step('two keys lead to the rules; one is found and opened', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await expect(list.locator('.rule-line')).toHaveCount(17);
    await list.getByRole('searchbox', { name: '查找规则' }).fill('闲置');
    await list.getByRole('button', { name: /现金长期闲置/ }).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: '现金长期闲置' })).toBeVisible();
    await expect(page.getByText('版本1 · 预置')).toBeVisible();
    await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), `editor, ${colorScheme}`).toEqual([]);
    }
  });

  await test.step('its copy follows what is typed', async () => {
    await page.getByRole('button', { name: '复制' }).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: '现金长期闲置（副本）' })).toBeVisible();
    await text.fill('近20日最低现金 >= 900万');
    await expect(page.locator('.rule-facts')).not.toContainText('对5位');
    const few = Number(/\d+/.exec((await page.locator('.rule-facts').textContent()) ?? '')?.[0]);
    await text.fill('近20日最低现金 >= 1');
    await expect
      .poll(async () => Number(/\d+/.exec((await page.locator('.rule-facts').textContent()) ?? '')?.[0]))
      .toBeGreaterThan(few);
    await expect(raise).toContainText('启用后今天会提出');
  });

  await test.step('a field that is nowhere keeps it from being saved, and is told where it stands', async () => {
    const words = page.getByRole('textbox', { name: '支持的理由 1 · 中文' });
    await words.fill('现金{event.idle_cash}');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('alert').filter({ hasText: '有 1 处需要改正' })).toBeVisible();
    const fault = page.locator('.rule-fault');
    await expect(fault).toContainText('没有“event.idle_cash”这项数据');
    expect.soft(await violations(page), 'a fault').toEqual([]);
    await fault.getByRole('button', { name: '近20日最低现金' }).press('Enter');
    await expect(words).toHaveValue('现金{event.idle_cash_20}');
  });

  await test.step('leaving asks first', async () => {
    await list.getByRole('searchbox', { name: '查找规则' }).fill('');
    await list.getByRole('button', { name: /单一持仓过重/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '有未保存的修改' });
    await dialog.locator('.ant-btn-primary').press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('textbox', { name: '支持的理由 1 · 中文' })).toHaveValue('现金{event.idle_cash_20}');
  });

  const wanted = await test.step('switched on and saved it stands in the list', async () => {
    await page.getByRole('checkbox', { name: '启用', exact: true }).press('Space');
    await expect(raise).toHaveText(/^今天会提出[\d,]+条建议$/);
    const n = Number(((await raise.textContent()) ?? '').replace(/\D/g, ''));
    expect(n).toBeGreaterThan(0);
    const title = page.getByRole('textbox', { name: '标题 · 中文' });
    await title.fill('有现金的客户');
    await page.getByRole('textbox', { name: '标题 · 英文' }).fill('Clients with cash');
    await page.keyboard.press('Control+s');
    await expect(page.locator('.undo-bar')).toContainText('添加了规则');
    await expect(list.getByRole('button', { name: /有现金的客户/ })).toContainText('自建');
    await expect(page.getByText('版本0.1 · 自建')).toBeVisible();
    return n;
  });

  await test.step('its proposals come into the inbox by themselves', async () => {
    const line = list.getByRole('button', { name: /有现金的客户/ });
    await expect(line.locator('.num').first()).toHaveText(String(wanted), { timeout: RAISED_MS });
    await page.evaluate(() => {
      location.hash = '#/proposals';
    });
    await page.getByRole('searchbox', { name: '客户或建议' }).fill('有现金的客户');
    await expect(page.getByRole('grid', { name: '服务建议列表' })).toContainText('有现金的客户');
    await page.getByRole('searchbox', { name: '客户或建议' }).fill('');
  });

  await test.step('undo takes the rule away, and the rules withdraw what nobody has spoken of', async () => {
    await page.evaluate(() => {
      location.hash = '#/rules';
    });
    await expect(list.locator('.rule-line')).toHaveCount(18);
    await list.getByRole('button', { name: '新建规则' }).focus();
    await page.keyboard.press('Control+z');
    await expect(list.locator('.rule-line')).toHaveCount(17);
    await page.evaluate(() => {
      location.hash = '#/proposals';
    });
    await expect(page.getByRole('grid', { name: '服务建议列表' })).not.toContainText('有现金的客户', {
      timeout: RAISED_MS,
    });
  });
});

test('a shipped rule is switched off as a version of the branch, compared, and restored; it is tried on past days', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { page } = await launch({ language: 'en' });
  await page.evaluate(() => {
    location.hash = '#/rules/large_inflow';
  });
  await expect(page.getByRole('heading', { level: 2, name: 'Large inflow' })).toBeVisible();
  await test.step('off, with what differs from the shipped one', async () => {
    await page.getByRole('checkbox', { name: 'On', exact: true }).press('Space');
    await expect(page.locator('.rule-raise strong')).toHaveText('Off: raises nothing');
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await expect(page.locator('.undo-bar')).toContainText('Rule switched off');
    await expect(page.getByText('Version 1.1 · Changed')).toBeVisible();
    await expect(page.locator('.field-table')).toContainText('Switched off');
    expect.soft(await violations(page), 'a changed rule').toEqual([]);
  });
  await test.step('on again is the shipped one: nothing of the branch is left', async () => {
    await page.getByRole('button', { name: 'Back to shipped' }).press('Enter');
    await expect(page.getByText('Version 1 · Shipped')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'On', exact: true })).toBeChecked();
  });
  await test.step('past days, one after the other', async () => {
    await page.getByRole('button', { name: 'Try', exact: true }).press('Enter');
    await expect(page.locator('.rule-dry-table tbody tr')).toHaveCount(6);
    await expect(page.locator('.rule-dry-table')).toContainText('2026-10-31');
    expect.soft(await violations(page), 'a dry run').toEqual([]);
  });
});
