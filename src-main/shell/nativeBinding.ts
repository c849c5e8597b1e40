/**
 * Which file of the SQLite addon to load. Its prebuilt one needs N-API 10 and kills an older runtime without a word,
 * so this is decided before anything opens a store. undefined: the addon's own prebuilt file.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

/** N-API version of the addon's prebuilt file. */
const PREBUILT_NAPI = 10;

export function nativeBinding(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const asked = environment.BRANCH_DESK_NATIVE_BINDING;
  if (asked !== undefined && asked !== '') return path.resolve(asked);
  if (Number(process.versions.napi ?? 0) >= PREBUILT_NAPI) return undefined;
  const shipped = path.join(process.resourcesPath, 'better_sqlite3.node');
  if (app.isPackaged && existsSync(shipped)) return shipped;
  throw new Error(
    `This runtime offers N-API ${process.versions.napi}, the SQLite addon needs ${PREBUILT_NAPI}: ` +
      'set BRANCH_DESK_NATIVE_BINDING to a file built for it (npm start does).',
  );
}
