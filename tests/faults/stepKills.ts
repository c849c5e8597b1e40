/**
 * A sync that is killed at every named step of every set, and right before every call that writes. After each kill the
 * store holds whole sets only; the next run ends like one that was never disturbed, with every acknowledgement written
 * and nothing applied twice.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { openRead } from '../../src-main/store/open.ts';
import { initialSet, nightSet, nightTables } from './branch.ts';
import type { ChildInput } from './child.ts';
import type { FaultRun } from './counts.ts';
import { FaultStore } from './faultStore.ts';
import { type SetFiles, writeFolder, zipBytes } from './sets.ts';

export const STEPS = [
  'before seen',
  'seen',
  'before copied',
  'copied',
  'before checked',
  'checked',
  'before applied',
  'facts',
  'derived',
  'applied',
  'before acknowledged',
  'acknowledged',
] as const;

/** Nights, one of them a zip, and a late correction. */
function setsOf(): readonly SetFiles[] {
  const correction = nightSet(1, { revision: 2, tables: nightTables(1, '1').slice(1) });
  return [initialSet(), nightSet(1), correction, nightSet(2), nightSet(3)];
}
const ZIPPED = nightSet(2).name;

function fill(drop: string): void {
  for (const set of setsOf()) {
    if (set.name === ZIPPED) fs.writeFileSync(path.join(drop, `${set.name}.zip`), zipBytes(set));
    else writeFolder(drop, set);
  }
}

export interface ChildEnd {
  readonly killed: boolean;
  readonly writes: number;
  readonly statements: number;
}

export function runChild(input: ChildInput): Promise<ChildEnd> {
  const script = path.join(import.meta.dirname, 'child.ts');
  const child = spawn(process.execPath, [...nodeFlags, script, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (part) => {
    out += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ killed: true, writes: 0, statements: 0 });
      else if (code === 0) resolve({ killed: false, ...(JSON.parse(out) as { writes: number; statements: number }) });
      else reject(new Error(`the child ended with ${code ?? signal}`));
    });
  });
}

export class KillGround {
  readonly store: FaultStore;
  readonly sets = setsOf().length;
  private readonly order: ReadonlyMap<string, number>;
  private readonly whole: string;
  private readonly applied: readonly string[];

  private constructor(store: FaultStore, hashes: readonly string[], applied: readonly string[]) {
    this.store = store;
    this.order = new Map(hashes.map((hash, sets) => [hash, sets]));
    this.whole = hashes[hashes.length - 1] as string;
    this.applied = applied;
  }

  static async make(work: string): Promise<KillGround> {
    const store = new FaultStore(work, 'steps');
    // What an undisturbed run has after 0, 1, 2 … sets: cancelled once that many are applied.
    const hashes = ['empty'];
    for (let sets = 1; sets <= setsOf().length; sets++) {
      store.reset();
      fill(store.drop);
      let done = 0;
      await store.sync({
        onStep: (step) => {
          if (step === 'applied') done++;
        },
        cancelled: () => done >= sets,
      });
      hashes.push(store.hash());
    }
    if (new Set(hashes).size !== hashes.length) throw new Error('two numbers of sets give the same store');
    return new KillGround(store, hashes, appliedSets(store.file));
  }

  input(change: Partial<ChildInput>): ChildInput {
    const { file, drop, acknowledgements } = this.store;
    return { store: file, drop, acknowledge: acknowledgements, ...change };
  }

  /** A new store and the whole drop. */
  begin(): void {
    this.store.reset();
    fill(this.store.drop);
  }

  /** How many whole sets the store holds. @throws where it is between two */
  setsNow(what: string): number {
    const sets = this.order.get(this.store.hash());
    if (sets === undefined) throw new Error(`${what}: the store is between two sets`);
    return sets;
  }

  isWhole(hash: string): boolean {
    return this.order.has(hash);
  }

  /** Lets a run come to its end and holds everything against the undisturbed one. */
  async finish(what: string): Promise<void> {
    const { store } = this;
    await store.sync();
    if (store.hash() !== this.whole)
      throw new Error(`${what}: the next run ends in another store than an undisturbed one`);
    if (fs.existsSync(`${store.file}.staging`)) throw new Error(`${what}: the next run leaves its copies behind`);
    const applied = appliedSets(store.file);
    if (applied.join() !== this.applied.join()) throw new Error(`${what}: other sets are applied: ${applied.join()}`);
    for (const name of applied) this.checkAcknowledgement(name, what);
  }

