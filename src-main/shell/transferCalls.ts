/** Files of tables that a person asked for: he says where, the rows go to a thread that writes them. */

import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Handlers } from '../api/wrapper.ts';
import type { JobHost } from './jobHost.ts';

export interface TransferCallsOptions {
  /** A thread that is kept between the pieces of a file. */
  readonly jobs: JobHost;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
}

/** What no file system takes in a name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

export function transferCalls({ jobs, store, nativeBinding, window }: TransferCallsOptions): Handlers {
  const names = new Map<string, string>();
  const place = nativeBinding === undefined ? { store } : { store, nativeBinding };
  return {
    'transfer.begin': async ({ id, format, name, notes, columns }) => {
      const file = await chooseFile(window(), `${name.replace(NOT_IN_NAMES, '_')}.${format}`);
      if (file === undefined) return { chosen: false };
      await jobs.run(0, { kind: 'sheet', op: 'begin', id, file, format, notes, columns }, () => undefined);
      names.set(id, name);
      return { chosen: true };
    },
    'transfer.rows': async ({ id, rows }) => {
      const { rows: written } = await jobs.run(0, { kind: 'sheet', op: 'rows', id, rows }, () => undefined);
      return { rows: written };
    },
    'transfer.end': async ({ id, keep }) => {
      const subject = names.get(id) ?? '';
      names.delete(id);
      return jobs.run(0, { kind: 'sheet', op: 'end', id, keep, subject, ...place }, () => undefined);
    },
  };
}

async function chooseFile(window: BrowserWindow | undefined, name: string): Promise<string | undefined> {
  const options = { defaultPath: path.join(app.getPath('documents'), name) };
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}
