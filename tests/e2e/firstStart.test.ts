/** The window where there is no data yet, where data comes, and where it cannot be read. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clientGrid, expect, rowCount, test } from './branchDesk.ts';

test('says what to do when there is no store, takes a folder, and shows its clients', async ({ launch, branch }) => {
  const store = path.join(branch.folder, 'first-start.db');
  const { app, page } = await launch({ store });
  await expect(page.getByText('还没有数据')).toBeVisible();
  expect(existsSync(store)).toBe(false);

  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
  });
  await page.getByRole('main').getByRole('button', { name: '更新数据' }).click();
  await expect(page.getByText('没有选择文件夹，数据未变。')).toBeVisible();

  await app.evaluate(({ dialog }, drop) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [drop] });
  }, branch.drop);
  await page.getByRole('main').getByRole('button', { name: '更新数据' }).click();
  await expect(page.getByRole('alert')).toContainText('数据已更新至', { timeout: 90_000 });
  const grid = await clientGrid(page);
  expect(await rowCount(grid)).toBe(branch.clients.length);
});

test('names the newer schema it refuses and leaves the file alone', async ({ launch, branch }) => {
  const store = path.join(branch.folder, 'newer.db');
  copyFileSync(branch.store, store);
  // user_version lies in bytes 60 to 63 of an SQLite file.
  const bytes = readFileSync(store);
  bytes.writeUInt32BE(999, 60);
  writeFileSync(store, bytes);
  const { page } = await launch({ store });
  await expect(page.getByRole('heading', { name: '数据由更新版本的程序写成' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The data was written by a newer version' })).toBeVisible();
  await expect(page.getByText(/999/)).toBeVisible();
  expect(readFileSync(store).equals(bytes)).toBe(true);
});

test('says that a damaged store is damaged', async ({ launch, branch }) => {
  const store = path.join(branch.folder, 'damaged.db');
  writeFileSync(store, Buffer.alloc(8192, 'not a database '));
  const { page } = await launch({ store });
  await expect(page.getByRole('heading', { name: '数据文件已损坏' })).toBeVisible();
  await expect(page.getByText(branch.folder)).toHaveCount(0);
});
