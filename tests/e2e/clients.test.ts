/** The list of clients: all of them, sorted, filtered, found, by mouse and by keyboard. */
import { clientGrid, columnTexts, expect, rowCount, test, textOf } from './branchDesk.ts';

const COLUMN = { clientNo: 1, name: 2, tier: 4, totalAsset: 7 } as const;

function number(text: string): number {
  return text === '—' ? Number.NEGATIVE_INFINITY : Number(text.replaceAll(',', ''));
}

test('shows every client of the branch', async ({ launch, branch }) => {
  const { page } = await launch();
  const grid = await clientGrid(page);
  expect(await rowCount(grid)).toBe(branch.clients.length);
  await expect(page.getByRole('status').filter({ hasText: `${branch.clients.length} 位客户` })).toBeVisible();
});

test('sorts by a column and back', async ({ launch, branch }) => {
  const { page } = await launch();
  const grid = await clientGrid(page);
  const header = grid.getByRole('columnheader', { name: /^总资产/ });
  while ((await header.getAttribute('aria-sort')) !== 'descending') {
    const before = await header.getAttribute('aria-sort');
    await header.getByRole('button').click();
    await expect(header).not.toHaveAttribute('aria-sort', before ?? '');
  }
  const shown = (await columnTexts(grid, COLUMN.totalAsset)).map(number);
  expect(shown.length).toBeGreaterThan(10);
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  const largest = Math.max(
    ...branch.clients.map((client) => Number(client.total_asset ?? Number.NaN)).filter(Number.isFinite),
  );
  expect(shown[0]).toBe(largest);
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
});

test('filters by tier, and clears', async ({ launch, branch }) => {
  const { page } = await launch();
  const grid = await clientGrid(page);
  const gold = branch.clients.filter((client) => client.tier === 'gold').length;
  expect(gold).toBeGreaterThan(0);
  await page.getByRole('combobox', { name: '客户等级' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '黄金' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(gold + 1));
  expect(new Set(await columnTexts(grid, COLUMN.tier))).toEqual(new Set(['黄金']));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(branch.clients.length + 1));
});

test('finds by number and by name', async ({ launch, branch }) => {
  const { page } = await launch();
  const grid = await clientGrid(page);
  const find = page.getByRole('searchbox');
  const wanted = branch.clients[branch.clients.length - 3];
  if (!wanted) throw new Error('the demo branch has no clients');
  await find.fill(wanted.client_no);
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  expect(await columnTexts(grid, COLUMN.name)).toEqual([wanted.name]);
  await find.fill(wanted.name);
  await expect.poll(() => columnTexts(grid, COLUMN.clientNo)).toContain(wanted.client_no);
  await find.fill('没有这个人');
  await expect(page.getByText('没有符合条件的客户')).toBeVisible();
});

test('goes from the list into a client and back by keyboard alone', async ({ launch }) => {
  const { page } = await launch();
  const grid = await clientGrid(page);
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const chosen = grid.locator('[role="row"][aria-selected="true"] [role="gridcell"]').first();
  const clientNo = await textOf(chosen);
  await page.keyboard.press('Enter');
  await expect(page.locator('.client-facts')).toContainText(clientNo);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('.client-facts')).not.toContainText(clientNo);
  await page.keyboard.press('Alt+ArrowLeft');
  await clientGrid(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(clientNo);
  await page.keyboard.press('Enter');
  await expect(page.locator('.client-facts')).toContainText(clientNo);
});
