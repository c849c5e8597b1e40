/**
 * The watch on the drop folder while the window is open: looks at the pace of the settings, sooner when the file system
 * says that something moved (a network share may say nothing), and runs what is new. It reads the settings at each
 * look, so that a change needs no restart; a store that is at work elsewhere is looked at again.
 */
import { existsSync, type FSWatcher, watch as watchFiles } from 'node:fs';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { DropWatch, lookAtDrop } from '../jobs/dropWatch.ts';
import { loadSetting } from '../store/ledger/settings.ts';
import { openRead } from '../store/open.ts';
import type { Log } from './log.ts';
import type { WatchState } from './syncCalls.ts';
import type { SyncRuns } from './syncRuns.ts';

export interface WatchOptions {
  readonly runs: SyncRuns;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly log: Log;
}

export interface Watch extends WatchState {
  start(): void;
  stop(): void;
}

/** A set stands still when two looks this far apart see the same. */
const SECOND_LOOK_MS = 2_000;
/** The pace while nothing is watched: only the settings are read. */
const IDLE_MS = 30_000;

interface Settings {
  readonly drop: string;
  readonly paceMs: number;
}

export function createWatch({ runs, store, nativeBinding, log }: WatchOptions): Watch {
  const place = nativeBinding === undefined ? {} : { nativeBinding };
  let watch = new DropWatch();
  let timer: NodeJS.Timeout | undefined;
  let nextAt: Date | null = null;
  let isLooking = false;
  let isStopped = false;
  let seen: { readonly drop: string; readonly watcher: FSWatcher | null } | null = null;

  const settings = (): Settings | null => {
    if (!existsSync(store)) return null;
    const open = openRead(store, place);
    try {
      const drop = loadSetting(open, 'drop_folder');
      if (!loadSetting(open, 'watch') || drop === null) return null;
      return { drop, paceMs: loadSetting(open, 'watch_seconds') * 1000 };
    } finally {
      open.close();
    }
  };

  const plan = (ms: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void look(), ms);
  };

  /** Listens to the folder where the system can; the polling goes on in any case. */
  const listenTo = (drop: string): void => {
    if (seen?.drop === drop) return;
    seen?.watcher?.close();
    watch = new DropWatch();
    try {
      const watcher = watchFiles(drop, { persistent: false }, () => {
        if (!isLooking) plan(SECOND_LOOK_MS);
      });
      watcher.on('error', () => watcher.close());
      seen = { drop, watcher };
    } catch (error) {
      log.write('watch_without_events', { code: String((error as NodeJS.ErrnoException).code) });
      seen = { drop, watcher: null };
    }
  };

  const look = async (): Promise<void> => {
    if (isLooking || isStopped) return;
    isLooking = true;
    let again = IDLE_MS;
    try {
      const current = settings();
      if (current === null) {
        nextAt = null;
        return;
      }
      listenTo(current.drop);
      again = await lookOnce(current);
      nextAt = new Date(Date.now() + again);
    } catch (error) {
      log.fault('watch', error);
    } finally {
      isLooking = false;
      plan(again);
    }
  };

  /** Milliseconds to the next look. */
  const lookOnce = async ({ drop, paceMs }: Settings): Promise<number> => {
    const found = await lookAtDrop(drop);
    if (found === null || runs.running() !== null) return paceMs;
    const wanted = watch.wants(found);
    if (!wanted) return watch.isUnsettled ? Math.min(paceMs, SECOND_LOOK_MS) : paceMs;
    const job = runs.ownJob();
    const input = { kind: 'sync', store, drop, cause: 'watch', ...place } as const;
    try {
      watch.ran(found, await runs.run({ job, kind: 'sync', cause: 'watch' }, input));
    } catch (error) {
      if (!(error instanceof Refusal)) {
        // A fault would come again at each look: the sets count as tried until something about them changes.
        watch.ran(found, { runs: [], as_of: null });
        throw error;
      }
      if (error.code === 'cancelled') watch.ran(found, { runs: [], as_of: null });
    }
    return paceMs;
  };

  return {
    start: () => plan(0),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      seen?.watcher?.close();
    },
    nextLook: () => nextAt,
    settingsChanged: () => plan(0),
  };
}
