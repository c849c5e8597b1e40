/**
 * Random nights, random faults of their files, random orders of arrival and random kills. Whatever comes together: after
 * every event the store is whole, each applied day holds exactly the rows and sums of its sound files, and the end is
 * that of an undisturbed run.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { openRead } from '../../src-main/store/open.ts';
import { decimal, sum } from '../oracle/fraction.ts';
import { DAYS, initialSet, nightSet, tablesOn } from './branch.ts';
import type { FaultRun } from './counts.ts';
import { FaultStore } from './faultStore.ts';
import { type Row, type SetFiles, type Table, withBytes, withEntry, writeFolder, zipBytes } from './sets.ts';
import { runChild, STEPS } from './stepKills.ts';

const SPOILERS = ['flip', 'cut', 'count', 'missing', 'no manifest', 'other branch', 'half a zip'] as const;

type Event =
  | { readonly kind: 'spoiled'; readonly day: number; readonly how: (typeof SPOILERS)[number]; readonly at: number }
  | { readonly kind: 'sound'; readonly day: number }
  | { readonly kind: 'kill'; readonly step: (typeof STEPS)[number]; readonly nth: number }
  | { readonly kind: 'sync' };

interface Story {
  readonly fills: readonly number[];
  readonly amounts: readonly number[];
  readonly events: readonly Event[];
}

const day = fc.integer({ min: 1, max: 4 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('spoiled' as const),
      day,
      how: fc.constantFrom(...SPOILERS),
      at: fc.nat({ max: 100_000 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sound' as const), day }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('kill' as const),
      step: fc.constantFrom(...STEPS),
      nth: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'sync' as const }) },
);
const story: fc.Arbitrary<Story> = fc.record({
  fills: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
  amounts: fc.array(fc.integer({ min: 1, max: 99_999_999 }), { minLength: 4, maxLength: 4 }),
  events: fc.array(event, { minLength: 2, maxLength: 8 }),
});

/** A sound night: so many fills, the first of them of this amount. */
function night(plan: Story, at: number): { tables: Table[]; set: SetFiles } {
  const amount = ((plan.amounts[at - 1] as number) / 100).toFixed(2);
  const tables = tablesOn(DAYS[at] as string, String(at), plan.fills[at - 1] as number).map((table) =>
    table.dataset === 'trades'
      ? { ...table, rows: table.rows.map((row, i) => (i === 0 ? { ...row, amount } : row)) }
      : table,
  );
  return { tables, set: nightSet(at, { tables }) };
}

function spoil(drop: string, set: SetFiles, how: (typeof SPOILERS)[number], at: number): void {
  const names = [...set.files.keys()];
  const name = names[at % names.length] as string;
  const bytes = set.files.get(name) as Buffer;
  const place = at % bytes.length;
  if (how === 'half a zip') {
    fs.rmSync(path.join(drop, set.name), { recursive: true, force: true });
    fs.writeFileSync(path.join(drop, `${set.name}.zip`), zipBytes(set).subarray(0, place + 1));
  } else if (how === 'no manifest') writeFolder(drop, set, null);
  else if (how === 'other branch') writeFolder(drop, { ...set, manifest: { ...set.manifest, branch: '0999' } });
  else if (how === 'count') writeFolder(drop, withEntry(set, name, { rows: 4711 }));
  else if (how === 'cut') writeFolder(drop, withBytes(set, name, bytes.subarray(0, place), false));
  else if (how === 'flip') {
    const bent = Buffer.from(bytes);
    bent[place] = (bent[place] as number) ^ (1 << (at % 8));
    writeFolder(drop, withBytes(set, name, bent, false));
  } else writeFolder(drop, { ...set, files: new Map([...set.files].filter(([file]) => file !== name)) });
}