  private checkAcknowledgement(name: string, what: string): void {
    const file = path.join(this.store.acknowledgements, `${name}.ack.json`);
    if (!fs.existsSync(file)) throw new Error(`${what}: ${name} is not acknowledged`);
    const { set, state } = JSON.parse(fs.readFileSync(file, 'utf8')) as { set: string; state: string };
    if (set !== name || !state.startsWith('applied')) throw new Error(`${what}: ${name} is acknowledged as ${state}`);
  }
}

function appliedSets(file: string): string[] {
  const store = openRead(file);
  try {
    return store.db.prepare('SELECT set_name FROM delivery ORDER BY delivery_id').pluck().all() as string[];
  } finally {
    store.close();
  }
}

/** Every named step of the `k`-th set, for every `every`-th k; where few are tried, the moments after a commit. */
export async function killAtSteps({ work, counts, every, say }: FaultRun): Promise<void> {
  const ground = await KillGround.make(work);
  for (const name of STEPS.filter((step) => every < ground.sets || !step.startsWith('before'))) {
    for (let nth = 1; nth <= ground.sets; nth += every) {
      const what = `killed at step "${name}" of set ${nth}`;
      ground.begin();
      const { killed } = await runChild(ground.input({ step: { name, nth } }));
      if (!killed) throw new Error(`${what}: the step was never told`);
      const sets = ground.setsNow(what);
      const expected = ['applied', 'before acknowledged', 'acknowledged'].includes(name) ? nth : nth - 1;
      if (sets !== expected) throw new Error(`${what}: ${sets} sets are applied, ${expected} should be`);
      const instants = ledgerInstants(ground.store.file);
      const copied = name === 'copied' || name === 'before checked' || name === 'checked' || name === 'before applied';
      if (copied && nth % 2 === 0) await withoutDrop(ground, nth, what);
      await ground.finish(what);
      const kept = ledgerInstants(ground.store.file).slice(0, instants.length);
      if (kept.join() !== instants.join()) throw new Error(`${what}: a set that was applied is applied again`);
      counts.add(`SIGKILL at the step "${name}"`);
    }
    say(`killed at "${name}" of ${Math.ceil(ground.sets / every)} sets`);
  }
}

/** The drop folder is gone when the next run begins: what was copied is applied all the same. */
async function withoutDrop(ground: KillGround, nth: number, what: string): Promise<void> {
  const { store } = ground;
  const away = `${store.drop}.away`;
  fs.renameSync(store.drop, away);
  fs.mkdirSync(store.drop);
  await store.sync();
  const sets = ground.setsNow(what);
  fs.rmdirSync(store.drop);
  fs.renameSync(away, store.drop);
  if (sets !== nth) throw new Error(`${what}: the copied set is not applied without the drop folder`);
}

/** When each set was applied, by its ledger row: stays as it is for ever. */
function ledgerInstants(file: string): string[] {
  if (!fs.existsSync(file)) return [];
  const store = openRead(file);
  try {
    return store.db
      .prepare("SELECT delivery_id || ' ' || set_name || ' ' || applied_at FROM delivery ORDER BY delivery_id")
      .pluck()
      .all() as string[];
  } finally {
    store.close();
  }
}

/** Every `every`-th call that writes a file of ours, and every `every` × 4-th statement of SQLite. */
export async function killAtWrites({ work, counts, every, say }: FaultRun): Promise<void> {
  const ground = await KillGround.make(work);
  ground.begin();
  const whole = await runChild(ground.input({}));
  say(`${whole.writes} writes and ${whole.statements} statements in an undisturbed run`);
  for (const [kind, calls, stride] of [
    ['write', whole.writes, every],
    ['statement', whole.statements, every * 4],
  ] as const) {
    for (let nth = 1; nth <= calls; nth += stride) {
      const what = `killed before ${kind} ${nth}`;
      ground.begin();
      const { killed } = await runChild(ground.input({ [kind]: nth }));
      if (!killed) throw new Error(`${what}: there was none`);
      ground.setsNow(what);
      await ground.finish(what);
      counts.add(
        kind === 'write' ? 'SIGKILL before the n-th write of a file' : 'SIGKILL before the n-th statement of SQLite',
      );
    }
  }
}
