// Whatever is delivered, corrected and taken back, and in whatever order people write: every record stands as written,
// with all its versions, and is found by its words.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRecords, redoEdit, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { loadVersions } from '../../src-main/store/records/read.ts';
import { findRecord } from '../../src-main/store/records/row.ts';
import { takeBack } from '../../src-main/sync/takingBack/takeBack.ts';
import type { Kind } from '../../src-shared/records/registry.ts';
import { matchOf } from '../../src-shared/records/words.ts';
import type { SetOptions } from '../sync/dropBuilder.ts';
import { ACCOUNTS, asset, CLIENTS, D0, D1, D2, initial, night, nightRows, price, trade } from '../sync/smallBranch.ts';
import { type Branch, newBranch } from '../sync/syncing.ts';

const OLD = '00571000';
const NEW = 'NEW';
const SETS: Readonly<Record<string, SetOptions>> = {
  '20260519': initial(),
  '20260520': night(D1, D0, { rows: nightRows(D1, '20') }),
  '20260521': night(D2, D1, {
    rows: {
      ...nightRows(D2, '21'),
      clients: [...CLIENTS, { client_no: NEW, name: '新客户' }],
      accounts: [...ACCOUNTS, { account_no: '00889999', client_no: NEW }],
      assets: [asset('00889999', '10', { asset_date: D2 })],
    },
  }),
  '20260520.r2': {
    date: D1,
    previous: D0,
    revision: 2,
    rows: {
      clients: [{ ...CLIENTS[0], name: '新名' }, ...CLIENTS.slice(1)],
      trades: [trade('201', { trade_date: D1 })],
      prices: [price('600519', '12', { trade_date: D1 }), price('000300', '4010', { trade_date: D1, market: 'IX' })],
    },
  },
};

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((raw) => raw.trim())
  .filter((raw) => raw !== '');
const client = fc.constantFrom(OLD, NEW);
const written = fc.oneof(
  fc.record({
    kind: fc.constant<Kind>('goal'),
    client,
    body: fc.record({
      purpose: fc.constantFrom('house', 'other'),
      title: text,
      amount_fen: fc.nat(),
      by: fc.constantFrom(null, '2030-02-28'),
      priority: fc.constantFrom('high', 'low'),
      share: fc.constantFrom(0, 0.25, 1),
      state: fc.constant('open'),
      text: fc.option(text),
    }),
  }),
  fc.record({
    kind: fc.constant<Kind>('template'),
    client: fc.constant(null),
    body: fc.record({ title: text, use: fc.constant('message'), text, tags: fc.constant(['重要']) }),
  }),
);
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Object.keys(SETS)).map((set) => ({ op: 'set' as const, set })) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(SETS)).map((set) => ({ op: 'back' as const, set })) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('write' as const), at: fc.nat(3), what: written }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('delete' as const), at: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.constantFrom({ op: 'undo' as const }, { op: 'redo' as const }) },
);

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

interface Kept {
  readonly kind: Kind;
  readonly client: string | null;
  readonly bodies: unknown[];
}
const IDS = Array.from({ length: 4 }, () => randomUUID());

/** What was written, in order; an operation that the rules refuse changes nothing here either. */
class Written {
  readonly records = new Map<string, Kept>();

  note(id: string, kind: Kind, client: string | null, body: unknown): void {
    const known = this.records.get(id);
    if (known === undefined) this.records.set(id, { kind, client, bodies: [body] });
    else known.bodies.push(body);
  }
}

async function write(
  branch: Branch,
  writer: Writer,
  kept: Written,
  id: string,
  kind: Kind,
  client: string | null,
  body: unknown,
) {
  const stands = findRecord(branch.store, id);
  if (stands === undefined && body === null) return;
  const change = { record_id: id, kind, client_no: client, version: stands?.version ?? null, body };
  const before = kept.records.get(id)?.bodies.at(-1);
  try {
    const { edit_id } = await editRecords(writer, { what: 'w', subject: '', changes: [change] });
    if (edit_id !== null) kept.note(id, stands === undefined ? kind : (stands.kind as Kind), client, body);
    else expect(JSON.stringify(body)).toBe(JSON.stringify(before));
  } catch (error) {
    // The client is not there yet, or the record is of another kind: refused whole.
    expect(['not_found', 'conflict']).toContain((error as { code: string }).code);
  }
}

