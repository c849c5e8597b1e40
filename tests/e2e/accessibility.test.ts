/** Today, the list, a client's tabs and the forms, light and dark, against the rules of WCAG 2.2 A and AA. */
import { clientGrid, expect, openClient, test } from './branchDesk.ts';
import { violations } from './rules.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`no page breaks a rule in ${theme}`, async ({ launch, branch }) => {
    const { page } = await launch();
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
    for (const view of ['今日', '全部任务', '服务规范']) {
      await page.getByRole('tab', { name: view }).click();
      await expect(page.getByRole('tab', { name: view, selected: true })).toBeVisible();
      expect.soft(await violations(page), view).toEqual([]);
    }
    await clientGrid(page);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number(/\d+/.exec(background)?.[0]) > 127, background).toBe(theme === 'light');
    expect.soft(await violations(page), 'clients').toEqual([]);
    const client = branch.clients.find((one) => (one.turnover_6m ?? 0) > 0);
    await page.evaluate(() => {
      location.hash = '#/proposals';
    });
    const inbox = page.getByRole('grid', { name: '服务建议列表' });
    await expect(inbox.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });
    expect.soft(await violations(page), 'proposals').toEqual([]);
    await inbox.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '适当性' })).toBeVisible();
    expect.soft(await violations(page), 'a proposal').toEqual([]);
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await violations(page), 'declining a proposal').toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.proposal-client .link-button').click();
    await page.getByRole('tab', { name: /^建议/ }).click();
    await expect(page.getByRole('region', { name: '客户主动要求' })).toBeVisible();
    expect.soft(await violations(page), 'proposals of a client').toEqual([]);
    await page.evaluate(() => {
      location.hash = '#/clients';
    });
    await clientGrid(page);
    await openClient(page, client?.client_no ?? '');
    for (const tab of ['总览', '服务记录', '档案', '持仓', '盈亏', '周转率', '交易习惯', '风险', '成交']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible();
      expect.soft(await violations(page), tab).toEqual([]);
    }
    await page.getByRole('tab', { name: '服务记录' }).click();
    await page.getByRole('textbox', { name: '一句话记录' }).fill('电话未接 #养老，下周三跟进');
    await expect(page.locator('.quick-line-marks')).toContainText('跟进');
    expect.soft(await violations(page), 'quick line').toEqual([]);
    const line = page.getByRole('textbox', { name: '一句话记录' });
    await line.fill(`@${client?.client_no.slice(0, 4) ?? ''}`);
    await expect(page.getByRole('option').first()).toBeVisible();
    expect.soft(await violations(page), 'quick line, completing').toEqual([]);
    // Escape closes the list, is asked about, and clears: no draft holds the window open.
    for (let i = 0; i < 3; i++) await line.press('Escape');
    await expect(line).toHaveValue('');
    await page.getByRole('button', { name: '完整登记联系' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await violations(page), 'contact form').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '档案' }).click();
    await page.getByRole('button', { name: '建立家庭' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await violations(page), 'household form').toEqual([]);
  });
}
