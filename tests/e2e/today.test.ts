/** Today in the real window, by keyboard: a new task is made, put off, done, and taken back; rules raise tasks by themselves. */
import { expect, test } from './branchDesk.ts';

test('a task is made, snoozed, undone, completed and found again, by keyboard alone', async ({ launch }) => {
  const { page } = await launch();
  const due = page.getByRole('region', { name: '到期与逾期' });
  await expect(due).toBeVisible();

  await test.step('the window begins here, and the rules have looked at every client', async () => {
    expect(page.url()).toContain('#/today/today');
    await page.getByRole('tab', { name: '全部任务' }).press('Enter');
    await expect(page.getByRole('grid', { name: '任务' }).getByRole('row').nth(1)).toBeVisible();
    await page.getByRole('tab', { name: '今日' }).press('Enter');
  });

  await test.step('a repeated task', async () => {
    await page.getByRole('button', { name: '新建任务' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '新建任务' });
    await page.keyboard.type('寄送对账单');
    const form = dialog.getByRole('combobox', { name: '重复' });
    await form.press('ArrowDown');
    await form.press('ArrowDown');
    await form.press('Enter');
    await expect(dialog).toContainText('接下来');
    await dialog.getByRole('button', { name: '保存' }).press('Enter');
    await expect(dialog).toBeHidden();
  });
  const line = due.getByRole('listitem', { name: /^寄送对账单/ });

  await test.step('put off till tomorrow, and taken back', async () => {
    await line.focus();
    await page.keyboard.press('s');
    await expect(page.getByRole('button', { name: /^明天/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(line).toHaveCount(0);
    await expect(page.getByRole('region', { name: '今后七天' })).toContainText('寄送对账单');
    await page.keyboard.press('Control+z');
    await expect(line).toBeVisible();
  });

  await test.step('done: the next turn is there', async () => {
    await line.focus();
    await page.keyboard.press(' ');
    await expect(line).toHaveCount(0);
    await expect(page.getByRole('region', { name: '今后七天' })).toContainText('寄送对账单');
    await page.keyboard.press('Control+z');
    await expect(line).toBeVisible();
  });

  await test.step('dropped with a reason, which stands in the list of all tasks', async () => {
    await line.focus();
    await page.keyboard.press('d');
    await page.keyboard.type('客户改用电子对账单');
    await page.keyboard.press('Enter');
    await expect(line).toHaveCount(0);
    await page.getByRole('tab', { name: '全部任务' }).press('Enter');
    await page.getByRole('button', { name: '清除条件' }).press('Enter');
    await page.getByRole('searchbox', { name: '查找任务内容' }).fill('对账单');
    await expect(page.getByRole('grid', { name: '任务' })).toContainText('客户改用电子对账单');
  });
});

test('a due day is written in words, and a template fills a task', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('tab', { name: '模板' }).press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: '提醒重新测评' })
    .getByRole('button', { name: /选\s*用/ })
    .press('Enter');
  await expect(page.locator('.undo-bar')).toContainText('添加了模板');
  await page.getByRole('tab', { name: '今日' }).press('Enter');
  await page.getByRole('button', { name: '新建任务' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '新建任务' });
  await dialog.getByRole('combobox', { name: '套用模板' }).press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: '任务' })).toHaveValue('提醒重新测评');
  await expect(dialog).toContainText('{name}');
  await dialog.getByRole('textbox', { name: '或用文字写' }).fill('三天后');
  await expect(dialog.locator('.due-words')).toContainText('即 20');
  await dialog.getByRole('button', { name: '保存' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: '今后七天' })).toContainText('提醒重新测评');
  await expect(page.getByRole('region', { name: /年度回访/ })).toContainText('还差');
});

test('the practice is kept, and its defaults come back', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('tab', { name: '服务规范' }).click();
  const field = page.getByRole('spinbutton', { name: '客户目标到期前' });
  await expect(field).toHaveValue('30');
  await field.fill('45');
  await field.press('Tab');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('有未保存的修改')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('spinbutton', { name: '客户目标到期前' })).toHaveValue('45');
  await page.getByRole('button', { name: '恢复默认值' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('目前使用默认值')).toBeVisible();
});
