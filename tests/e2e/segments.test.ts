// By keyboard alone: a segment typed, saved, turned into a list of tasks, undone; and an error told at its place.
import { expect, test } from './branchDesk.ts';
import { violations } from './rules.ts';

test('a typed segment becomes a list of tasks in one step, which can be undone', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: '分群', exact: true }).press('Enter');
  await page.getByRole('button', { name: '新建分群' }).press('Enter');
  const text = page.getByRole('textbox', { name: '用文字写条件' });
  const count = page.locator('.segment-count');

  await test.step('what is wrong is told at its place, with the name that was meant', async () => {
    await text.focus();
    await page.keyboard.type('等级 >= 黄金 且 距上次连系 > 60天');
    const problem = page.getByRole('alert');
    await expect(problem.locator('mark')).toHaveText('距上次连系');
    expect.soft(await violations(page), 'a wrong text').toEqual([]);
    await problem.getByRole('button', { name: '距上次联系' }).press('Enter');
    await expect(text).toHaveValue('等级 >= 黄金 且 距上次联系 > 60天');
    await expect(page.getByRole('button', { name: /^修改条件/ })).toHaveCount(2);
  });

  await test.step('the count follows, once the figures of the branch are there', async () => {
    await text.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' and turnover a year > 12');
    await expect(page.getByRole('button', { name: /^修改条件/ })).toHaveCount(3);
    await expect(count).toContainText('人符合');
    await expect(page.getByText('需要全营业部指标')).toHaveCount(0);
  });
  const fits = Number((await count.locator('strong').textContent())?.replace(/\D/g, ''));
  expect(fits).toBeGreaterThan(0);

  await test.step('a pill is changed by its form, and the text with it', async () => {
    await page.getByRole('button', { name: '修改条件：客户等级 >= 黄金' }).press('Enter');
    const tier = page.getByRole('combobox', { name: '数值' });
    await expect(tier).toBeVisible();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), `editor and members, ${colorScheme}`).toEqual([]);
    }
    await tier.press('ArrowDown');
    await tier.press('ArrowUp');
    await tier.press('ArrowUp');
    await tier.press('Enter');
    await expect(text).not.toHaveValue(/黄金/);
    await text.fill('tier >= gold and contact.days > 60 and turnover a year > 12');
    await expect(count.locator('strong')).toHaveText(new RegExp(`^${fits} `));
  });

  await test.step('saved under a name, it stands in the list with its count', async () => {
    await page.getByRole('textbox', { name: '名称' }).focus();
    await page.keyboard.type('活跃而少联系');
    await page.keyboard.press('Enter');
    const line = page.getByRole('navigation', { name: '已存分群' }).getByRole('button', { name: /活跃而少联系/ });
    await expect(line).toContainText(String(fits));
    await expect(text).toHaveValue('客户等级 >= 黄金 且 距上次联系 > 60天 且 年化资产周转率 > 12');
  });

  await test.step('a task each', async () => {
    await page.getByRole('button', { name: '建任务' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '建任务' });
    await expect(dialog.getByRole('textbox', { name: '任务内容' })).toBeFocused();
    expect.soft(await violations(page), 'a bulk action').toEqual([]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('年末致意 {name}');
    await expect(dialog).toContainText(`将为 ${fits} 位客户各建一项任务`);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.locator('.undo-bar')).toContainText('新建了一批任务');
    await text.fill('未完成任务数 > 0 and tier >= gold and contact.days > 60 and turnover a year > 12');
    await expect(count.locator('strong')).toHaveText(new RegExp(`^${fits} `));
  });

  await test.step('and all of them gone again with one step', async () => {
    const listed = page.getByRole('grid', { name: '任务' }).getByRole('row').nth(1);
    const find = async () => {
      await page.evaluate(() => {
        location.hash = '#/today/tasks';
      });
      await page.getByRole('searchbox', { name: '查找任务内容' }).fill('年末致意');
    };
    await find();
    await expect(listed).toContainText('年末致意');
    const before = await page.locator('.undo-bar').textContent();
    await page.getByRole('tab', { name: '全部任务' }).focus();
    await page.keyboard.press('Control+z');
    await expect(page.locator('.undo-bar')).not.toHaveText(before ?? '');
    await expect(listed).toHaveCount(0);
  });
});
