/**
 * Taking in a branch's own lists: the file is chosen in a dialog and read in a thread; the page knows it by an opaque id.
 * What was written is heard by every page.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { IMPORT_LIMITS } from '../../src-shared/contract/importCalls.ts';
import { isKind } from '../../src-shared/records/registry.ts';
import { type Caller, userOf } from '../api/caller.ts';
import type { Handlers } from '../api/wrapper.ts';
import type { ImportAnswers, ImportAsk } from '../jobs/imports/importJob.ts';
import { openRead } from '../store/open.ts';
import { findClient } from '../store/queries/clients.ts';
import type { JobHost } from './jobHost.ts';
import { tell } from './syncRuns.ts';

export interface ImportCallsOptions {
  /** A thread that is kept between the questions about a file. */
  readonly jobs: JobHost;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  /** Hears which kinds of records were written. */
  readonly edited: (kinds: readonly string[]) => void;
}

const JOB = 0;
const FILES = 16;
const CHOOSE_TITLE = '选择要导入的名单或记录 Choose a list to import';
const FILTERS = [
  { name: 'CSV, TXT, XLSX', extensions: ['csv', 'txt', 'tsv', 'xlsx'] },
  { name: '*', extensions: ['*'] },
];

export function importCalls({ jobs, store, nativeBinding, window, edited }: ImportCallsOptions): Handlers {
  const place = nativeBinding === undefined ? { store } : { store, nativeBinding };
  const files = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: the page asks again while somebody chooses. */
  const ask = <A extends ImportAsk>(caller: Caller, question: A): Promise<ImportAnswers[A['ask']]> => {
    const run = () =>
      jobs.run(
        JOB,
        { kind: 'import', ...place, who: userOf(caller), sees: caller.clients, question },
        ({ done, total }) => tell(window(), 'bulk:progress', { done, total }),
      );
    const answer = last.then(run, run);
    last = answer.catch(() => undefined);
    return answer as Promise<ImportAnswers[A['ask']]>;
  };
  const pathOf = (id: string): string => {
    const found = files.get(id);
    if (found === undefined) throw new Refusal('not_found', 'The file is gone: choose it again.');
    return found;
  };
  const heard = (edit_id: number | null, kinds: readonly string[]): void => {
    if (edit_id === null) return;
    tell(window(), 'records:changed', { kinds: [...kinds], edit_id });
    edited(kinds);
  };
  return {
    'import.choose': async (_, caller) => {
      const options = { properties: ['openFile' as const], title: CHOOSE_TITLE, filters: FILTERS };
      const shown = window();
      const chosen = await (shown === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(shown, options));
      const file = chosen.canceled ? undefined : chosen.filePaths[0];
      if (file === undefined) return { file: null };
      const id = randomUUID();
      files.set(id, file);
      for (const old of [...files.keys()].slice(0, -FILES)) files.delete(old);
      return { file: await ask(caller, { ask: 'view', id, name: path.basename(file), path: file, form: null }) };
    },
    'import.read': ({ file: id, form }, caller) => {
      const file = pathOf(id);
      return ask(caller, { ask: 'view', id, name: path.basename(file), path: file, form });
    },
    'import.preview': ({ order, state, offset }, caller) =>
      ask(caller, { ask: 'preview', path: pathOf(order.file), order, state, offset }),
    'import.run': async ({ order }, caller) => {
      const file = pathOf(order.file);
      const { kinds, ...done } = await ask(caller, { ask: 'run', path: file, name: path.basename(file), order });
      heard(done.edit_id, kinds);
      return done;
    },
    'import.cancel': () => ({ cancelled: jobs.cancel(JOB) }),
    'import.saveLeft': async ({ order, language }, caller) => {
      const file = pathOf(order.file);
      const name = `${path.parse(file).name} - ${language === 'zh' ? '未导入' : 'not imported'}.csv`;
      const options = { defaultPath: path.join(app.getPath('documents'), name) };
      const shown = window();
      const chosen = await (shown === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(shown, options));
      if (chosen.canceled || chosen.filePath === '') return { saved: false, rows: 0 };
      const { rows } = await ask(caller, { ask: 'left', path: file, order, target: chosen.filePath, language });
      return { saved: true, rows };
    },
    'import.takeBack': async ({ edit_id, untouched }, caller) => {
      const { kinds, taken, kept, ...done } = await ask(caller, { ask: 'take_back', editId: edit_id, untouched });
      heard(done.edit_id, kinds);
      return {
        // Nothing left to take back, and nothing in the way, is done as well.
        done: done.edit_id !== null || kept.length === 0,
        edit_id: done.edit_id,
        taken,
        kept: named(kept.slice(0, IMPORT_LIMITS.kept)),
        kept_total: kept.length,
      };
    },
  };

  function named(kept: ImportAnswers['take_back']['kept']) {
    const open = openRead(store, nativeBinding === undefined ? {} : { nativeBinding });
    try {
      return kept.map(({ kind, ...record }) => {
        if (!isKind(kind)) throw new Error(`record ${record.record_id} is of an unknown kind`);
        const client = record.client_no === null ? undefined : findClient(open, record.client_no);
        return { ...record, kind, client_name: client?.name ?? null };
      });
    } finally {
      open.close();
    }
  }
}
