/**
 * Which calls the page has, and those only a window can answer: running and taking back in a thread, choosing folders,
 * exporting the quarantine, and what goes on now.
 */
import { existsSync } from 'node:fs';
import { type BrowserWindow, dialog } from 'electron';
import { type CallName, windowCalls } from '../../src-shared/contract/calls.ts';
import { type Handlers, isCallName } from '../api/wrapper.ts';
import { changeSettings, type SettingChange } from '../jobs/changeSettings.ts';
import { loadSetting } from '../store/ledger/settings.ts';
import { lockHolder } from '../store/lock.ts';
import { openRead } from '../store/open.ts';
import type { JobHost } from './jobHost.ts';
import { type SyncRuns, tell } from './syncRuns.ts';

/** The page's calls; those of the command line alone (paths as arguments, long checks) do not exist for it. */
export const WINDOW_CALLS: ReadonlySet<CallName> = new Set(Object.keys(windowCalls).filter(isCallName));

/** The watch on the drop folder, as far as the page's calls need it. */
export interface WatchState {
  /** When it looks next; null while nothing is watched. */
  nextLook(): Date | null;
  /** Folder, on or off, or pace have changed. */
  settingsChanged(): void;
}

export interface SyncCallsOptions {
  readonly runs: SyncRuns;
  readonly jobs: JobHost;
  /** Runs exports, which may go beside a sync. */
  readonly exports: JobHost;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  readonly watch: WatchState;
}

const DROP_TITLE = '选择总部文件夹 Choose head office’s folder';
const ACKNOWLEDGE_TITLE = '选择回执文件夹 Choose the folder for acknowledgements';
const EXPORT_TITLE = '导出隔离行 Export the quarantine';

export function syncCalls(options: SyncCallsOptions): Handlers {
  const { runs, jobs, store, nativeBinding, window, watch } = options;
  const place = nativeBinding === undefined ? { store } : { store, nativeBinding };

  const save = (change: SettingChange): void => {
    changeSettings(place, change, new Date());
    watch.settingsChanged();
    tell(window(), 'store:changed', { as_of: null });
  };
  const dropFolder = async (choose: boolean): Promise<string | undefined> => {
    const known = choose ? null : rememberedFolder(store, nativeBinding);
    if (known !== null && existsSync(known)) return known;
    const chosen = await chooseFolder(window(), DROP_TITLE);
    if (chosen !== undefined) save({ drop_folder: chosen });
    return chosen;
  };
  return {
    'sync.run': async ({ job, choose, accept }) => {
      const drop = await dropFolder(choose === true);
      if (drop === undefined) return { chosen: false, report: null };
      const sync = { ...place, drop, cause: 'window', ...(accept === undefined ? {} : { accept }) } as const;
      return {
        chosen: true,
        report: await runs.run({ job, kind: 'sync', cause: 'window' }, { kind: 'sync', ...sync }),
      };
    },
    'sync.cancel': ({ job }) => ({ cancelled: jobs.cancel(job) }),
    'sync.takeBack': async ({ job, delivery_id, reason }) => {
      const input = { kind: 'take_back', ...place, deliveryId: delivery_id, reason } as const;
      const { as_of } = await runs.run({ job, kind: 'take_back', cause: 'window' }, input);
      return { as_of };
    },
    'sync.exportQuarantine': async ({ language, ...filter }) => {
      const file = await chooseFile(window(), EXPORT_TITLE, 'quarantine.csv');
      if (file === undefined) return { chosen: false, rows: 0 };
      const report = await options.exports.run(
        0,
        { kind: 'export', ...place, file, filter, language },
        () => undefined,
      );
      return { chosen: true, rows: report.rows };
    },
    'sync.chooseFolder': async ({ which }) => {
      const chosen = await chooseFolder(window(), which === 'drop' ? DROP_TITLE : ACKNOWLEDGE_TITLE);
      if (chosen === undefined) return { chosen: false };
      save(which === 'drop' ? { drop_folder: chosen } : { acknowledge_folder: chosen });
      return { chosen: true };
    },
    'sync.saveSettings': ({ watch: isOn, watch_seconds, acknowledge_beside }) => {
      save({
        ...(isOn === undefined ? {} : { watch: isOn }),
        ...(watch_seconds === undefined ? {} : { watch_seconds }),
        ...(acknowledge_beside === undefined ? {} : { acknowledge_folder: null }),
      });
      return { saved: true };
    },
    'sync.activity': () => {
      const holder = lockHolder(store);
      const next = watch.nextLook();
      return {
        running: runs.running(),
        holder: holder === null || holder.pid === process.pid ? null : holder,
        next_look: next === null ? null : next.toISOString(),
      };
    },
  };
}

/** Null where there is no store yet, or no folder was chosen in it. */
function rememberedFolder(store: string, nativeBinding: string | undefined): string | null {
  if (!existsSync(store)) return null;
  const open = openRead(store, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    return loadSetting(open, 'drop_folder');
  } finally {
    open.close();
  }
}

async function chooseFolder(window: BrowserWindow | undefined, title: string): Promise<string | undefined> {
  const options = { properties: ['openDirectory' as const], title };
  const chosen = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

async function chooseFile(
  window: BrowserWindow | undefined,
  title: string,
  defaultPath: string,
): Promise<string | undefined> {
  const options = { title, defaultPath, filters: [{ name: 'CSV', extensions: ['csv'] }] };
  const chosen = await (window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath;
}
