// The timeline of random histories: pages of any length and filter put together are the slow reading of the same history,
// also when records are written between two pages; a search looks in all entries.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { finder } from '../../src-main/api/timeline/ref.ts';
import { timeline } from '../../src-main/api/timeline.ts';
import { openRead, type ReadStore } from '../../src-main/store/open.ts';
import { applyEdit } from '../../src-main/store/records/edit.ts';
import type { CallInput } from '../../src-shared/contract/calls.ts';
import { ENTRY_KINDS, type TimelineEntry } from '../../src-shared/contract/serviceCalls.ts';
import { matchOf, wordsOf } from '../../src-shared/records/words.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import {
  CLIENT,
  changeOf,
  dayOf,
  emptyStore,
  type History,
  type HistoryRecord,
  slowTimeline,
  WRITTEN,
  writeHistory,
} from '../fixtures/history.ts';

let branch: TestBranch;
let store: ReadStore;

beforeEach(() => {
  branch = openBranch();
  store = openRead(path.join(branch.folder, 'branch.db'));
});
afterEach(() => {
  store.close();
  branch.close();
});

const offset = fc.integer({ min: 0, max: 200 });
const history: fc.Arbitrary<History> = fc.record({
  trades: fc.array(
    fc.record({
      account: fc.constantFrom(1, 2, 3),
      day: offset,
      security: fc.constantFrom(1, 2, 3),
      type: fc.constantFrom('buy', 'sell', 'bonus_share', 'transfer_in', 'transfer_out'),
      shares: fc.constantFrom(100, 200, 300),
    }),
    { maxLength: 40 },
  ),
  flows: fc.array(fc.record({ day: offset, yuan: fc.integer({ min: 1, max: 1_000_000 }) }), { maxLength: 10 }),
  records: fc.array(
    fc.record({
      kind: fc.constantFrom('contact', 'task', 'goal', 'member'),
      day: fc.option(offset),
      isNaming: fc.boolean(),
      text: fc.constantFrom('养老规划', '定投方案', 'ETF 换手', '子女教育'),
      fate: fc.constantFrom('stays', 'changes', 'goes'),
    }),
    { maxLength: 25 },
  ),
});

function keyOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'record':
      return `${entry.record.kind} ${entry.day} ${entry.record.record_id}`;
    case 'profile':
      return `profile ${entry.day} ${entry.record_id} ${entry.version} ${entry.change}`;
    case 'position':
      return `position ${entry.day} ${entry.turn} ${entry.security.code.slice(-1)}`;
    case 'flow':
      return `flow ${entry.day} ${entry.flow_no}`;
    default:
      return `${entry.kind} ${entry.day} `;
  }
}

type Asked = Omit<CallInput<'service.timeline'>, 'client_no'>;

function pages(asked: Asked, between: () => void = () => {}): TimelineEntry[] {
  const all: TimelineEntry[] = [];
  let before = asked.before;
  for (;;) {
    const { entries, next } = timeline(
      store,
      { ...asked, client_no: CLIENT, ...(before === undefined ? {} : { before }) },
      localUser,
      20261123,
    );
    all.push(...entries);
    if (next === null) return all;
    before = next;
    between();
  }
}

/** A history in a store of its own. */
function written(one: History): string[] {
  branch.store.transaction(() => {
    for (const table of ['edit_change', 'record_version', 'record_tag', 'record_client', 'record', 'edit']) {
      branch.store.db.exec(`DELETE FROM ${table}`);
    }
    branch.store.db.exec('DELETE FROM record_words; DELETE FROM trade; DELETE FROM cash_flow; DELETE FROM account');
    branch.store.db.exec('DELETE FROM client; DELETE FROM security');
    emptyStore(branch.store);
  });
  const ids = writeHistory(branch.store, one);
  // What is kept in memory is kept by the last set: a history that was put there by hand says so itself.
  branch.store.db
    .prepare("INSERT INTO audit (at, who, action, subject, detail_json) VALUES ('', '', 'set_applied', '', '{}')")
    .run();
  return ids;
}

