/**
 * --preview=<folder>: walks the program's pages by itself and saves a picture of each, for people who have no display
 * and for those who judge its looks. One JSON line a picture on standard output, the store's status at the end.
 */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { clientList } from '../../src-shared/contract/clientCalls.ts';
import type { Router } from '../api/router.ts';
import { SETTLED, steadyPicture, waitFor } from './previewPage.ts';

interface Look {
  readonly language: 'zh-CN' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const LOOKS: readonly Look[] = [
  ...SIZES.map((size) => ({ language: 'zh-CN' as const, theme: 'light' as const, ...size })),
  ...SIZES.map((size) => ({ language: 'en' as const, theme: 'light' as const, ...size })),
  { language: 'zh-CN', theme: 'dark', width: 1366, height: 768 },
];
/** Of the Sync page, what says most. */
const SYNC_VIEWS = ['state', 'quarantine', 'breaks'] as const;
const TABS = ['overview', 'holdings', 'profit', 'turnover', 'trades'] as const;

/** Answers the program's exit code. */
export async function runPreview(window: BrowserWindow, folder: string, router: Router): Promise<number> {
  try {
    mkdirSync(folder, { recursive: true });
    const clientNo = await clientToShow(router);
    await waitFor(window, 'the bridge', 'window.branchDesk');
    const settings: unknown = await window.webContents.executeJavaScript('JSON.stringify(localStorage)');
    for (const look of LOOKS) await walk(window, folder, look, clientNo);
    await putBack(window, String(settings));
    say({ loaded: await ask(router, 'store.status', {}) });
    return 0;
  } catch (error) {
    process.stderr.write(`preview: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function walk(window: BrowserWindow, folder: string, look: Look, clientNo: string): Promise<void> {
  const { width, height, language, theme } = look;
  window.setContentSize(width, height);
  const preferences = { language, theme, upColour: 'language' };
  await window.webContents.executeJavaScript(
    `localStorage.setItem('branchDesk.preferences', ${JSON.stringify(JSON.stringify(preferences))}); true`,
  );
  await load(window);
  const root = 'document.documentElement';
  await waitFor(
    window,
    `${language}, ${theme}`,
    `${root}.lang === '${language}' && ${root}.dataset.theme === '${theme}'`,
  );
  await waitFor(window, `a window of ${width} × ${height}`, `innerWidth === ${width} && innerHeight === ${height}`);
  await waitFor(
    window,
    'the list of clients',
    `document.querySelectorAll('main [role="row"]').length > 3 && ${SETTLED}`,
  );
  await picture(window, folder, 'clients', look);
  for (const tab of TABS) {
    await window.webContents.executeJavaScript(
      `location.hash = ${JSON.stringify(`#/client/${encodeURIComponent(clientNo)}/${tab}`)}; true`,
    );
    const shown = `document.querySelector('[role="tab"][aria-selected="true"]') !== null && document.querySelector('h1') !== null`;
    await waitFor(window, `the tab ${tab}`, `location.hash.endsWith('/${tab}') && ${shown} && ${SETTLED}`);
    await picture(window, folder, `client-${tab}`, look);
  }
  for (const view of SYNC_VIEWS) {
    await window.webContents.executeJavaScript(`location.hash = '#/sync/${view}'; true`);
    const shown = `document.querySelector('.sync-page [role="tab"][aria-selected="true"]')?.dataset.tab === '${view}'`;
    await waitFor(window, `the sync's ${view}`, `${shown} && ${SETTLED}`);
    await picture(window, folder, `sync-${view}`, look);
  }
}

/** Anew, with the settings just written; an address that differs in its hash alone would be no load. */
async function load(window: BrowserWindow): Promise<void> {
  await window.webContents.executeJavaScript(`history.replaceState(null, '', '#/clients'); true`);
  const loaded = once(window.webContents, 'did-finish-load');
  window.webContents.reload();
  await loaded;
}

/** The reader's own settings and place; the walk was not his. */
async function putBack(window: BrowserWindow, settings: string): Promise<void> {
  const put = 'for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value)';
  await window.webContents.executeJavaScript(`((kept) => { localStorage.clear(); ${put}; })(${settings}); true`);
  window.webContents.session.flushStorageData();
}

async function picture(window: BrowserWindow, folder: string, page: string, look: Look): Promise<void> {
  const file = path.join(folder, `${page}-${look.language}-${look.theme}-${look.width}x${look.height}.png`);
  writeFileSync(file, (await steadyPicture(window)).toPNG());
  say({ screenshot: file });
}

/** The client with the largest assets among those who traded lately: every tab has something to show. */
async function clientToShow(router: Router): Promise<string> {
  const list = clientList.parse(await ask(router, 'clients.list', {}));
  let best: { readonly clientNo: string; readonly asset: number } | undefined;
  for (const [row, clientNo] of list.client_no.entries()) {
    const asset = list.total_asset_e4[row] ?? null;
    if (asset === null || (list.turnover_6m[row] ?? null) === null) continue;
    if (best === undefined || asset > best.asset) best = { clientNo, asset };
  }
  const chosen = best?.clientNo ?? list.client_no[0];
  if (chosen === undefined) throw new Error('the store holds no clients');
  return chosen;
}

async function ask(router: Router, name: string, input: unknown): Promise<unknown> {
  const reply = await router.call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.text}`);
  return reply.value;
}

function say(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
