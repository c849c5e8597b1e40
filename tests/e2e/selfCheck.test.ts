/** The self-check of profit in the real window: the list of the branch, the mark beside a profit, and the panel with days and causes. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { selfCheckDrop } from '../fixtures/selfCheckBranch.ts';
import type { DropBuilder } from '../sync/dropBuilder.ts';
import { clientGrid, expect, openClient, test } from './branchDesk.ts';
import { root } from './demoBranch.ts';
import { violations } from './rules.ts';

/** A store of its own, written by the product's command line. */
function applied(drop: DropBuilder): string {
  const store = path.join(drop.folder, 'branch.db');
  const env = { ...process.env };
  delete env.BRANCH_DESK_NATIVE_BINDING;
  const script = path.join(root, 'src-main', 'cli', 'main.ts');
  const words = ['sync', '--store', store, '--drop', drop.drop, '--json'];
  execFileSync(process.execPath, [...nodeFlags, script, ...words], { env, stdio: 'pipe' });
  return store;
}

async function visit(page: Page, clientNo: string): Promise<void> {
  await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '客户' }).click();
  await clientGrid(page);
  await openClient(page, clientNo);
}

const panel = (page: Page) => page.getByRole('dialog', { name: '盈亏自检' });
const mark = (page: Page) => page.locator('.figure').getByRole('button', { name: /^盈亏自检/ });

test('profits that do not agree with their parts are listed, marked and explained', async ({ launch }) => {
  const drop = await selfCheckDrop();
  try {
    const { page } = await launch({ store: applied(drop) });
    await page.clock.setFixedTime(new Date('2026-05-23T02:00:00Z'));

    await test.step('the branch: made in the background, largest difference first', async () => {
      await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '数据更新' }).click();
      await page.getByRole('tab', { name: /盈亏自检/ }).click();
      const list = page.getByRole('grid', { name: '盈亏自检清单' });
      await expect(list).toHaveAttribute('aria-rowcount', '7');
      await expect(page.getByRole('tab', { name: '盈亏自检 6' })).toBeVisible();
      await expect(list.getByRole('row').nth(1)).toContainText('吴到账');
      await expect(list.getByRole('row').nth(1)).toContainText('-5,000.00');
      expect.soft(await violations(page), 'list').toEqual([]);
      await page.getByText('未能自检 2').click();
      await expect(list).toHaveAttribute('aria-rowcount', '3');
      await expect(list).toContainText('没有资产记录');
      await page.getByText('有差额 6').click();
    });

    await test.step("a row leads to the client's profit with the panel open", async () => {
      await page
        .getByRole('grid', { name: '盈亏自检清单' })
        .getByRole('row', { name: /褚缺行/ })
        .click();
      await expect(page.getByRole('tab', { name: '盈亏', exact: true })).toHaveAttribute('aria-selected', 'true');
      const dialog = panel(page);
      await expect(dialog).toContainText('盈亏与各部分之和相差 -2,000.00 元');
      const rows = dialog.locator('tbody tr');
      await expect(rows).toHaveCount(3);
      await expect(rows.nth(0)).toContainText('账户 00880017 没有当日记录，沿用 2026-05-19 的记录');
      await expect(rows.nth(1)).toContainText('+1,000.00');
      expect.soft(await violations(page), 'panel').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(page.locator('table.lines').getByRole('button', { name: /有差额/ })).toBeVisible();
    });

    await test.step('the mark beside the profit says what it found, by hand and by keyboard', async () => {
      await visit(page, '00571003');
      await page.getByRole('tab', { name: '总览' }).click();
      await expect(mark(page)).toHaveAccessibleName(/相符。未归因 0\.00，容差 0\.04；2 天有差额，合计抵消/);
      await mark(page).focus();
      await expect(page.getByRole('tooltip')).toContainText('点击查看');
      await page.keyboard.press('Enter');
      await expect(panel(page)).toContainText('这些差额前后抵消');
      await expect(panel(page)).toContainText('2026-05-20 有同额的银证转入 +3,000.00');
      await panel(page).getByRole('button', { name: '关闭' }).click();

      await visit(page, '00571004');
      await expect(mark(page)).toHaveAccessibleName(/未能自检（有转托管既无金额也无行情/);
      await visit(page, '00571001');
      await expect(page.getByRole('button', { name: /^盈亏自检：相符/ }).first()).toContainText('盈亏自检相符');
      await mark(page).click();
      await expect(panel(page)).toContainText('没有哪一天的差额超过一分');
      await page.keyboard.press('Escape');
    });

    await test.step('a break behind a day leads to the breaks', async () => {
      await visit(page, '00571008');
      await mark(page).click();
      await expect(panel(page)).toContainText('贵州茅台 600519 持仓数量：缺少成交，2026-05-19 首次出现，未消除');
      await panel(page).getByRole('button', { name: '查看对账差异' }).click();
      await expect(page.getByRole('grid', { name: '与总部的差异' })).toContainText('卫差异');
    });

    await test.step('the client list has the sign beside the profit', async () => {
      await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '客户' }).click();
      await page.getByRole('searchbox', { name: '查找客户' }).fill('');
      const grid = await clientGrid(page);
      await expect(grid).toHaveAttribute('aria-rowcount', '13');
      await expect(grid.getByText('今年盈亏自检有差额')).toHaveCount(6);
      await expect(grid.getByRole('row', { name: /郑次日/ })).not.toContainText('自检');
    });
  } finally {
    drop.remove();
  }
});
