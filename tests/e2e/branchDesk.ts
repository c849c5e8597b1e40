/**
 * The test's hands: a demo branch (once a worker) and windows of the built product on it, each with a fresh user
 * folder. What the main process or the page complains of fails the test that heard it.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { type DemoBranch, makeDemoBranch, root } from './demoBranch.ts';

export { expect } from '@playwright/test';

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Texts the page wrote to its console as errors or warnings, and errors it did not catch. */
  readonly complaints: string[];
}

export interface LaunchOptions {
  /** Path of the store; a path where nothing lies for a first start. Default: the demo branch's. */
  readonly store?: string;
  readonly language?: 'zh-CN' | 'en';
  readonly userData?: string;
}

interface TestHands {
  launch(options?: LaunchOptions): Promise<Desk>;
}
interface WorkerHands {
  branch: DemoBranch;
}

/** A start takes one to three seconds. */
const LAUNCH_MS = 10_000;

export const test = base.extend<TestHands, WorkerHands>({
  branch: [
    async ({}, use) => {
      const branch = await makeDemoBranch();
      await use(branch);
      branch.remove();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  launch: async ({ branch }, use) => {
    const open: Desk[] = [];
    await use(async (options = {}) => {
      const desk = await start(options, branch);
      open.push(desk);
      return desk;
    });
    for (const { app, userData, complaints } of open) {
      await app.close();
      rmSync(userData, { recursive: true, force: true });
      expect.soft(complaints).toEqual([]);
    }
  },
});

async function start(options: LaunchOptions, branch: DemoBranch): Promise<Desk> {
  const executablePath = process.env.BRANCH_DESK_ELECTRON;
  if (executablePath === undefined) throw new Error('BRANCH_DESK_ELECTRON is not set: run by npm test');
  const language = options.language ?? 'zh-CN';
  mkdirSync(path.join(branch.folder, 'users'), { recursive: true });
  const userData = options.userData ?? mkdtempSync(path.join(branch.folder, 'users', 'user-'));
  const { app, page } = await openWindow({
    executablePath,
    args: [root, `--user-data-dir=${userData}`, `--lang=${language}`],
    env: {
      ...process.env,
      BRANCH_DESK_STORE: options.store ?? branch.store,
      LANG: `${language.replace('-', '_')}.UTF-8`,
      LANGUAGE: language.replace('-', '_'),
    },
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { app, page, userData, complaints };
}

/**
 * Playwright now and then (one launch in thirty here) asks a new window something while its first page is being
 * exchanged, and waits for ever: microsoft/playwright#17765, #29386. Such a start is ended and made again; it is noted
 * on the test, and a window that really does not come fails it.
 */
async function openWindow(
  options: Parameters<typeof _electron.launch>[0],
): Promise<{ app: ElectronApplication; page: Page }> {
  for (let left = 3; ; left--) {
    let app: ElectronApplication | undefined;
    try {
      app = await _electron.launch({ ...options, timeout: LAUNCH_MS });
      return { app, page: await app.firstWindow({ timeout: LAUNCH_MS }) };
    } catch (error) {
      app?.process().kill('SIGKILL');
      if (left === 1) throw error;
      test.info().annotations.push({ type: 'started again', description: String(error).split('\n')[0] ?? '' });
    }
  }
}

/** The list, once its rows are there; from Today, where the window begins, it goes there first. */
export async function clientGrid(page: Page, name: string | RegExp = /客户列表|Client list/): Promise<Locator> {
  await expect(page.locator('.topbar-place').first()).toBeVisible();
  // By address, not by its button: the focus is then where the list puts it.
  if (page.url().includes('#/today/')) {
    await page.evaluate(() => {
      location.hash = '#/clients';
    });
  }
  const grid = page.getByRole('grid', { name });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  return grid;
}

/** How many rows the grid says it has, without its header. */
export async function rowCount(grid: Locator): Promise<number> {
  return Number(await grid.getAttribute('aria-rowcount')) - 1;
}

/** Texts of one column over the rows in sight, from the top. `column` counts from 1. */
export async function columnTexts(grid: Locator, column: number): Promise<string[]> {
  const rows = await grid.locator('[role="row"][aria-rowindex]:has([role="gridcell"])').evaluateAll(
    (elements, at) =>
      elements
        .map((row) => ({
          index: Number(row.getAttribute('aria-rowindex')),
          text: row.querySelector(`[role="gridcell"][aria-colindex="${at}"]`)?.textContent ?? '',
        }))
        .sort((a, b) => a.index - b.index)
        .map(({ text }) => text),
    column,
  );
  return rows;
}

/** Opens a client by its number through the find box, as a reader would. */
export async function openClient(page: Page, clientNo: string): Promise<void> {
  const find = page.getByRole('searchbox', { name: /查找客户|Find a client|Find/ });
  await find.fill(clientNo);
  await find.press('Enter');
  await expect(page.getByRole('tab', { selected: true })).toBeVisible();
  await expect(page.locator('.client-facts')).toContainText(clientNo);
}

/** "1234567.80" as the window writes it. */
export function grouped(money: string): string {
  return money.replace(/\B(?=(\d{3})+\.)/g, ',');
}

export function signed(money: string): string {
  return Number(money) > 0 ? `+${grouped(money)}` : grouped(money);
}

export function times(ratio: number): string {
  return `${ratio.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 倍`;
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}

/** The tile of a key figure: its value as shown, and as a whole where the tile shows a short form. */
export async function figure(page: Page, label: string): Promise<string> {
  const value = page
    .locator('.figure')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })
    .locator('dd.figure-value')
    .first();
  await expect(value).toBeVisible();
  return (await value.getAttribute('title')) ?? (await textOf(value));
}
