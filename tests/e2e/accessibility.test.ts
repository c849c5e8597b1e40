/** Both pages, every tab, light and dark, against the rules of WCAG 2.2 A and AA. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clientGrid, expect, openClient, test } from './branchDesk.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violations(page: Page): Promise<string[]> {
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning, [aria-busy="true"]')).toHaveCount(0);
  // Electron can make no second page for axe to run in: legacy mode stays in this one.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

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
    for (const tab of ['总览', '持仓', '盈亏', '周转率', '成交']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible();
      expect.soft(await violations(page), tab).toEqual([]);
    }
  });
}
