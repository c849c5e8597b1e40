// Runs the product's own command line on a drop folder, as head office's scheduled runs do; knows nothing of its inside.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compareReport } from './compare.ts';
import type { Facts } from './facts.ts';
import { computeClient } from './oracle.ts';

const root = join(import.meta.dirname, '..', '..');
const node = join(root, 'node_modules', '.bin', 'node');
const main = join(root, 'src-main', 'cli', 'main.ts');

export interface CommandResult {
  readonly code: number;
  readonly json: unknown;
  readonly err: string;
}

/** Exit 0 and 1 both answer with JSON; anything else throws with what was said on standard error. */
export function runCommand(words: readonly string[], env: NodeJS.ProcessEnv = process.env): CommandResult {
  const done = spawnSync(node, [main, ...words], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, env });
  if (done.error) throw done.error;
  if (done.status !== 0 && done.status !== 1)
    throw new Error(`branch-desk ${words.join(' ')}: exit ${done.status}\n${done.stderr}`);
  try {
    return { code: done.status, json: JSON.parse(done.stdout) as unknown, err: done.stderr };
  } catch {
    throw new Error(
      `branch-desk ${words.join(' ')}: exit ${done.status}, standard output is no JSON: ${done.stdout.slice(0, 200)}\n${done.stderr.slice(-2000)}`,
    );
  }
}

export const syncDrop = (store: string, drop: string): CommandResult =>
  runCommand(['sync', '--store', store, '--drop', drop, '--acknowledge', `${store}.ack`, '--json']);

export const clientReport = (store: string, clientNo: string, from?: string, to?: string): unknown =>
  runCommand([
    'client',
    clientNo,
    '--store',
    store,
    ...(from ? ['--from', from] : []),
    ...(to ? ['--to', to] : []),
    '--json',
  ]).json;

export type AskClient = (clientNo: string, from?: string, to?: string) => unknown | Promise<unknown>;

/**
 * Every client of the facts, product against oracle; `ask` answers for the product: `(no, from, to) => clientReport(store, no, from, to)`
 * for the command line, or a function of the same process where starting one for each client is too slow.
 */
export async function differencesOf(facts: Facts, ask: AskClient, from?: string, to?: string): Promise<string[]> {
  const out: string[] = [];
  for (const clientNo of [...facts.clients.keys()].sort()) {
    const report = await ask(clientNo, from, to);
    out.push(...compareReport(report, computeClient(facts, clientNo, from, to)).map((d) => `${clientNo} ${d}`));
  }
  return out;
}
