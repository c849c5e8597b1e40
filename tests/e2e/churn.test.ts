/** The leaving warning in the real window: made by itself, ranked, read by keyboard, its bounds tried out, kept and taken back. */
import type { Page } from '@playwright/test';
import { clientGrid, columnTexts, expect, rowCount, test, textOf } from './branchDesk.ts';
import { violations } from './rules.ts';

const yuan = (text: string): number => (text === '—' ? -1 : Number(text.replaceAll(',', '')));

async function showAny(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '得分不低于' }).click();
  await page.locator('.ant-select-item-option', { hasText: '有任何迹象' }).click();
}

test('clients who may leave are ranked by assets; bounds are tried out, kept and taken back', async ({
  launch,
  branch,
}) => {
  const { page } = await launch({ store: branch.copy('churn') });
  await clientGrid(page);
  await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '流失预警' }).press('Enter');
  const grid = page.getByRole('grid', { name: '可能流失的客户' });
  await expect(grid).toBeVisible();
  await expect(page.locator('.churn-head')).toContainText('户未销户客户');

  await test.step('any sign: the most assets first, each sign with its points', async () => {
    await showAny(page);
    await expect(grid.getByRole('row').nth(1)).toBeVisible();
    const assets = (await columnTexts(grid, 4)).map(yuan);
    expect(assets).toEqual([...assets].sort((a, b) => b - a));
    const [scores, signs] = [await columnTexts(grid, 5), await columnTexts(grid, 6)];
    for (const [i, sign] of signs.entries()) {
      const points = [...sign.matchAll(/\+(\d+)/g)].map((match) => Number(match[1]));
      expect(points.reduce((sum, one) => sum + one, 0)).toBe(Number(scores[i]));
    }
  });

  await test.step('the signs of the selected client stand beside the list, and add up', async () => {
    await grid.focus();
    await page.keyboard.press('End');
    const last = (await columnTexts(grid, 1)).at(-1) ?? '';
    const parts = page.getByRole('table', { name: '所选客户的各项' });
    await expect(page.locator('.churn-parts h2')).toHaveText(last.replace(/\d+$/, ''));
    await expect(parts.getByRole('row')).toHaveCount(9);
    // Nobody has written anything down in this branch: said, not taken for a sign.
    await expect(parts).toContainText('那时还没有服务记录');
    const given = await parts.locator('tr.is-given td:last-child').allTextContents();
    const sum = given.reduce((all, one) => all + Number(one), 0);
    await expect(page.locator('.churn-parts .churn-note')).toContainText(`合计 ${sum} 分`);
  });

  await test.step('how often it was right, in numbers that agree with its words', async () => {
    const rates = page.getByRole('table', { name: '预警准不准' });
    await expect(rates).toBeVisible();
    await expect(rates.getByRole('row')).toHaveCount(4);
    const row = rates.getByRole('row', { name: /^60/ });
    const [, tp, warned] = /(\d[\d,]*) \/ (\d[\d,]*)/.exec(await textOf(row.getByRole('cell').first())) ?? [];
    const words = page.locator('.churn-rate .churn-note').first();
    if (Number(warned) > 0) await expect(words).toContainText(new RegExp(`${warned} 人次|没有人流失`));
    expect(tp).toBeDefined();
    await page.getByRole('tab', { name: '120 天' }).press('Enter');
    await expect(page.getByRole('tab', { name: '120 天' })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('no rule of accessibility is broken, light or dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), colorScheme).toEqual([]);
      await page.getByRole('button', { name: '评分设置' }).press('Enter');
      await expect(page.getByRole('dialog', { name: '评分设置' }).getByRole('status')).toContainText('会预警');
      expect.soft(await violations(page), `${colorScheme}, settings`).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });

  await test.step('another threshold is tried out before it is kept', async () => {
    const all = await rowCount(grid);
    await page.getByRole('button', { name: '清除筛选' }).press('Enter');
    const warned = await rowCount(grid);
    expect(warned).toBeLessThan(all);
    await page.getByRole('button', { name: '评分设置' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '评分设置' });
    const line = dialog.getByRole('spinbutton', { name: '预警线' });
    await expect(line).toBeFocused();
    await line.fill('1');
    await expect(dialog.getByRole('status')).toContainText(`会预警 ${all} 户`);
    await expect(dialog.getByRole('status')).toContainText(`现在是 ${warned} 户`);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(grid).toHaveAttribute('aria-rowcount', String(all + 1));
    await page.locator('body').press('Control+z');
    await expect(grid).toHaveAttribute('aria-rowcount', String(warned + 1));
  });

  await test.step('Enter opens the client', async () => {
    await showAny(page);
    const first = (await columnTexts(grid, 1))[0] ?? '';
    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(page.locator('.client-facts')).toContainText(/\d+$/.exec(first)?.[0] ?? 'no number');
  });
});

test('a contact that was overdue stands on the list, and goes when he is called', async ({ launch, branch }) => {
  const { page } = await launch();
  await clientGrid(page);
  const [rich] = branch.clients
    .filter(({ status }) => status === 'normal')
    .sort((a, b) => Number(b.total_asset ?? 0) - Number(a.total_asset ?? 0));
  if (rich === undefined) throw new Error('nobody in the demo branch');
  const { client_no } = rich;
  const write = (on: string) =>
    page.evaluate(
      async ([no, day]) => {
        const bridge = (window as unknown as { branchDesk: { call(name: string, input: unknown): Promise<unknown> } })
          .branchDesk;
        const body = {
          channel: 'call',
          direction: 'out',
          on: day,
          at: null,
          minutes: null,
          reached: true,
          text: '回访',
          tags: [],
          clients: [],
          materials: [],
        };
        const change = { record_id: crypto.randomUUID(), kind: 'contact', version: null, client_no: no, body };
        await bridge.call('records.edit', { what: 'contact_added', subject: '', changes: [change] });
      },
      [client_no, on] as const,
    );
  await page.evaluate(() => {
    location.hash = '#/churn';
  });
  const grid = page.getByRole('grid', { name: '可能流失的客户' });
  await showAny(page);
  await write('2026-01-05');
  await expect(grid.getByRole('row', { name: new RegExp(client_no) })).toContainText('久未联系', { timeout: 20_000 });
  await write(new Date().toISOString().slice(0, 10));
  await expect(grid.getByRole('row', { name: new RegExp(`${client_no}.*久未联系`) })).toHaveCount(0, {
    timeout: 20_000,
  });
});
