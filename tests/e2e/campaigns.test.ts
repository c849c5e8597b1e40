// A campaign in the real window, by keyboard: from a segment to a draw with a group held out, answers by letters, each with its
// contact on the client's timeline, results beside the held out, undone, ended.
import { expect, rowCount, test } from './branchDesk.ts';
import { violations } from './rules.ts';

test('a segment becomes a campaign, is worked through, compared and ended', async ({ launch, branch }) => {
  test.setTimeout(120_000);
  const { page } = await launch({ store: branch.copy('campaigns') });
  await expect(page.getByRole('region', { name: '到期与逾期' })).toBeVisible();
  const grid = page.getByRole('grid', { name: '联系名单' });
  const progress = page.locator('.campaign-progress');

  await test.step('two keys lead to the campaigns; there are none, and the way to begin one', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByText('还没有活动')).toBeVisible();
    expect.soft(await violations(page), 'no campaigns').toEqual([]);
    await page.getByRole('button', { name: '去选分群' }).press('Enter');
  });

  await test.step('the members of a segment are taken along', async () => {
    await page.getByRole('button', { name: '新建分群' }).press('Enter');
    await page.getByRole('textbox', { name: '用文字写条件' }).fill('总资产 > 0');
    await expect(page.locator('.segment-count strong')).toContainText('人符合');
    await page.getByRole('button', { name: '发起活动' }).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: '新活动' })).toBeVisible();
  });

  const groups = page.locator('.campaign-groups .is-sum td');
  const [contacted, held] = await test.step('the draw is tried out: a larger share is held out', async () => {
    await expect(groups.first()).toHaveText(/\d/);
    const first = Number(await groups.last().textContent());
    const share = page.getByRole('spinbutton', { name: '对照组比例' });
    await share.fill('40');
    await expect.poll(async () => Number(await groups.last().textContent())).toBeGreaterThan(first);
    await page.getByRole('textbox', { name: '用文字写条件' }).fill('近20日净流如 > 0');
    await expect(page.getByRole('alert').locator('mark')).toContainText('近20日净流如');
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), `form, ${colorScheme}`).toEqual([]);
    }
    await page.getByRole('textbox', { name: '用文字写条件' }).fill('近20日净流入 > 1000亿');
    await expect(page.locator('.campaign-facts')).toContainText('0人已达成目标');
    return [Number(await groups.first().textContent()), Number(await groups.last().textContent())];
  });

  await test.step('without a name it is not drawn; with one it is, in one step', async () => {
    await page.getByRole('button', { name: '抽取并开始' }).press('Enter');
    await expect(page.getByRole('alert')).toContainText('请写名称');
    await page.getByRole('textbox', { name: '名称' }).fill('年末检视');
    await page.getByRole('textbox', { name: '话术' }).fill('年末了，请您来检视一次。');
    await page.getByRole('button', { name: '抽取并开始' }).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: '年末检视' })).toBeVisible();
    await expect(page.locator('.undo-bar')).toContainText('抽取了营销活动');
    await expect(page.locator('.campaign-head-name')).toContainText(`联系组${contacted}人，对照组${held}人`);
    await expect.poll(() => rowCount(grid)).toBe(contacted);
  });

  const who = await test.step('letters note answers; who answered leaves the list', async () => {
    await grid.focus();
    const name = (await page.locator('.campaign-note strong').textContent()) ?? '';
    await page.getByRole('textbox', { name: '备注' }).fill('想了解国债');
    await grid.focus();
    await page.keyboard.press('i');
    await expect(progress).toHaveText(`已答复1/${contacted}，成交0`);
    await expect.poll(() => rowCount(grid)).toBe((contacted ?? 0) - 1);
    await page.keyboard.press('y');
    await expect(progress).toHaveText(`已答复2/${contacted}，成交1`);
    await expect.poll(() => rowCount(grid)).toBe((contacted ?? 0) - 2);
    const missed = (await page.locator('.campaign-note strong').textContent()) ?? '';
    await page.keyboard.press('m');
    await expect(page.locator('.undo-bar')).toContainText(missed);
    expect.soft(await violations(page), 'the list').toEqual([]);
    await page.keyboard.press('Control+z');
    await expect(page.locator('.undo-bar')).toContainText('撤销');
    await page.keyboard.press('Control+z');
    await expect(progress).toHaveText(`已答复1/${contacted}，成交0`);
    return name;
  });

  await test.step('the contact stands on the timeline of the client', async () => {
    await page.getByRole('combobox', { name: '名单' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => rowCount(grid)).toBe(1);
    await expect(grid).toContainText('想了解国债');
    await grid.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('活动“年末检视”：有意向。 想了解国债').first()).toBeVisible();
    expect(who).not.toBe('');
    await page.goBack();
  });

  await test.step('results beside those held out; ended they stay', async () => {
    await page.getByRole('tab', { name: '结果' }).press('Enter');
    await page.getByRole('tab', { name: '结果' }).click();
    await expect(page.locator('.campaign-target tbody tr')).toHaveCount(2);
    await expect(page.locator('.campaign-difference')).toContainText('看不出差别');
    await expect(page.locator('.campaign-assets tbody tr').first()).toContainText(String(held));
    expect.soft(await violations(page), 'results').toEqual([]);
    await page.getByRole('button', { name: '结束活动' }).press('Enter');
    await expect(page.locator('.campaign-head-name')).toContainText('已结束');
    await expect(page.getByText('结束时的结果', { exact: false })).toBeVisible();
    await page.getByRole('tab', { name: '联系名单' }).click();
    await expect(page.locator('.campaign-note')).toHaveCount(0);
  });
});
