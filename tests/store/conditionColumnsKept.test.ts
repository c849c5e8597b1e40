// Columns that are kept over edits, and those read ahead in steps, say what columns read from nothing say.
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editRecords, redoEdit, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { openRead } from '../../src-main/store/open.ts';
import { conditionColumns } from '../../src-main/store/queries/conditionColumns/columns.ts';
import type { RecordChange } from '../../src-main/store/records/edit.ts';
import { CONTACT_FIELDS } from '../../src-shared/domain/conditions/fields/contact.ts';
import { PROFILE_FIELDS } from '../../src-shared/domain/conditions/fields/profile.ts';
import { BLANK_PROFILE } from '../../src-shared/records/blankProfile.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const TODAY = 20261123;
const FIELDS = [...CONTACT_FIELDS, ...PROFILE_FIELDS].map(({ code }) => code);
const CLIENTS = ['001', '002', '003', '004'];

let branch: TestBranch;
let writer: Writer;
beforeEach(() => {
  branch = openBranch();
  branch.store.db.exec(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s1', 'b', 20261120, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO client (client_id, client_no, name, opened_on, pinyin, pinyin_initials) VALUES
      (1, '001', 'a', 20200101, '', ''), (2, '002', 'b', 20200101, '', ''), (3, '003', 'c', 20200101, '', ''),
      (4, '004', 'd', NULL, '', '');`);
  writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
});
afterEach(() => branch.close());

const client = fc.constantFrom(...CLIENTS);
const day = fc.constantFrom('2026-11-01', '2026-10-01', '2026-12-24', '2025-01-01');
const tags = fc.subarray(['养老', 'etf', 'x']);
const body = fc.oneof(
  fc.record({
    kind: fc.constant('contact' as const),
    client,
    on: day,
    reached: fc.boolean(),
    tags,
    named: fc.subarray(CLIENTS),
  }),
  fc.record({ kind: fc.constant('task' as const), client, on: day, isOpen: fc.boolean() }),
  fc.record({ kind: fc.constant('profile' as const), client, tags }),
  fc.record({ kind: fc.constant('member' as const), client }),
);
type Made = typeof body extends fc.Arbitrary<infer T> ? T : never;

function contentOf(made: Made): Pick<RecordChange, 'kind' | 'client_no' | 'body'> {
  const { kind, client: client_no } = made;
  if (kind === 'contact') {
    const { on, reached, tags: own, named } = made;
    const text = 'x';
    return {
      kind,
      client_no,
      body: {
        channel: 'call',
        direction: 'out',
        on,
        at: null,
        minutes: null,
        reached,
        text,
        tags: own,
        clients: named,
        materials: [],
      },
    };
  }
  if (kind === 'task') {
    const rest = {
      text: null,
      sleeps_until: null,
      priority: 'normal',
      owner: null,
      repeat: null,
      tags: [],
      clients: [],
    };
    const ends = { raised: null, from: null, done_on: null, reason: null };
    return {
      kind,
      client_no,
      body: { title: 't', due: made.on, state: made.isOpen ? 'open' : 'done', ...rest, ...ends },
    };
  }
  if (kind === 'profile') return { kind, client_no, body: { ...BLANK_PROFILE, tags: made.tags } };
  return { kind, client_no, body: null };
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('write' as const), made: body, at: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const, 'remove' as const), at: fc.nat(20) }),
  },
);

it('after any edits, steps back and steps forth', async () => {
  const file = path.join(branch.folder, 'branch.db');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), fc.boolean(), async (steps, isWarm) => {
      const store = openRead(file);
      try {
        const read = (from: typeof store) => {
          const columns = conditionColumns(from, TODAY);
          return Object.fromEntries(FIELDS.map((field) => [field, [...(columns?.of(field).values ?? [])]]));
        };
        if (isWarm) for (const _ of conditionColumns(store, TODAY)?.warm() ?? []) void _;
        else read(store);
        for (const one of steps) {
          const rows = branch.store.db
            .prepare("SELECT record_id, kind, client_no, version FROM record WHERE is_deleted = 0 AND kind <> 'member'")
            .all() as { record_id: string; kind: RecordChange['kind']; client_no: string; version: number }[];
          const there = rows[one.at % Math.max(rows.length, 1)];
          if (one.act === 'undo') await undoEdit(writer);
          else if (one.act === 'redo') await redoEdit(writer);
          else if (!('made' in one)) {
            if (there !== undefined)
              await editRecords(writer, { what: 'w', subject: '', changes: [{ ...there, body: null }] });
          } else {
            const content = contentOf(one.made);
            if (content.body === null) continue;
            const same = rows.find(
              (row) => row.kind === content.kind && (content.kind !== 'profile' || row.client_no === content.client_no),
            );
            // Changing the one that is there, also to another client; a profile stays with its client.
            const before = same !== undefined && (one.at % 2 === 0 || content.kind === 'profile') ? same : undefined;
            const change = {
              ...content,
              record_id: before?.record_id ?? crypto.randomUUID(),
              version: before?.version ?? null,
            };
            await editRecords(writer, { what: 'w', subject: '', changes: [change] });
          }
          const anew = openRead(file);
          try {
            expect(read(store)).toEqual(read(anew));
          } finally {
            anew.close();
          }
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