/** What each table says of a day: table, its day, and the column that is summed with the decimals it is stored in. */
const SUMS: readonly (readonly [dataset: string, sql: string, column: string, decimals: number])[] = [
  ['trades', 'SELECT count(*), sum(amount_e4) FROM trade WHERE trade_date = ?', 'amount', 4],
  ['cash_flows', 'SELECT count(*), sum(amount_e4) FROM cash_flow WHERE flow_date = ?', 'amount', 4],
  ['assets', 'SELECT count(*), sum(total_asset_e4) FROM asset WHERE asset_date = ?', 'total_asset', 4],
  ['positions', 'SELECT count(*), sum(quantity_e2) FROM head_position WHERE position_date = ?', 'quantity', 2],
  ['prices', 'SELECT count(*), sum(close_e4) FROM price WHERE trade_date = ?', 'close', 4],
];

/** Every applied day holds what its sound files hold, and a day that is not applied holds nothing. */
function checkDays(file: string, plan: Story): void {
  const store = openRead(file);
  try {
    assert.equal(store.db.pragma('quick_check', { simple: true }), 'ok');
    assert.deepEqual(store.db.pragma('foreign_key_check'), []);
    const applied = new Set(store.db.prepare('SELECT business_date FROM delivery').pluck().all() as number[]);
    for (let at = 1; at <= 4; at++) {
      const date = Number((DAYS[at] as string).replaceAll('-', ''));
      const { tables } = night(plan, at);
      for (const [dataset, sql, column, decimals] of SUMS) {
        const rows: readonly Row[] = tables.find((t) => t.dataset === dataset)?.rows ?? [];
        const found = store.db.prepare(sql).raw().safeIntegers().get(date) as unknown[];
        const total = sum(rows.map((row) => decimal(row[column] || '0'))).scaled(decimals);
        assert.deepEqual(found, applied.has(date) ? [BigInt(rows.length), total] : [0n, null], `${dataset} of ${date}`);
      }
    }
    const wrong = store.db
      .prepare('SELECT count(*) FROM delivery_file WHERE rows_read <> rows_applied + rows_rejected')
      .pluck()
      .get();
    assert.equal(wrong, 0);
  } finally {
    store.close();
  }
}

async function undisturbed(store: FaultStore, plan: Story): Promise<string[]> {
  const hashes = [store.hash()];
  for (let at = 1; at <= 4; at++) {
    await store.apply(night(plan, at).set);
    hashes.push(store.hash());
  }
  return hashes;
}

async function play(store: FaultStore, plan: Story, counts: FaultRun['counts']): Promise<void> {
  store.reset();
  const whole = await undisturbed(store, plan);
  store.reset();
  let sets = 0;
  const look = (): void => {
    const now = whole.indexOf(store.hash());
    assert.ok(now >= sets, `between two sets, or a set was lost (${sets} before)`);
    sets = now;
    checkDays(store.file, plan);
  };
  for (const one of plan.events) {
    if (one.kind === 'spoiled') spoil(store.drop, night(plan, one.day).set, one.how, one.at);
    else if (one.kind === 'sound') {
      writeFolder(store.drop, night(plan, one.day).set);
      fs.rmSync(path.join(store.drop, `${night(plan, one.day).set.name}.zip`), { force: true });
    } else if (one.kind === 'kill') {
      const { file, drop, acknowledgements } = store;
      const { killed } = await runChild({
        store: file,
        drop,
        acknowledge: acknowledgements,
        step: { name: one.step, nth: one.nth },
      });
      counts.add(killed ? 'stories: kills' : 'stories: kills that came too late');
      look();
      continue;
    }
    counts.add(`stories: ${one.kind === 'sync' ? 'runs' : one.kind === 'sound' ? 'sound sets' : 'spoiled sets'}`);
    await store.sync();
    look();
  }
  store.emptyDrop();
  for (let at = 1; at <= 4; at++) writeFolder(store.drop, night(plan, at).set);
  await store.sync();
  look();
  assert.equal(sets, 4, 'the end is not that of an undisturbed run');
  counts.add('stories: ended as an undisturbed run');
}

export async function tellStories({ work, counts, every, seed, say }: FaultRun): Promise<void> {
  const store = new FaultStore(work, 'stories');
  await store.apply(initialSet());
  store.keep();
  const numRuns = Math.max(1, Math.round(60 / every));
  await fc.assert(
    fc.asyncProperty(story, (plan) => play(store, plan, counts)),
    { numRuns, seed },
  );
  say(`${numRuns} stories told`);
}
