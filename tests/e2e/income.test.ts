/** Income and fees of a client as the command line has them; and a benchmark of his own, chosen and taken back. */
import type { Page } from '@playwright/test';
import { clientGrid, expect, figure, grouped, openClient, test, textOf } from './branchDesk.ts';
import type { DemoBranch } from './demoBranch.ts';
import { violations } from './rules.ts';

/** The largest client whose report has dividends and commission. */
async function paidClient(branch: DemoBranch): Promise<string> {
  const byAssets = [...branch.clients].sort((a, b) => Number(b.total_asset ?? 0) - Number(a.total_asset ?? 0));
  for (const { client_no } of byAssets) {
    const { pnl, turnover } = await branch.report(client_no);
    if (Number(pnl.dividends) > 0 && Number(turnover.commission) > 0) return client_no;
  }
  throw new Error('nobody in the demo branch was paid a dividend');
}

const region = (page: Page, name: string) => page.getByRole('region', { name });

test('income and fees say what the report says', async ({ launch, branch }) => {
  const clientNo = await paidClient(branch);
  const { pnl, turnover } = await branch.report(clientNo);
  const { page } = await launch();
  await clientGrid(page);
  await openClient(page, clientNo);
  await page.getByRole('tab', { name: '收入与费用' }).click();

  await test.step('the sums', async () => {
    expect(await figure(page, '分红净额')).toBe(grouped(pnl.dividends ?? ''));
    expect(await figure(page, '利息')).toBe(grouped(pnl.interest ?? ''));
    expect(await figure(page, '交易费用')).toBe(grouped(pnl.fees ?? ''));
    expect(await figure(page, '佣金')).toBe(grouped(turnover.commission ?? ''));
    expect(await figure(page, '净佣金')).toBe(grouped(turnover.net_commission ?? ''));
    expect(await figure(page, '实际佣金率')).toBe(`${((turnover.commission_rate_effective ?? 0) * 1000).toFixed(3)}‰`);
  });

  await test.step('the tables have them as their totals', async () => {
    const dividends = region(page, '分证券红利').locator('tfoot');
    await expect(dividends).toContainText(grouped(pnl.dividends ?? ''));
    const paid = pnl.by_security.filter((row) => row.dividends !== '0.00');
    for (const row of paid.slice(0, 5)) {
      await expect(region(page, '分证券红利').getByRole('row').filter({ hasText: row.code }).first()).toContainText(
        grouped(row.dividends ?? ''),
      );
    }
    for (const group of ['按品种', '按月份']) {
      await region(page, '费用构成').getByText(group).click();
      const foot = region(page, '费用构成').locator('tfoot');
      await expect(foot).toContainText(grouped(turnover.commission ?? ''));
      await expect(foot).toContainText(grouped(turnover.net_commission ?? ''));
      await expect(foot).toContainText(grouped(pnl.fees ?? ''));
    }
  });

  await test.step('a month of the calendar chooses the flows, and gives them back', async () => {
    const flows = region(page, '收支流水');
    const count = flows.locator('.num[role="status"]');
    const all = await textOf(count);
    const month = region(page, '红利日历').getByRole('button').first();
    await month.focus();
    await page.keyboard.press('Enter');
    await expect(month).toHaveAttribute('aria-pressed', 'true');
    await expect(count).not.toHaveText(all);
    await flows.getByRole('button', { name: /^取消只看/ }).click();
    await expect(count).toHaveText(all);
    await flows.getByText('利息', { exact: true }).first().click();
    await expect(flows.getByRole('gridcell', { name: '红利', exact: true })).toHaveCount(0);
  });

  await test.step('a figure explains itself', async () => {
    await page.locator('[data-trace="pnl.dividends"]').first().click();
    await expect(page.locator('.trace-name')).toContainText('分红净额');
    const ofSecurity = region(page, '分证券红利').locator('tbody [data-trace^="pnl.by_security."]').first();
    const amount = await textOf(ofSecurity);
    await ofSecurity.click();
    await expect(page.locator('.trace-value').first()).toHaveText(amount);
  });
});

test('the page breaks no rule, in light and in dark', async ({ launch, branch }) => {
  const clientNo = await paidClient(branch);
  const { page } = await launch();
  await clientGrid(page);
  await openClient(page, clientNo);
  await page.getByRole('tab', { name: '收入与费用' }).click();
  await expect(region(page, '佣金率')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await region(page, '红利日历').getByRole('button').first().click();
    expect.soft(await violations(page), colorScheme).toEqual([]);
  }
  await page.getByRole('tab', { name: '总览' }).click();
  await expect(page.getByRole('combobox', { name: '比较基准' })).toBeVisible();
  expect.soft(await violations(page), 'overview').toEqual([]);
});

test('a client is compared with an index of his own until that is taken back', async ({ launch, branch }) => {
  const clientNo = await paidClient(branch);
  const before = await branch.report(clientNo);
  const { page } = await launch();
  await clientGrid(page);
  await openClient(page, clientNo);
  const panel = page.getByRole('region', { name: /^收益走势与/ });
  await expect(panel).toContainText('沪深300');
  const standard = await figure(page, '沪深300');

  await test.step('found by its name with the keyboard', async () => {
    await page.getByRole('combobox', { name: '比较基准' }).click();
    await page.keyboard.type('创业');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('status')).toContainText('比较基准已改为创业板指');
    await expect(panel.getByRole('heading')).toHaveText('收益走势与创业板指');
    const own = await figure(page, '创业板指');
    expect(own).not.toBe(standard);
    const { returns } = await branch.report(clientNo);
    expect(returns.benchmark).toBe(before.returns.benchmark);
    expect(own).toBe(percent(returns.own_benchmark));
    expect(await figure(page, '超额收益')).toBe(percent(returns.own_excess));
  });

  await test.step('kept for this client over a reload, and not for others', async () => {
    const other = branch.clients.find((one) => one.client_no !== clientNo && Number(one.total_asset ?? 0) > 0);
    await anotherClient(page, other?.client_no ?? '');
    await expect(region(page, '收益走势与沪深300')).toBeVisible();
    await anotherClient(page, clientNo);
    await page.reload();
    await expect(region(page, '收益走势与创业板指')).toBeVisible();
  });

  await test.step('and undone', async () => {
    await page.getByRole('combobox', { name: '比较基准' }).click();
    await page.getByTitle('上证指数').click();
    await expect(panel.getByRole('status')).toContainText('比较基准已改为上证指数');
    await panel.getByRole('button', { name: '撤销' }).click();
    await expect(panel.getByRole('status')).toContainText('比较基准已恢复为创业板指');
    await page.getByRole('combobox', { name: '比较基准' }).click();
    await page.keyboard.type('000300');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading')).toHaveText('收益走势与沪深300');
    expect((await branch.report(clientNo)).missing['returns.own_benchmark']).toBe('no_own_benchmark');
  });
});

/** By way of the list. */
async function anotherClient(page: Page, clientNo: string): Promise<void> {
  await page.getByRole('button', { name: '返回' }).click();
  await clientGrid(page);
  await openClient(page, clientNo);
}

function percent(ratio: number | null): string {
  if (ratio === null) throw new Error('no figure');
  const text = `${(ratio * 100).toFixed(2)}%`;
  return Number.parseFloat(text) > 0 ? `+${text}` : text;
}
