/** The one window: how it looks before its page is there, what keys it answers itself, what happens when its page dies. */
import { BrowserWindow, dialog, nativeTheme, type WebContents } from 'electron';
import { HOME_URL, ORIGIN } from './channels.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { WEB_PREFERENCES } from './security.ts';
import { keepBounds, readBounds, SMALLEST } from './windowBounds.ts';

export const TITLE = '营业部客户台 Branch Desk';
/** The page's own layout colours, so that nothing flashes before it is drawn. */
const BACKGROUND = { light: '#f2f4f8', dark: '#0f141b' } as const;
/** A page that dies this often within a minute is not brought back again. */
const REVIVALS = 3;

export interface WindowOptions {
  readonly config: Config;
  readonly log: Log;
  readonly show: boolean;
  readonly path?: string;
}

export function openWindow({ config, log, show, path }: WindowOptions): BrowserWindow {
  const { bounds, maximized } = readBounds(config.userData);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: TITLE,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { ...WEB_PREFERENCES, preload: config.preload },
  });
  window.removeMenu();
  if (maximized) window.maximize();
  window.once('ready-to-show', () => {
    if (show) window.show();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  keepBounds(window, config.userData, (error) => log.fault('bounds_not_kept', error));
  answerZoomKeys(window.webContents);
  revive(window, log);
  askBeforeLeaving(window);
  window
    .loadURL(path === undefined ? HOME_URL : ORIGIN + path)
    .catch((error: unknown) => log.fault('page_not_loaded', error));
  return window;
}

/** Without a menu nobody else does: Ctrl with plus, minus, 0; between half and three times the size. */
function answerZoomKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, { type, control, meta, alt, key }) => {
    if (type !== 'keyDown' || alt || !(control || meta)) return;
    const step = key === '+' || key === '=' ? 0.1 : key === '-' ? -0.1 : key === '0' ? 0 : undefined;
    if (step === undefined) return;
    event.preventDefault();
    const zoom = step === 0 ? 1 : contents.getZoomFactor() + step;
    contents.setZoomFactor(Math.min(3, Math.max(0.5, Math.round(zoom * 10) / 10)));
  });
}

/** The page holds what is not saved yet (beforeunload): without a question the window would simply stay open. */
function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: '有未保存的更改 There are unsaved changes',
      buttons: ['留在这里 Stay', '放弃更改 Discard changes'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (answer === 1) event.preventDefault();
  });
}

function revive(window: BrowserWindow, log: Log): void {
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('page_gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    if (deaths.length <= REVIVALS) window.webContents.reload();
  });
  window.on('unresponsive', () => log.write('page_unresponsive'));
  window.webContents.on('preload-error', (_event, _path, error) => log.fault('preload_error', error));
}
