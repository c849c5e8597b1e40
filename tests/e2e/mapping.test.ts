/** A small broker's statement becomes a profile in the real window: picked, mapped, mended, saved, exported, removed and brought back. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { profileData } from '../../src-shared/files/mapping/profileData.ts';

import { clientGrid, type Desk, expect, test } from './branchDesk.ts';
import { violations } from './rules.ts';

const HEADER = [
  '发生日期',
  '成交时间',
  '证券代码',
  '买卖标志',
  '成交数量',
  '成交价格',
  '成交金额',
  '成交编号',
  '股东代码',
  '资金账号',
];

/** Tab-separated, as such statements come: two kinds of business nobody else knows, one date that is none. */
function statement(accountNo: string): string {
  const row = (day: string, kind: string, n: number) =>
    [day, '09:31:05', '600519', kind, '100', '10.50', '1050.00', `N${n}`, 'A123456789', accountNo].join('\t');
  const rows = [
    row('20260105', '证券买入', 1),
    row('20260106', '柜面代买', 2),
    row('20260107', '柜面代买', 3),
    row('20260230', '证券卖出', 4),
  ];
  return `${[HEADER.join('\t'), ...rows].join('\r\n')}\r\n`;
}

/** Stands for the system's dialogs: what is opened and where is saved. */
async function answerDialogs(app: ElectronApplication, files: { open?: string; save?: string }): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: open === undefined ? [] : [open] });
    dialog.showMessageBoxSync = () => 1;
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
  }, files);
}

async function openProfiles({ page }: Pick<Desk, 'page'>): Promise<void> {
  await clientGrid(page);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: '管理方案' }).click();
  await expect(page.getByRole('heading', { name: '对接方案' })).toBeVisible();
}

/** Opens the choice of a column's source, looks for a word, and takes the first hit. */
async function chooseSource(page: Page, column: string, search: string): Promise<void> {
  const choice = page.getByRole('combobox', { name: `${column} 的来源`, exact: true });
  await choice.click();
  await choice.fill(search);
  await choice.press('Enter');
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
}

test('maps a statement, mends what is unknown, saves and exports it', async ({ launch, branch }) => {
  const sample = path.join(branch.folder, '小券商交割单.txt');
  const exported = path.join(branch.folder, 'exported.json');
  writeFileSync(sample, statement('00571019999'));
  const { app, page } = await launch();
  await answerDialogs(app, { open: sample, save: exported });
  await openProfiles({ page });
  expect.soft(await violations(page), 'list').toEqual([]);

  await page.getByRole('button', { name: '从样本文件新建' }).click();
  await expect(page.getByText('小券商交割单.txt')).toBeVisible();
  await expect(page.getByText(branch.folder)).toHaveCount(0);
  await expect(page.getByText('共 10 列，表头在第 1 行')).toBeVisible();
  const all = page.getByRole('button', { name: /采用全部 \d+ 条建议/ });
  if (await all.isVisible()) await all.click();
  await chooseSource(page, '业务类型', '买卖标志');

  await page.getByRole('tab', { name: '解析结果' }).click();
  const grid = page.getByRole('grid', { name: '解析结果' });
  await expect(grid.getByText('日期无法识别')).toBeVisible();
  await expect(grid.getByText('代码不在约定范围内')).toHaveCount(2);
  expect.soft(await violations(page), 'editor').toEqual([]);

  await page.getByRole('tab', { name: /代码值/ }).click();
  const word = page.getByRole('combobox', { name: '“柜面代买”对应的值' });
  await word.click();
  await word.fill('证券买入');
  await word.press('Enter');
  await page.getByRole('tab', { name: '解析结果' }).click();
  await expect(grid.getByText('代码不在约定范围内')).toHaveCount(0);
  await page.getByRole('checkbox', { name: '只看有问题的行' }).check();
  await expect(grid.getByRole('row')).toHaveCount(2);
  await grid.getByRole('row').nth(1).click();
  const detail = page.getByRole('region', { name: '第 5 行' });
  await expect(detail.getByText('日期无法识别')).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(grid.getByText('代码不在约定范围内')).toHaveCount(2);
  await page.keyboard.press('Control+Shift+z');
  await expect(grid.getByText('代码不在约定范围内')).toHaveCount(0);

  await page.getByRole('tab', { name: '试运行' }).click();
  await page.getByRole('button', { name: '开始试运行' }).click();
  await expect(page.getByText('00571019999').first()).toBeVisible();

  await page.keyboard.press('Control+s');
  await page.getByRole('textbox', { name: '名称' }).fill('small-broker');
  await page.getByRole('textbox', { name: '中文标题' }).fill('小券商');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();

  await page.getByRole('button', { name: '返回方案列表' }).click();
  await page.getByRole('button', { name: '导出: 小券商' }).click();
  await expect(page.getByText('已导出')).toBeVisible();
  const profile = profileData.parse(JSON.parse(readFileSync(exported, 'utf8')));
  expect(profile).toMatchObject({ name: 'small-broker', file: { delimiter: 'tab' } });
  expect(JSON.stringify(profile)).toContain('柜面代买');

  await page.getByRole('button', { name: '删除: 小券商' }).click();
  await expect(page.getByRole('button', { name: '编辑: 小券商' })).toHaveCount(0);
  await page.getByRole('button', { name: '撤销删除' }).click();
  await expect(page.getByRole('button', { name: '编辑: 小券商' })).toBeVisible();
});

test('asks before unsaved changes are left, and keeps them on staying', async ({ launch }) => {
  const { app, page } = await launch();
  await answerDialogs(app, {});
  await openProfiles({ page });
  await page
    .getByRole('button', { name: /^复制: / })
    .first()
    .click();
  await expect(page.getByText('尚未保存')).toBeVisible();
  await page.getByRole('button', { name: '营业部客户台' }).click();
  await expect(page.getByRole('dialog')).toContainText('有未保存的更改');
  await page.getByRole('button', { name: '留在这里' }).first().click();
  await expect(page.getByText('尚未保存')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: '放弃更改' }).click();
  await expect(page.getByRole('heading', { name: '对接方案' })).toBeVisible();
});

test('an imported profile is shown before it is kept, and one that is none says why', async ({ launch, branch }) => {
  const { app, page } = await launch();
  const bad = path.join(branch.folder, 'bad.json');
  writeFileSync(bad, '{"version": 1, "name": "x"}');
  await answerDialogs(app, { open: bad });
  await openProfiles({ page });
  await page.getByRole('button', { name: '导入方案' }).click();
  await expect(page.getByRole('dialog')).toContainText('这个文件不能作为方案使用');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

  const good = path.join(branch.folder, 'good.json');
  await answerDialogs(app, { open: good, save: good });
  // Those that come with the program stand last, whatever was saved before.
  await page
    .getByRole('button', { name: /^导出: / })
    .last()
    .click();
  await expect(page.getByText('已导出')).toBeVisible();
  await page.getByRole('button', { name: '导入方案' }).click();
  await expect(page.getByRole('dialog')).toContainText('请换一个名称');
  await page.getByRole('textbox', { name: '名称' }).fill('imported-copy');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('imported-copy')).toBeVisible();
});
