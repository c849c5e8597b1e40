/**
 * Which calls the page has, and those only a window can answer: choosing a drop folder and applying it in a thread, with
 * the progress shown in the page and on the task bar; and stopping that.
 */
import { type BrowserWindow, dialog } from 'electron';
import type { CallName, EventName, EventPayload } from '../../src-shared/contract/calls.ts';
import { clientCalls as clientContract } from '../../src-shared/contract/clientCalls.ts';
import { type SyncReport, syncCalls as syncContract } from '../../src-shared/contract/syncCalls.ts';
import { type Handlers, isCallName } from '../api/wrapper.ts';
import { EVENT_CHANNEL } from './channels.ts';
import type { JobHost } from './jobHost.ts';

/** The page's calls; those of the command line alone (paths as arguments, long checks) do not exist for it. */
export const WINDOW_CALLS: ReadonlySet<CallName> = new Set(
  [...Object.keys(clientContract), ...Object.keys(syncContract)].filter(isCallName),
);

export interface SyncCallsOptions {
  readonly jobs: JobHost;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
}

/** Tells the window; a window that is gone hears nothing. */
export function tell<N extends EventName>(window: BrowserWindow | undefined, event: N, payload: EventPayload<N>): void {
  if (window === undefined || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, { event, payload });
}

export function syncCalls({ jobs, store, nativeBinding, window }: SyncCallsOptions): Handlers {
  return {
    'sync.run': async ({ job }) => {
      const drop = await chooseFolder(window());
      if (drop === undefined) return { chosen: false, report: null };
      return { chosen: true, report: await apply(job, drop) };
    },
    'sync.cancel': ({ job }) => ({ cancelled: jobs.cancel(job) }),
  };

  async function apply(job: number, drop: string): Promise<SyncReport> {
    const input = nativeBinding === undefined ? { store, drop } : { store, drop, nativeBinding };
    try {
      showOnTaskBar(window(), 0);
      const report = await jobs.run(job, input, (progress) => {
        tell(window(), 'sync:progress', progress);
        showOnTaskBar(window(), progress.total > 0 ? progress.done / progress.total : 0);
      });
      tell(window(), 'store:changed', { as_of: report.as_of });
      return report;
    } finally {
      showOnTaskBar(window(), -1);
    }
  }
}

async function chooseFolder(window: BrowserWindow | undefined): Promise<string | undefined> {
  const options = { properties: ['openDirectory' as const], title: '选择总部文件夹 Choose head office’s folder' };
  const chosen = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

/** A part of 1; -1 takes the bar away. */
function showOnTaskBar(window: BrowserWindow | undefined, part: number): void {
  if (window !== undefined && !window.isDestroyed()) window.setProgressBar(part);
}
