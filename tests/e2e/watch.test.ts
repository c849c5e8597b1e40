/** The open window takes a set that arrives by itself, shows it, and acknowledges it; then one that needs a person. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DropBuilder } from '../sync/dropBuilder.ts';
import { D0, D1, D2, initial, night } from '../sync/smallBranch.ts';
import { expect, test } from './branchDesk.ts';

/** From the arrival of a set to its figures: two looks two seconds apart, and the work. */
const ARRIVAL_MS = 30_000;

test('a night that arrives is taken without a click', async ({ launch }) => {
  const drop = new DropBuilder();
  try {
    const { app, page } = await launch({ store: path.join(drop.folder, 'window.db') });
    await drop.set(initial());
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, drop.drop);
    await page.getByRole('main').getByRole('button', { name: '更新数据' }).click();
    await expect(page.getByRole('banner')).toContainText(D0);

    await page.goto('app://crm/#/sync');
    await page.getByRole('tab', { name: /设置/ }).click();
    await page.getByRole('spinbutton', { name: '查看间隔（秒）' }).fill('2');
    await page.getByRole('switch', { name: '自动检查新批次' }).click();
    await expect(page.getByRole('switch', { name: '自动检查新批次' })).toBeChecked();

    await test.step('a sound night: applied, told, acknowledged', async () => {
      await drop.set(night(D1, D0));
      await expect(page.getByRole('banner')).toContainText(D1, { timeout: ARRIVAL_MS });
      await expect(page.getByRole('alert').first()).toContainText(`数据已更新至 ${D1}`);
      await expect
        .poll(() => existsSync(path.join(`${drop.drop}.ack`, '20260520.ack.json')), { timeout: ARRIVAL_MS })
        .toBe(true);
    });

    await test.step('a night that is refused: told, and the last good state stays', async () => {
      await drop.set(night(D2, D1, { files: { trades: { entry: (e) => ({ ...e, rows: 99 }) } } }));
      await expect(page.getByRole('alert').first()).toContainText('未写入 1 批', { timeout: ARRIVAL_MS });
      await expect(page.getByRole('banner')).toContainText(D1);
    });
  } finally {
    drop.remove();
  }
});
