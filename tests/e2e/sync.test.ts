/** The Sync page in the real window: a faulty night is seen, accepted, exported and taken back; old data is said to be old. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { DropBuilder } from '../sync/dropBuilder.ts';
import { D1, D2, initial, night, nightRows, trade } from '../sync/smallBranch.ts';
import { expect, test } from './branchDesk.ts';
import { violations } from './rules.ts';

/** Rows of D1's trades file that name an account which nobody knows: too many to be taken without being asked. */
const BAD_ROWS = 12;

async function faultyDrop(): Promise<DropBuilder> {
  const drop = new DropBuilder();
  await drop.set(initial());
  const rows = nightRows(D1, '20');
  const bad = Array.from({ length: BAD_ROWS }, (_, i) => trade(`B${i}`, { trade_date: D1, account_no: `nobody${i}` }));
  await drop.set(night(D1, '2026-05-19', { rows: { ...rows, trades: [...(rows.trades ?? []), ...bad] } }));
  await drop.set(night(D2, D1));
  return drop;
}

async function chooses(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
}

async function savesTo(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, file);
}

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

test('a faulty night is seen, accepted by hand, exported, and taken back', async ({ launch }) => {
  const drop = await faultyDrop();
  try {
    const { app, page } = await launch({ store: path.join(drop.folder, 'window.db') });
    await page.clock.setFixedTime(new Date('2026-05-22T02:00:00Z'));
    await chooses(app, drop.drop);
    await page.getByRole('main').getByRole('button', { name: '更新数据' }).click();

    await test.step('the strip says that something was found, and leads to it', async () => {
      const strip = page.getByRole('alert').filter({ hasText: '未写入 2 批' });
      await expect(strip).toContainText('有需要查看的项目');
      await strip.getByRole('button', { name: '查看' }).click();
      await expect(page.getByRole('region', { name: '数据不完整，请先查看以下各项' })).toContainText(
        '2 个批次没有写入',
      );
      await expect(page.getByRole('row', { name: /20260521/ })).toContainText('缺少 2026-05-20 的批次');
    });

    await test.step('all problems of the set at once, hard apart from soft', async () => {
      await page.getByRole('button', { name: '查看问题 20260520' }).click();
      await expect(page.getByRole('region', { name: '导致整批拒绝' })).toContainText('错误行过多');
      const rows = page.getByRole('region', { name: '有错误的行' });
      await expect(rows).toContainText('资金账号未知');
      await expect(rows).toContainText(`${BAD_ROWS} 行`);
      await expect(rows).toContainText('4–15');
      expect.soft(await violations(page), 'set').toEqual([]);
    });

    await test.step('accepted by hand, it is applied, and what waited for it too', async () => {
      await tab(page, /概况/);
      await page.getByRole('button', { name: '手动接受 20260520' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '接受并写入' }).click();
      await expect(page.getByRole('alert')).toContainText('数据已更新至 2026-05-21');
      await expect(page.getByText('没有等待处理的批次')).toBeVisible();
      expect.soft(await violations(page), 'state').toEqual([]);
    });

    await test.step('a client whose holdings differ from head office is marked in the list and on his page', async () => {
      await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '客户' }).click();
      await page.getByRole('combobox', { name: '对账差异' }).click();
      await page.locator('.ant-select-item-option').filter({ hasText: '有差异' }).click();
      const grid = page.getByRole('grid', { name: '客户列表' });
      await expect(grid).toHaveAttribute('aria-rowcount', '2');
      await page.keyboard.press('Escape');
      const row = grid.getByRole('row', { name: /曾国藩/ });
      await expect(row).toContainText('与总部有 2 处差异');
      await row.click();
      const mark = page.getByRole('button', { name: '与总部有 2 处差异' });
      await page.getByRole('tab', { name: '成交' }).click();
      await mark.hover();
      await expect(page.getByRole('tooltip')).toContainText('本地 500，总部 400');
      await mark.click();
      await expect(page.getByRole('grid', { name: '与总部的差异' })).toContainText('曾国藩');
      expect.soft(await violations(page), 'breaks').toEqual([]);
    });

    await test.step('the quarantine leaves as a file for head office', async () => {
      await tab(page, /隔离行/);
      await expect(page.getByRole('grid', { name: '隔离行' })).toHaveAttribute('aria-rowcount', String(BAD_ROWS + 1));
      const file = path.join(drop.folder, 'quarantine.csv');
      await savesTo(app, file);
      await page.getByRole('button', { name: '导出给总部' }).click();
      await expect(page.getByText(`已导出 ${BAD_ROWS} 行`)).toBeVisible();
      const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
      expect(lines).toHaveLength(BAD_ROWS + 1);
      expect(lines[0]).toContain('reject_reason');
      expect(lines[1]).toContain('nobody0');
      expect.soft(await violations(page), 'quarantine').toEqual([]);
    });

    await test.step('the newest set is taken back with a reason, and waits', async () => {
      await tab(page, /历史/);
      const sets = page.getByRole('grid', { name: '这次更新的批次' });
      await sets.getByRole('row', { name: /20260521/ }).click();
      await page.getByRole('button', { name: '撤回这一批' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('button', { name: '撤回', exact: true })).toBeDisabled();
      await dialog.getByRole('textbox').fill('总部来电，成交有误');
      await dialog.getByRole('button', { name: '撤回', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText('批次已撤回，数据截至 2026-05-20');
      await tab(page, /概况/);
      await expect(page.getByRole('row', { name: /20260521/ })).toContainText('总部来电，成交有误');
      await tab(page, /更正/);
      await expect(page.getByRole('grid', { name: '更正' }).getByRole('row', { name: /20260521/ })).toContainText(
        '撤回',
      );
    });
  } finally {
    drop.remove();
  }
});

test('old data is said to be old on every page, and leads to the sync', async ({ launch, branch }) => {
  const { page } = await launch();
  const banner = page.getByRole('status').filter({ hasText: '个交易日' });
  await page.clock.setFixedTime(new Date('2026-11-23T02:00:00Z'));
  await page.reload();
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  await expect(banner).toHaveCount(0);
  await page.clock.setFixedTime(new Date('2026-11-25T02:00:00Z'));
  await page.reload();
  await expect(banner).toContainText('比最近应有的 2026-11-24 落后 2 个交易日');
  await banner.getByRole('button', { name: '查看数据更新' }).click();
  await expect(page.getByRole('heading', { name: '数据更新', level: 1 })).toBeVisible();
  await expect(page.getByText('数据落后 2 个交易日')).toBeVisible();
  expect(branch.clients.length).toBeGreaterThan(0);
});

test('every tab of the page keeps the rules, in both languages', async ({ launch }) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { page } = await launch({ language });
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^(数据更新|Sync)$/ })
      .click();
    for (const name of [
      /概况|State/,
      /历史|History/,
      /隔离行|Quarantine/,
      /对账差异|Breaks/,
      /更正|Corrections/,
      /设置|Settings/,
    ]) {
      await tab(page, name);
      await expect(page.getByRole('tab', { name, selected: true })).toBeVisible();
      expect.soft(await violations(page), String(name)).toEqual([]);
    }
  }
});
