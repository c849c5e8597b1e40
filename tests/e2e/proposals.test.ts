/** Proposals in the real window, by keyboard: found, read down to a trace, declined with a reason, taken back, accepted, done. */
import { expect, rowCount, test } from './branchDesk.ts';

/** The rules look at every client in the background once the figures are there. */
const RAISED_MS = 60_000;

test('an inbox is filtered, one is declined, taken back, accepted and carried out, by keyboard alone', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { page } = await launch();
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  const grid = page.getByRole('grid', { name: '服务建议列表' });
  const open = page.locator('article.proposal');

  await test.step('two keys lead to the inbox, which fills by itself', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await expect(grid.getByRole('row').nth(1)).toBeVisible({ timeout: RAISED_MS });
    await expect(page.getByRole('button', { name: /^待办/ })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('a pill and words narrow it', async () => {
    const all = await rowCount(grid);
    const high = page.getByRole('button', { name: /^高\s*\d/ });
    const n = Number(/\d+/.exec((await high.textContent()) ?? '')?.[0]);
    await high.press('Enter');
    await expect(high).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => rowCount(grid)).toBe(n);
    expect(n).toBeLessThan(all);
    await page.getByRole('searchbox', { name: '客户或建议' }).fill('风险测评');
    await expect(grid).toContainText('风险测评已过期');
    await expect(grid).not.toContainText('持仓高于风险等级');
  });

  await test.step('two are selected, and the bulk step says what it will do', async () => {
    await grid.focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await expect(page.getByText('已选 2 条')).toBeVisible();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: '标为已阅：2 条' });
    await expect(dialog).toContainText('可以做的 2 条');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.locator('.undo-bar')).toContainText('已阅服务建议');
    await expect(grid.getByRole('row').nth(1)).toContainText('已阅');
    await page.getByRole('button', { name: '取消选择' }).press('Enter');
  });

  await test.step('one is opened with its reasons, and is read', async () => {
    await grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(open.getByRole('heading', { level: 2 })).toHaveText('风险测评已过期');
    await expect(open).toContainText('请客户重新做风险测评');
    await expect(open.locator('.proposal-state')).toHaveText('已阅');
    await expect(open.getByRole('region', { name: '适当性' })).toContainText('提出时');
  });

  await test.step('a number in its reasons leads to its trace, and back', async () => {
    await open.locator('.reasons [data-trace]').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('这个数怎么来的')).toBeVisible();
    expect(page.url()).toContain('/proposals?why=suitability');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByText('这个数怎么来的')).toBeHidden();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(open.getByRole('heading', { level: 2 })).toHaveText('风险测评已过期');
  });
  const client = (await open.locator('.proposal-client .link-button').textContent()) ?? '';

  await test.step('declined with a reason and the client’s words, and taken back', async () => {
    await open.focus();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: '客户拒绝：风险测评已过期' });
    await dialog.getByRole('button', { name: '记为拒绝' }).press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('须填写拒绝原因');
    const reason = dialog.getByRole('combobox', { name: '原因' });
    await reason.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByTitle('以后再说').click();
    await dialog.getByRole('textbox', { name: '客户原话' }).fill('等年后再做');
    await dialog.getByRole('button', { name: '记为拒绝' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(open.locator('.proposal-state')).toHaveText('客户拒绝');
    await expect(open.getByRole('region', { name: '经过' })).toContainText('以后再说');
    await expect(open).toContainText('等年后再做');
    await page.keyboard.press('Control+z');
    await expect(open.locator('.proposal-state')).toHaveText('已阅');
  });

  await test.step('accepted: a task stands on Today', async () => {
    await open.focus();
    await page.keyboard.press('y');
    const dialog = page.getByRole('dialog', { name: '客户接受：风险测评已过期' });
    await expect(dialog.getByRole('textbox', { name: '任务' })).toBeFocused();
    await dialog.getByRole('textbox', { name: '任务' }).fill('陪同重新测评');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(open.locator('.proposal-state')).toHaveText('客户接受');
    // It has left the list of the open ones: letters still mean the one that is read.
    await open.focus();
    await page.keyboard.press('c');
    await expect(open.locator('.proposal-state')).toHaveText('已执行');
    await page.keyboard.press('Control+z');
    await expect(open.locator('.proposal-state')).toHaveText('客户接受');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(page.getByRole('region', { name: '到期与逾期' })).toContainText('陪同重新测评');
    await expect(page.getByRole('region', { name: '服务建议' })).toContainText('高优先级待办');
  });

  await test.step('carried out, and then it waits for what comes of it', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await page.getByRole('button', { name: /^已答复/ }).press('Enter');
    await expect(grid).toContainText(client);
    await grid.focus();
    await page.keyboard.press('Enter');
    await expect(open.getByRole('button', { name: /已执行/ })).toBeVisible();
    await open.focus();
    await page.keyboard.press('c');
    await expect(open.locator('.proposal-state')).toHaveText('已执行');
    await expect(open.getByRole('region', { name: '经过' })).toContainText('执行');
  });
});

test("the client's own tab has his proposals, and notes what he asks for himself", async ({ launch }) => {
  test.setTimeout(120_000);
  const { page } = await launch({ language: 'en' });
  await expect(page.getByRole('region', { name: 'Proposals' })).toContainText('All open', { timeout: RAISED_MS });
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await page.getByRole('searchbox', { name: 'Client or title' }).fill('assessment expired');
  const grid = page.getByRole('grid', { name: 'List of proposals' });
  await expect(grid.getByRole('row').nth(1)).toContainText('Risk assessment expired');
  await grid.focus();
  await page.keyboard.press('Enter');
  await page.locator('.proposal-client .link-button').press('Enter');
  await page.getByRole('tab', { name: /^Proposals \d/ }).click();
  await expect(page.getByRole('region', { name: 'Risk assessment expired' })).toContainText(
    'nothing above R1 may be proposed',
  );

  const requests = page.getByRole('region', { name: 'At his own request' });
  await requests.getByRole('button', { name: 'Note a request' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'At his own request' });
  const product = dialog.getByRole('combobox', { name: 'Product' });
  await product.fill('R1');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Within his level');
  await dialog.getByRole('spinbutton', { name: 'Amount' }).fill('50000');
  await dialog.getByRole('button', { name: 'Note it' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(requests).toContainText('¥50,000.00');
  await expect(requests).toContainText('Within level');
});
