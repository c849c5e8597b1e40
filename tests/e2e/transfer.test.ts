/** Lists in and out of the real window: a CSV with a duplicate and a faulty row imported and taken back, the client list as a workbook. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import readXlsx from 'read-excel-file/node';
import { clientGrid, expect, rowCount, test } from './branchDesk.ts';
import type { DemoBranch } from './demoBranch.ts';

/** What is written here stays out of the other tests' branch. */
function ownStore(branch: DemoBranch, name: string): string {
  const store = path.join(branch.folder, `${name}.db`);
  copyFileSync(branch.store, store);
  return store;
}

/** The system's dialogs answer with this path. */
async function answerDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as typeof dialog.showOpenDialog;
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: chosen })) as typeof dialog.showSaveDialog;
  }, file);
}

test('a list with a duplicate and a faulty row: looked at, imported, taken back', async ({ launch, branch }) => {
  const { app, page } = await launch({ store: ownStore(branch, 'import') });
  const [a, b] = branch.clients as [DemoBranch['clients'][number], DemoBranch['clients'][number]];
  const file = path.join(branch.folder, 'list.csv');
  const lines = [
    '客户号,姓名,日期,方式,内容',
    `${a.client_no},${a.name},2026-11-20,电话,谈了国债逆回购 7qz`,
    `${a.client_no},${a.name},2026-11-20,电话,谈了国债逆回购 7qz。`,
    `${b.client_no},${b.name},昨天,电话,谈了收益`,
    `99999999,查无此人,2026-11-19,微信,发了年末检视的邀请 8kx`,
  ];
  writeFileSync(file, lines.join('\r\n'));
  await answerDialogs(app, file);
  await expect(page.locator('.topbar-place').first()).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/import';
  });
  await page.getByRole('button', { name: '选择文件' }).click();
  const rows = page.getByRole('region', { name: '预览' }).locator('tbody tr');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText('待导入');
  await expect(rows.nth(1)).toContainText('已有');
  await expect(rows.nth(2)).toContainText('不是日期');
  await expect(rows.nth(3)).toContainText('未找到');

  // Whom the list names otherwise is found by hand.
  await rows.nth(3).getByRole('button', { name: '查找客户' }).click();
  await rows.nth(3).getByRole('combobox').fill(b.client_no);
  await expect(page.locator('.ant-select-item-option').filter({ hasText: b.client_no })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(rows.nth(3)).toContainText(b.client_no);
  await expect(rows.nth(3)).toContainText('待导入');

  const left = path.join(branch.folder, 'left.csv');
  await answerDialogs(app, left);
  await page.getByRole('button', { name: '另存未导入的行' }).click();
  await expect(page.getByText('已保存 1 行及原因')).toBeVisible();
  expect(readFileSync(left, 'utf8')).toContain('昨天');

  await page.getByRole('button', { name: '导入 2 条记录' }).click();
  await expect(page.getByText(/已写入 2 条记录/)).toBeVisible();
  await page.evaluate((no) => {
    location.hash = `#/client/${no}/service`;
  }, a.client_no);
  await expect(page.locator('.entry.is-contact')).toContainText('国债逆回购 7qz');
  await page.evaluate(() => {
    location.hash = '#/import';
  });
  await page.getByRole('button', { name: '撤回 list.csv' }).click();
  await expect(page.getByText('已撤回 list.csv：2 条记录')).toBeVisible();
  await page.evaluate((no) => {
    location.hash = `#/client/${no}/service`;
  }, a.client_no);
  await expect(page.getByRole('tab', { name: '服务记录', selected: true })).toBeVisible();
  await expect(page.locator('.entry.is-contact')).toHaveCount(0);
});

test('the client list as a workbook holds what the window shows', async ({ launch, branch }) => {
  const { app, page } = await launch({ store: ownStore(branch, 'export') });
  const file = path.join(branch.folder, 'clients.xlsx');
  await answerDialogs(app, file);
  const grid = await clientGrid(page);
  const shown = await rowCount(grid);
  await page.getByRole('button', { name: /导出/ }).first().click();
  await page.getByRole('menuitem', { name: /xlsx/ }).click();
  await expect(page.getByText(/clients\.xlsx/)).toBeVisible();
  expect(existsSync(`${file}.part`)).toBe(false);
  const sheets = (await readXlsx(file)) as unknown as { sheet: string; data: unknown[][] }[];
  const [head, ...data] = sheets[0]?.data ?? [];
  expect(head?.[0]).toBe('客户号');
  expect(data).toHaveLength(shown);
  expect(data.map(([no]) => no).sort()).toEqual(branch.clients.map(({ client_no }) => client_no).sort());
});

test('the whole timeline as a workbook, in the words of the page', async ({ launch, branch }) => {
  const { app, page } = await launch({ store: ownStore(branch, 'timeline') });
  const file = path.join(branch.folder, 'timeline.xlsx');
  await answerDialogs(app, file);
  await clientGrid(page);
  const [client] = branch.clients;
  await page.evaluate((no) => {
    location.hash = `#/client/${no}/service`;
  }, client?.client_no);
  const all = page.getByRole('button', { name: /^全部/ });
  await all.click();
  await expect(all).toHaveAttribute('aria-pressed', 'true');
  const count = Number(((await all.locator('.pill-count').textContent()) ?? '').replace(/\D/g, ''));
  expect(count).toBeGreaterThan(20);
  const first = page.locator('.timeline .entry').first();
  const words = await first.locator('.entry-words > *').allTextContents();
  await page.getByRole('button', { name: '导出：时间线' }).click();
  await page.getByRole('menuitem', { name: /xlsx/ }).click();
  await expect(page.getByText(/timeline\.xlsx/)).toBeVisible();
  const sheets = (await readXlsx(file)) as unknown as { sheet: string; data: unknown[][] }[];
  const [, ...rows] = sheets[0]?.data ?? [];
  // All entries, not only those that are loaded.
  expect(rows).toHaveLength(count);
  expect(rows[0]?.[2]).toBe(
    words
      .map((word) => word.trim())
      .filter(Boolean)
      .join(' '),
  );
  expect(rows.every((row) => String(row[2] ?? '') !== '')).toBe(true);
});
