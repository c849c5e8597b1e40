/** The Risk page: the figures of the command line, explanations in place, another index, and a client without holdings. */
import type { Locator } from '@playwright/test';
import { clientGrid, expect, openClient, test, textOf } from './branchDesk.ts';
import type { DemoBranch } from './demoBranch.ts';

const percent = (ratio: number): string =>
  ratio.toLocaleString('zh-CN', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
const plain = (value: number): string =>
  value.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const yuan = (text: string): number => Number(text.replaceAll(',', ''));

/** The client with the most money in securities who traded in the last half year. */
function invested(branch: DemoBranch): string {
  const active = branch.clients.filter(
    (client) => (client.turnover_6m ?? 0) > 0 && Number(client.market_value ?? 0) > 0,
  );
  const [first] = [...active].sort((a, b) => Number(b.market_value ?? 0) - Number(a.market_value ?? 0));
  if (!first) throw new Error('nobody holds anything in the demo branch');
  return first.client_no;
}

async function showAll(panel: Locator): Promise<void> {
  const more = panel.getByRole('button', { name: /^显示其余/ });
  if ((await more.count()) > 0) await more.click();
}

test('the page says what the report says, adds up, and explains itself', async ({ launch, branch }) => {
  const clientNo = invested(branch);
  const { returns, risk, behaviour } = await branch.report(clientNo);
  if (returns.volatility === null || risk.index_volatility === null || risk.beta === null || behaviour.top1 === null) {
    throw new Error('the invested client has figures missing');
  }
  const { page } = await launch();
  await clientGrid(page);
  await openClient(page, clientNo);
  await page.getByRole('tab', { name: '风险' }).click();

  await test.step('client and index beside each other', async () => {
    const panel = page.getByRole('region', { name: /^与沪深300比较/ });
    const row = (name: string) => panel.getByRole('row', { name: new RegExp(`^${name}`) });
    await expect(row('年化波动率')).toContainText(percent(returns.volatility ?? 0));
    await expect(row('年化波动率')).toContainText(percent(risk.index_volatility ?? 0));
    await expect(row('贝塔')).toContainText(plain(risk.beta ?? 0));
    await expect(page.getByRole('region', { name: '仓位与杠杆' })).toContainText(percent(behaviour.top1 ?? 0));
  });

  await test.step('contributions come to 100 % and open their formula by keyboard', async () => {
    const panel = page.getByRole('region', { name: '风险贡献' });
    await expect(panel.locator('tfoot')).toContainText('100.00%');
    const first = panel.locator('tbody button[aria-expanded]').first();
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(first).toHaveAttribute('aria-expanded', 'true');
    await expect(panel.locator('.explained-detail')).toContainText('Cov(r, rₚ)');
    await page.keyboard.press('Enter');
    await expect(panel.locator('.explained-detail')).toHaveCount(0);
  });

  await test.step('losses of a fall of the index add up to the total', async () => {
    const panel = page.getByRole('region', { name: '指数下跌情景' });
    await showAll(panel);
    const losses = await panel.locator('tbody tr:not(.explained-detail) td:nth-child(4)').allTextContents();
    expect(losses.length).toBeGreaterThan(0);
    const total = await textOf(panel.locator('tfoot td').nth(2).locator('.risk-total > span').first());
    expect(losses.reduce((sum, loss) => sum + yuan(loss), 0)).toBe(yuan(total));
    await panel.locator('tbody button[aria-expanded]').first().click();
    await expect(panel.locator('.explained-detail')).toContainText('预计损益 = 市值 × 贝塔 × 指数涨跌幅');
  });

  await test.step('a limit-down names its rule', async () => {
    const panel = page.getByRole('region', { name: '单只跌停情景' });
    await panel.locator('tbody button[aria-expanded]').first().click();
    await expect(panel.locator('.explained-detail')).toContainText('起施行');
  });

  await test.step('another index', async () => {
    await page.getByRole('combobox', { name: '比较指数' }).click();
    await page.getByTitle('创业板指', { exact: true }).click();
    await expect(page.getByRole('region', { name: /^与创业板指比较/ })).toBeVisible();
  });
});

test('a client without holdings has no scenario and says why', async ({ launch, branch }) => {
  const empty = branch.clients.find((client) => client.market_value !== null && Number(client.market_value) === 0);
  if (!empty) throw new Error('everybody holds something in the demo branch');
  const { page } = await launch();
  await clientGrid(page);
  await openClient(page, empty.client_no);
  await page.getByRole('tab', { name: '风险' }).click();
  await expect(page.getByRole('region', { name: '指数下跌情景' })).toContainText('没有可按贝塔估算的持仓');
  await expect(page.getByRole('region', { name: '单只跌停情景' })).toContainText('没有持仓');
});
