/** The client page says what the command line says, on every tab. */
import { clientGrid, expect, figure, grouped, openClient, signed, test, textOf, times } from './branchDesk.ts';
import type { DemoBranch } from './demoBranch.ts';

const SINCE_START = '有数据以来';

/** A client with something on every tab: the largest of those who traded in the last half year. */
function busyClient(branch: DemoBranch): string {
  const active = branch.clients.filter(
    (client) => (client.turnover_6m ?? 0) > 0 && Number(client.market_value ?? 0) > 0,
  );
  const [first] = [...active].sort((a, b) => Number(b.total_asset ?? 0) - Number(a.total_asset ?? 0));
  if (!first) throw new Error('nobody trades in the demo branch');
  return first.client_no;
}

test('every tab shows the figures of client NO --json', async ({ launch, branch }) => {
  const clientNo = busyClient(branch);
  const report = await branch.report(clientNo);
  const { assets, pnl, turnover, positions } = report;
  if (assets.total === null || assets.market_value === null || pnl.pnl === null || turnover.turnover === null) {
    throw new Error('the busiest client has figures missing');
  }
  const { page } = await launch();
  await clientGrid(page);
  await openClient(page, clientNo);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(report.name);
  await expect(page.locator('.client-asset')).toContainText(grouped(assets.total));

  await test.step('overview', async () => {
    expect(await figure(page, '总资产')).toBe(grouped(assets.total ?? ''));
    expect(await figure(page, '证券市值')).toBe(grouped(assets.market_value ?? ''));
    expect(await figure(page, '期间盈亏')).toBe(signed(pnl.pnl ?? ''));
    expect(await figure(page, '资产周转率')).toBe(times(turnover.turnover ?? Number.NaN));
  });

  await test.step('holdings', async () => {
    await page.getByRole('tab', { name: '持仓' }).click();
    const table = page.getByRole('region', { name: '持仓明细' });
    await expect(table.locator('tbody tr')).toHaveCount(positions.length);
    for (const position of positions) {
      if (position.market_value === null) continue;
      await expect(table.getByRole('cell', { name: grouped(position.market_value) }).first()).toBeVisible();
    }
  });

  await test.step('profit', async () => {
    await page.getByRole('tab', { name: '盈亏' }).click();
    const lines = page.locator('table.lines');
    await expect(lines.getByRole('row', { name: /^期间盈亏/ })).toContainText(signed(pnl.pnl ?? ''));
    await expect(lines.getByRole('row', { name: /^期末资产/ })).toContainText(grouped(assets.total ?? ''));
    await expect(page.getByRole('region', { name: '分证券盈亏' }).locator('tbody tr')).toHaveCount(
      pnl.by_security.length,
    );
  });

  await test.step('turnover', async () => {
    await page.getByRole('tab', { name: '周转率' }).click();
    expect(await figure(page, '资产周转率')).toBe(times(turnover.turnover ?? Number.NaN));
    expect(await figure(page, '成交额')).toBe(grouped(turnover.volume ?? ''));
  });

  await test.step('trades', async () => {
    await page.getByRole('tab', { name: '成交' }).click();
    const grid = page.getByRole('grid', { name: '成交' });
    await expect(grid.getByRole('row').nth(1)).toBeVisible();
    const first = await textOf(grid.getByRole('row').nth(1));
    expect(first).toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});

test('another period gives other figures, kept for the next client', async ({ launch }) => {
  const { page } = await launch();
  const grid = await clientGrid(page);
  await grid.getByRole('row').nth(1).click();
  await figure(page, '总资产');
  const thisYear = await textOf(page.locator('.period'));
  await page.locator('.period').getByText(SINCE_START).click();
  await expect(page.locator('.period')).not.toHaveText(thisYear);
  await page.getByRole('button', { name: '下一位客户' }).click();
  await expect(page.locator('.period .ant-segmented-item-selected')).toHaveText(SINCE_START);
});
