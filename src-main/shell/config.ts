/** Where things lie on this machine: the user's folder, the store, the built files. Read once, at the start. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

export interface Config {
  readonly userData: string;
  readonly store: string;
  readonly rendererFolder: string;
  readonly preload: string;
  readonly worker: string;
  readonly appVersion: string;
}

/** Must run before the single-instance lock is taken: the lock is per user folder. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const asked = app.commandLine.getSwitchValue('user-data-dir');
  if (asked !== '') app.setPath('userData', path.resolve(asked));
  const userData = app.getPath('userData');
  // Not this file's own place: the bundler may put it into a chunk's folder.
  const out = path.join(app.getAppPath(), 'out');
  return {
    userData,
    store: storeFile(userData, environment),
    rendererFolder: path.join(out, 'renderer'),
    preload: path.join(out, 'preload', 'index.cjs'),
    worker: path.join(out, 'main', 'worker.js'),
    appVersion: app.getVersion(),
  };
}

function storeFile(userData: string, environment: NodeJS.ProcessEnv): string {
  const asked = environment.BRANCH_DESK_STORE;
  return asked === undefined || asked === '' ? path.join(userData, 'branch.db') : path.resolve(asked);
}

/** False in a checkout that was not built: said in words instead of a white window. */
export function isBuilt({ rendererFolder }: Config): boolean {
  return existsSync(path.join(rendererFolder, 'index.html'));
}
