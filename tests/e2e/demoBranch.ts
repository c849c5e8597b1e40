/** The branch the window is tested on: made and applied by the product's own command line, once a run. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { clientRows } from '../../src-shared/contract/cliCalls.ts';
import { type ClientReport, clientReport } from '../../src-shared/contract/clientReport.ts';

export const root = path.resolve(import.meta.dirname, '..', '..');

export interface DemoBranch {
  readonly folder: string;
  readonly store: string;
  readonly drop: string;
  readonly clients: z.infer<typeof clientRows>['clients'];
  /** What `client NO --json` says, with the command's own default period. */
  report(clientNo: string): Promise<ClientReport>;
  /** Path of a copy of the store, for a test that writes: what it writes stays out of the others' branch. */
  copy(name: string): string;
  remove(): void;
}

const SIZE = ['--clients', '80', '--days', '260', '--seed', '11'];

export async function makeDemoBranch(): Promise<DemoBranch> {
  const folder = mkdtempSync(path.join(tmpdir(), 'branch-desk-e2e-'));
  const store = path.join(folder, 'branch.db');
  const drop = path.join(folder, 'drop');
  await cli(['generate', '--out', drop, ...SIZE, '--json'], [0]);
  // 1: the few bad rows that every real branch sends were kept apart.
  await cli(['sync', '--store', store, '--drop', drop, '--json'], [0, 1]);
  const { clients } = clientRows.parse(await cli(['clients', '--store', store, '--json'], [0]));
  return {
    folder,
    store,
    drop,
    clients,
    report: async (clientNo) => clientReport.parse(await cli(['client', clientNo, '--store', store, '--json'], [0])),
    copy: (name) => {
      const own = path.join(folder, `${name}.db`);
      copyFileSync(store, own);
      return own;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a command as build/cli.mjs does and answers its JSON. */
function cli(words: readonly string[], goodCodes: readonly number[]): Promise<unknown> {
  const script = path.join(root, 'src-main', 'cli', 'main.ts');
  const env = { ...process.env };
  // Built for Electron's older Node; this one takes the addon's own file.
  delete env.BRANCH_DESK_NATIVE_BINDING;
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...nodeFlags, script, ...words],
      { env, cwd: root, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => {
        const code = error === null ? 0 : Number(error.code);
        if (goodCodes.includes(code)) resolve(JSON.parse(out));
        else reject(new Error(`cli ${words[0]} ended with ${code}: ${err.slice(-2000)}`));
      },
    );
  });
}