describe('pages of random histories', () => {
  it('put together are the slow reading, by any filter and length, whatever is written meanwhile', () => {
    const kinds = fc.subarray([...ENTRY_KINDS], { minLength: 1 });
    fc.assert(
      fc.property(history, kinds, fc.integer({ min: 1, max: 30 }), fc.boolean(), (one, asked, limit, isBusy) => {
        const slow = slowTimeline(one, written(one)).filter(({ kind }) => asked.includes(kind as 'task'));
        const between = (): void => {
          if (!isBusy) return;
          const record: HistoryRecord = { kind: 'contact', day: 400, isNaming: false, text: '新', fate: 'stays' };
          const id = randomUUID();
          branch.store.transaction(() =>
            applyEdit(
              branch.store,
              { what: 'contact_added', subject: '', changes: [changeOf(record, id)] },
              'local',
              WRITTEN,
            ),
          );
        };
        const found = pages({ kinds: asked, limit }, between);
        expect(found.map(({ day }) => day)).toEqual(slow.map(({ day }) => day));
        // What was written meanwhile lies on a day that was passed: it is on none of the later pages.
        expect(found.map(keyOf).sort()).toEqual(slow.map(({ key }) => key).sort());
        expect(new Set(found.map(keyOf)).size).toBe(found.length);
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  it('counts what each kind has in all pages, and begins at any day', () => {
    fc.assert(
      fc.property(history, offset, (one, from) => {
        const slow = slowTimeline(one, written(one));
        const { counts } = timeline(store, { client_no: CLIENT, limit: 1, kinds: ['goal'] }, localUser, 20261123);
        for (const kind of ENTRY_KINDS) expect(counts[kind]).toBe(slow.filter((entry) => entry.kind === kind).length);
        const before = dayOf(from);
        const text = `${String(before).slice(0, 4)}-${String(before).slice(4, 6)}-${String(before).slice(6)}`;
        const found = pages({ before: text, limit: 7 });
        expect(found.map(keyOf).sort()).toEqual(
          slow
            .filter(({ day }) => day < text)
            .map(({ key }) => key)
            .sort(),
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('the search', () => {
  it('looks in all entries of the client, records and facts', () => {
    const text = (day: number, words: string): HistoryRecord => ({
      kind: 'contact',
      day,
      isNaming: false,
      text: words,
      fate: 'stays',
    });
    written({
      trades: [{ account: 1, day: 3, security: 2, type: 'buy', shares: 100 }],
      flows: [],
      records: [...Array.from({ length: 80 }, (_, i) => text(100 + i, '定投方案')), text(1, '谈了养老规划')],
    });
    const found = (wanted: string) =>
      timeline(store, { client_no: CLIENT, limit: 10, text: wanted }, localUser, 20261123).entries.map(
        ({ kind, day }) => [kind, day],
      );
    expect(found('养老')).toEqual([['record', '2026-01-06']]);
    expect(found('股票乙')).toEqual([
      ['position', '2026-01-08'],
      ['trades', '2026-01-08'],
    ]);
    expect(found('600002')).toHaveLength(2);
    expect(found('养老 定投')).toEqual([]);
    expect(found('没有的')).toEqual([]);
  });

  it('finds what the store’s own index finds', () => {
    const letters = [...'养老规划定投ab1 ，E'];
    const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
    const match = branch.store.db.prepare('SELECT count(*) FROM record_words WHERE record_words MATCH ?').pluck();
    fc.assert(
      fc.property(text, text, (kept, typed) => {
        const find = finder(typed);
        const question = matchOf(typed);
        expect(find === null).toBe(question === null);
        if (find === null || question === null) return;
        branch.store.db.exec('DELETE FROM record_words');
        branch.store.db.prepare('INSERT INTO record_words (rowid, words) VALUES (1, ?)').run(wordsOf(kept));
        expect(find(kept.normalize('NFKC').toLowerCase())).toBe(match.get(question) === 1);
      }),
      { numRuns: 400 },
    );
  });
});
