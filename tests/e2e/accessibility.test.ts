/** Both pages, every tab, light and dark, against the rules of WCAG 2.2 A and AA. */
import { clientGrid, expect, openClient, test } from './branchDesk.ts';
import { violations } from './rules.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`no page breaks a rule in ${theme}`, async ({ launch, branch }) => {
    const { page } = await launch();
    await page.emulateMedia({ colorScheme: theme });
    await clientGrid(page);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number(/\d+/.exec(background)?.[0]) > 127, background).toBe(theme === 'light');
    expect.soft(await violations(page), 'clients').toEqual([]);
    const client = branch.clients.find((one) => (one.turnover_6m ?? 0) > 0);
    await openClient(page, client?.client_no ?? '');
    for (const tab of ['总览', '持仓', '盈亏', '周转率', '交易习惯', '风险', '成交']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible();
      expect.soft(await violations(page), tab).toEqual([]);
    }
  });
}
