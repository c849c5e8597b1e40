/** What the reader may choose: language, colour of gains, and that it is kept. */
import { clientGrid, expect, test } from './branchDesk.ts';

test('is English where the system is English', async ({ launch }) => {
  const { page } = await launch({ language: 'en' });
  await clientGrid(page, 'Client list');
  await expect(page.getByRole('button', { name: 'Update data' }).first()).toBeVisible();
});

test('switches the language and keeps it over a restart', async ({ launch }) => {
  const first = await launch();
  await clientGrid(first.page, '客户列表');
  await first.page.locator('header button[lang="en"]').click();
  await clientGrid(first.page, 'Client list');
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'en');
  await first.app.close();
  const second = await launch({ userData: first.userData });
  await clientGrid(second.page, 'Client list');
});

test('red is up in Chinese, and a setting turns it round', async ({ launch }) => {
  const { page } = await launch();
  await clientGrid(page);
  const gain = page.locator('[role="gridcell"] .up').first();
  const hue = () =>
    gain.evaluate((element) => {
      const [red = 0, green = 0] = (getComputedStyle(element).color.match(/\d+/g) ?? []).map(Number);
      return red > green ? 'red' : 'green';
    });
  expect(await hue()).toBe('red');
  await page.getByRole('button', { name: '设置' }).click();
  // The panel moves while it opens, and a click may fall between where it was and where it is.
  await expect(async () => {
    await page.getByText('绿涨红跌').click();
    expect(await hue()).toBe('green');
  }).toPass();
});