async function step(branch: Branch, writer: Writer, kept: Written, one: Operation): Promise<void> {
  if (one.op === 'set') {
    const known = branch.rows(`SELECT 1 FROM delivery WHERE set_name = '${one.set}'`).length > 0;
    if (!known && !fs.existsSync(path.join(branch.drop.drop, one.set)))
      await branch.drop.set(SETS[one.set] as SetOptions);
    await branch.sync({ derive: deriveAfter, accept: new Set(Object.keys(SETS)) });
  } else if (one.op === 'back') {
    const folder = fs.mkdtempSync(path.join(branch.drop.folder, 'rows-'));
    try {
      const { store } = branch;
      takeBack({
        store,
        wanted: { set: one.set },
        reason: 'asked',
        at: '2026-06-01T12:00:00Z',
        derive: deriveAfter,
        folder,
      });
    } catch (error) {
      expect((error as Error).name).not.toBe('TypeError');
    }
  } else if (one.op === 'write') {
    const { kind, client, body } = one.what;
    await write(branch, writer, kept, IDS[one.at] as string, kind, client, body);
  } else if (one.op === 'delete') {
    const id = IDS[one.at] as string;
    const known = kept.records.get(id);
    if (known !== undefined) await write(branch, writer, kept, id, known.kind, known.client, null);
  } else {
    const moved = await (one.op === 'undo' ? undoEdit(writer) : redoEdit(writer));
    for (const { record_id } of moved?.records ?? []) {
      const stands = findRecord(branch.store, record_id);
      kept.records
        .get(record_id)
        ?.bodies.push(stands?.is_deleted === 1 ? null : JSON.parse(stands?.body_json ?? 'null'));
    }
  }
}

function expectAsWritten(branch: Branch, kept: Written): void {
  for (const [id, { kind, bodies }] of kept.records) {
    const record = findRecord(branch.store, id);
    if (record === undefined) throw new Error('a record is gone');
    expect([record.kind, record.version]).toEqual([kind, bodies.length]);
    const versions = loadVersions(branch.store, record.record_no).reverse();
    expect(versions.map(({ body_json, is_deleted }) => (is_deleted === 1 ? null : JSON.parse(body_json)))).toEqual(
      bodies,
    );
    const last = bodies.at(-1) as { title: string } | null;
    const match = last === null ? null : matchOf(last.title);
    if (match === null) continue;
    const found = branch.store.statement('SELECT rowid AS no FROM record_words WHERE record_words MATCH ?').all(match);
    expect(found).toContainEqual({ no: record.record_no });
  }
  expect(branch.rows('SELECT count(*) AS n FROM record')).toEqual([{ n: kept.records.size }]);
}

describe('records', () => {
  it('stand as written through any mixture of syncs, corrections, taking-backs and edits', async () => {
    const runs = Number(process.env.BRANCH_DESK_RUNS ?? 12);
    const seen = { applied: 0, back: 0, written: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 6, maxLength: 22 }), async (operations) => {
        const branch = newBranch();
        const kept = new Written();
        const writer: Writer = {
          place: { store: branch.store.db.name },
          who: 'local',
          now: () => new Date('2026-06-01T12:00:00Z'),
          maySee: () => true,
        };
        for (const one of [{ op: 'set' as const, set: '20260519' }, ...operations]) {
          await step(branch, writer, kept, one);
          expectAsWritten(branch, kept);
        }
        const count = (sql: string): number => (branch.rows(sql)[0] as { n: number }).n;
        seen.applied += count("SELECT count(*) AS n FROM audit WHERE action IN ('set_applied', 'set_accepted')");
        seen.back += count("SELECT count(*) AS n FROM audit WHERE action = 'set_taken_back'");
        seen.written += kept.records.size;
      }),
      { numRuns: runs },
    );
    expect(seen.applied).toBeGreaterThan(runs);
    expect(seen.back).toBeGreaterThan(0);
    expect(seen.written).toBeGreaterThan(0);
  }, 240_000);
});
