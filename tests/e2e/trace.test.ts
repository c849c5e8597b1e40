/** "Why is it so": from a figure on the page to its formula, its inputs and the rows of the files, and back. */
import type { Locator, Page } from '@playwright/test';
import { CLIENT_TABS } from '../../src-renderer/ui/places/route.ts';
import { clientGrid, expect, grouped, openClient, test, times } from './branchDesk.ts';
import type { DemoBranch } from './demoBranch.ts';
import { violations } from './rules.ts';

/** The one with most turnover among those who hold something: rows enough for more than one part. */
function busyClient(branch: DemoBranch): string {
  const holders = branch.clients.filter((client) => Number(client.market_value ?? 0) > 0);
  const [first] = [...holders].sort((a, b) => (b.turnover_6m ?? 0) - (a.turnover_6m ?? 0));
  if (!first) throw new Error('nobody holds anything in the demo branch');
  return first.client_no;
}

const drawer = (page: Page): Locator => page.getByRole('dialog');
const tile = (page: Page, path: string): Locator => page.locator(`.figure [data-trace="${path}"]`).first();

test('a press opens the trace, its letters lead down to rows, and the way back is kept', async ({ launch, branch }) => {
  const clientNo = busyClient(branch);
  const { turnover } = await branch.report(clientNo);
  if (turnover.turnover === null || turnover.volume === null) throw new Error('the busiest client has no turnover');
  const { page, app } = await launch();
  await clientGrid(page);
  await openClient(page, clientNo);

  await tile(page, 'turnover.turnover').click();
  const trace = drawer(page);
  await expect(trace.locator('.trace-value')).toHaveText(times(turnover.turnover));
  await expect(trace.locator('.trace-formula')).toContainText('V / Ā');
  await expect(trace.locator('.trace-formula')).toContainText(`${grouped(turnover.volume)} / `);
  expect.soft(await violations(page)).toEqual([]);

  await test.step('down to the rows, and more of them', async () => {
    await trace.getByRole('button', { name: grouped(turnover.volume ?? ''), exact: true }).click();
    await expect(trace.locator('.trace-name')).toHaveText('成交额');
    const rows = trace.getByRole('grid');
    await expect(rows).toHaveAttribute('aria-rowcount', '101');
    await expect(rows.getByRole('row').nth(1)).toContainText(/trades\.(csv|dbf):\d+/);
    await trace.getByRole('button', { name: /再显示 \d+ 行/ }).click();
    await expect(rows).not.toHaveAttribute('aria-rowcount', '101');
  });

  await test.step('copied, it is whole', async () => {
    await trace.getByRole('button', { name: '复制为文本' }).click();
    await expect(trace.getByRole('status')).toHaveText('已复制');
    const text = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(text).toContain(`成交额：${grouped(turnover.volume ?? '')}`);
    expect(text).toContain(`客户号 ${clientNo}`);
    expect(text.split('\n').filter((line) => /trades\.(csv|dbf):\d+$/.test(line)).length).toBeGreaterThan(100);
  });

  await test.step('back and forward through the figures, then closed with the focus where it was', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(trace.locator('.trace-name')).toHaveText('资产周转率');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(trace.locator('.trace-name')).toHaveText('成交额');
    await page.keyboard.press('Escape');
    await expect(trace).toHaveCount(0);
    await expect(tile(page, 'turnover.turnover')).toBeFocused();
    await expect(page.getByRole('tab', { name: '总览', selected: true })).toBeVisible();
  });
});

test('the keys open figures of tables, tabs keep the open one, and so does a reload', async ({ launch, branch }) => {
  const { page } = await launch();
  await clientGrid(page);
  await openClient(page, busyClient(branch));
  await page.getByRole('tab', { name: '持仓' }).click();
  const table = page.getByRole('group', { name: '持仓明细' });
  const cells = table.locator('tbody tr').first().locator('[data-trace]');
  await expect(cells.first()).toHaveAttribute('tabindex', '0');
  await expect(table.locator('[data-trace][tabindex="0"]')).toHaveCount(1);

  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press('w');
  await expect(drawer(page).locator('.trace-name')).toContainText('成本价');
  await page.keyboard.press('Escape');
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(drawer(page).locator('.trace-name')).toContainText('摊薄成本价');

  await page.getByRole('tab', { name: '盈亏' }).click();
  await expect(drawer(page).locator('.trace-name')).toContainText('摊薄成本价');
  await page.reload();
  await expect(drawer(page).locator('.trace-name')).toContainText('摊薄成本价');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(drawer(page)).toHaveCount(0);
});

/** Service and profile show what the branch wrote: no figure, no trace. */
const FIGURE_TABS = CLIENT_TABS.filter((tab) => tab !== 'service' && tab !== 'profile');

test('every figure on the tabs of a client has a trace that opens', async ({ launch, branch }) => {
  const { page } = await launch({ language: 'en' });
  await clientGrid(page);
  await openClient(page, busyClient(branch));
  for (const tab of FIGURE_TABS) {
    await page.locator(`[data-tab="${tab}"]`).click();
    await expect(page.getByRole('tabpanel').locator('[data-trace]').first()).toBeVisible();
    const paths = await page
      .getByRole('tabpanel')
      .locator('[data-trace]')
      .evaluateAll((figures) => {
        const all = [...new Set(figures.map((figure) => figure.getAttribute('data-trace')))];
        const step = Math.ceil(all.length / 60);
        return all.filter((_, i) => i % step === 0);
      });
    const failed = await page.evaluate(
      async ([all, clientNo]) => {
        const bridge = (
          window as unknown as { branchDesk: { call(name: string, input: unknown): Promise<{ ok: boolean }> } }
        ).branchDesk;
        const out: string[] = [];
        for (const figure of all) {
          const reply = await bridge.call('client.trace', { client_no: clientNo, figure });
          if (!reply.ok) out.push(String(figure));
        }
        return out;
      },
      [paths, busyClient(branch)] as const,
    );
    expect.soft(failed, tab).toEqual([]);
  }
});
