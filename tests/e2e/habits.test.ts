/** The Habits page: the figures of client NO --json with their samples, evidence, places, and nothing where there is too little. */
import type { Locator, Page } from '@playwright/test';
import { clientGrid, expect, grouped, openClient, signed, test, textOf } from './branchDesk.ts';
import type { DemoBranch } from './demoBranch.ts';

const TAB = { 'zh-CN': '交易习惯', en: 'Habits' } as const;

async function openHabits(page: Page, clientNo: string, language: keyof typeof TAB = 'zh-CN'): Promise<void> {
  await clientGrid(page);
  await openClient(page, clientNo);
  await page.getByRole('tab', { name: TAB[language] }).click();
}

function byTurnover(branch: DemoBranch): string[] {
  return [...branch.clients]
    .sort((a, b) => (b.turnover_6m ?? 0) - (a.turnover_6m ?? 0))
    .map(({ client_no }) => client_no);
}

/** The client who trades most. */
function busiest(branch: DemoBranch): string {
  const [first] = byTurnover(branch);
  if (first === undefined) throw new Error('the demo branch has no clients');
  return first;
}

/** A client with orders in the period whose round trips are too few. */
async function seldom(branch: DemoBranch): Promise<string> {
  const trading = new Set(branch.clients.filter((one) => (one.turnover_6m ?? 0) > 0).map((one) => one.client_no));
  for (const clientNo of byTurnover(branch).reverse()) {
    if (!trading.has(clientNo)) continue;
    const { samples, missing } = await branch.report(clientNo);
    if ((samples['turnover.volume'] ?? 0) > 0 && missing['behaviour.win_rate'] === 'too_few') return clientNo;
  }
  throw new Error('everybody trades much in the demo branch');
}

const percent = (ratio: number | null, digits = 2): string => `${((ratio ?? Number.NaN) * 100).toFixed(digits)}%`;
const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const row = (page: Page, table: string, name: string): Locator =>
  page.getByRole('table', { name: table, exact: true }).getByRole('row', { name: new RegExp(`^${name}`) });

test('the habits of a busy client are those of the report, with samples and evidence', async ({ launch, branch }) => {
  const clientNo = busiest(branch);
  const { behaviour, samples, pnl, turnover } = await branch.report(clientNo);
  const { page } = await launch();
  await openHabits(page, clientNo);

  const winRate = row(page, '每笔卖出的结果', '胜率');
  await expect(winRate).toContainText(percent(behaviour.win_rate));
  await expect(winRate).toContainText(String(samples['behaviour.win_rate']?.toLocaleString('zh-CN')));
  await expect(row(page, '每笔卖出的结果', '单笔平均盈亏')).toContainText(signed(behaviour.expectancy ?? ''));
  await expect(row(page, '处置效应', '盈利实现比例')).toContainText(percent(behaviour.pgr));
  await expect(row(page, '追涨与杀跌', '追涨比例')).toContainText(percent(behaviour.chasing));
  await expect(row(page, '集中度与仓位', '第一大持仓')).toContainText(percent(behaviour.top1));
  await expect(row(page, '各项费用', '合计')).toContainText(grouped(pnl.fees ?? ''));
  await expect(row(page, '同一期间，周转率减半', '买卖成交额')).toContainText(grouped(turnover.volume ?? ''));
  await expect(panel(page, '同一期间，周转率减半')).toContainText('除费用外一概不变');

  await test.step('the charts say in words what they show', async () => {
    for (const [name, words] of [
      ['每笔卖出的结果', '分布，共'],
      ['持有多久', '持有天数分布'],
      ['集中度与仓位', '个月末'],
    ] as const) {
      await expect(panel(page, name).locator('canvas')).toHaveAttribute('aria-label', new RegExp(words));
    }
  });

  await test.step('evidence follows the choice', async () => {
    const disposition = panel(page, '处置效应');
    for (const [choice, count] of [
      ['账面盈利', behaviour.pg],
      ['卖出亏损', behaviour.rl],
    ] as const) {
      await disposition.locator('.ant-segmented-item', { hasText: choice }).click();
      const shown = Math.min(100, count ?? 0);
      await expect(disposition.locator('.habit-evidence tbody tr')).toHaveCount(shown);
      await expect(disposition.locator('.habit-evidence')).toContainText((count ?? 0).toLocaleString('zh-CN'));
    }
  });

  await test.step('a figure opens its trace, and Escape closes it', async () => {
    await page.locator('[data-trace="behaviour.win_rate"]').first().press('Enter');
    const drawer = page.getByRole('heading', { name: '这个数怎么来的' });
    await expect(drawer).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  });
});

test('the place among clients of like size comes by itself, for every period', async ({ launch, branch }) => {
  const { page } = await launch();
  await openHabits(page, busiest(branch));
  const line = page.getByRole('status').filter({ hasText: '同档比较' });
  await expect(line).toContainText(/客户 \d+ 位（含本人）/, { timeout: 60_000 });
  const place = row(page, '周转率与费用', '资产周转率').locator('.habit-peers');
  await expect(place).toContainText(/高于 \d+%|不作比较/);
  const before = await textOf(line);
  await page.locator('.period').getByText('近 12 个月').click();
  await expect(line).not.toHaveText(before);
  await expect(line).toContainText(/客户 \d+ 位（含本人）/, { timeout: 60_000 });
});

test('where there are too few cases the page says so and shows no distribution', async ({ launch, branch }) => {
  const clientNo = await seldom(branch);
  const { behaviour } = await branch.report(clientNo);
  const { page } = await launch();
  await openHabits(page, clientNo);
  const winRate = row(page, '每笔卖出的结果', '胜率');
  await expect(winRate).toContainText('样本不足，不下结论');
  await expect(winRate).toContainText(`${behaviour.round_trips}，至少 10`);
  await expect(panel(page, '每笔卖出的结果').locator('canvas')).toHaveCount(0);
  await expect(panel(page, '每笔卖出的结果')).toContainText('不画分布，不下结论');
});

test('in English the page says the same', async ({ launch, branch }) => {
  const clientNo = busiest(branch);
  const { behaviour } = await branch.report(clientNo);
  const { page } = await launch({ language: 'en' });
  await openHabits(page, clientNo, 'en');
  await expect(row(page, 'What each sale realised', 'Win rate')).toContainText(percent(behaviour.win_rate));
  await expect(panel(page, 'The same period with half the turnover')).toContainText('Nothing but the fees changes');
});
