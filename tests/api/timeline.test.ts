// A client's timeline: pages put together are the whole, in order, nothing twice, whatever the page's length; and what a
// typed line is understood as.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler, type SyncHandlers } from '../../src-main/api/wrapper.ts';
import { editRecords, type Writer } from '../../src-main/jobs/editRecords.ts';
import { openRead, type ReadStore } from '../../src-main/store/open.ts';
import { loadClientList } from '../../src-main/store/queries/clientList.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import { ENTRY_KINDS, type TimelineEntry } from '../../src-shared/contract/serviceCalls.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
let branch: TestBranch;
let store: ReadStore;
let handlers: SyncHandlers;
let numbers: readonly string[];

beforeAll(async () => {
  branch = openBranch();
  await branch.apply(sample);
  const writer: Writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
  numbers = loadClientList(branch.store).client_no;
  const [first, second] = numbers as [string, string];
  const contact = (client_no: string, on: string, clients: string[] = []) => ({
    record_id: randomUUID(),
    kind: 'contact' as const,
    version: null,
    client_no,
    body: {
      channel: 'call',
      direction: 'out',
      on,
      at: null,
      minutes: null,
      reached: true,
      text: `谈了持仓 ${on}`,
      tags: [],
      clients,
      materials: [],
    },
  });
  const days = ['2026-01-05', '2026-01-05', '2026-03-02', '2026-05-20', '2026-06-01', '2026-06-01', '2026-06-01'];
  await editRecords(writer, {
    what: 'contact_added',
    subject: '',
    changes: [...days.map((on) => contact(first, on)), contact(second, '2026-04-01', [first])],
  });
  store = openRead(writer.place.store);
  handlers = createHandlers(store, { now: () => new Date('2026-11-23T09:00:00Z'), appVersion: '0' });
}, 120_000);
afterAll(() => {
  store.close();
  branch.close();
});

function call<N extends CallName>(name: N, input: CallInput<N>, caller: Caller = localUser): CallOutput<N> {
  const reply = callHandler(handlers, caller, name, input);
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.text}`);
  return reply.value;
}

function pages(input: CallInput<'service.timeline'>, caller: Caller = localUser): TimelineEntry[] {
  const all: TimelineEntry[] = [];
  for (let before: string | undefined, n = 0; n < 5_000; n++) {
    const asked = { ...input, ...(before === undefined ? {} : { before }) };
    const { entries, next } = call('service.timeline', asked, caller);
    all.push(...entries);
    if (next === null) return all;
    expect(before === undefined || next < before).toBe(true);
    before = next;
  }
  throw new Error('the pages do not end');
}

describe('the timeline', () => {
  it('is the same in pages of any length, in order, nothing twice', () => {
    const client = fc.constantFrom(...numbers);
    const kinds = fc.subarray([...ENTRY_KINDS], { minLength: 1 });
    fc.assert(
      fc.property(client, kinds, fc.integer({ min: 1, max: 40 }), (client_no, asked, limit) => {
        const whole = call('service.timeline', { client_no, kinds: asked, limit: 500 });
        const paged = pages({ client_no, kinds: asked, limit });
        if (whole.next === null) expect(paged).toEqual(whole.entries);
        const days = paged.map(({ day }) => day);
        expect(days).toEqual([...days].sort().reverse());
        expect(new Set(paged.map((entry) => JSON.stringify(entry))).size).toBe(paged.length);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
  it('has a day for every day with trades and every cash flow of every client', () => {
    const count = (sql: string, client_no: string): number => (store.db.prepare(sql).get(client_no) as { n: number }).n;
    for (const client_no of numbers) {
      const entries = pages({ client_no, limit: 50 });
      const of = (kind: TimelineEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
      const mine = 'account_id IN (SELECT account_id FROM account JOIN client USING (client_id) WHERE client_no = ?)';
      expect(of('trades')).toBe(count(`SELECT count(DISTINCT trade_date) AS n FROM trade WHERE ${mine}`, client_no));
      expect(of('flow')).toBe(count(`SELECT count(*) AS n FROM cash_flow WHERE ${mine}`, client_no));
    }
  });
  it('shows a contact of another client that names this one, to who may see both', () => {
    const [first, second] = numbers as [string, string];
    const named = (caller: Caller) =>
      call('service.timeline', { client_no: first, kinds: ['contact'] }, caller).entries.flatMap((entry) =>
        entry.kind === 'record' && entry.of !== null ? [entry.of] : [],
      );
    expect(named(localUser)).toEqual([second]);
    const alone = { ...localUser, clients: new Set([first]) };
    expect(named(alone)).toEqual([]);
    // What he may not see ends no page early.
    const whole = call('service.timeline', { client_no: first, kinds: ['contact'], limit: 500 }, alone).entries;
    for (const limit of [1, 2, 3]) expect(pages({ client_no: first, kinds: ['contact'], limit }, alone)).toEqual(whole);
  });
  it('says when he was last spoken with', () => {
    const [first, , third] = numbers as [string, string, string];
    expect(call('service.head', { client_no: first, today: '2026-11-23' }).last_contact).toBe('2026-06-01');
    expect(call('service.head', { client_no: third, today: '2026-11-23' })).toEqual({
      last_contact: null,
      next: null,
      open_tasks: 0,
      open_complaints: 0,
      do_not_contact: null,
    });
  });
});

describe('a typed line', () => {
  it('finds whom it names, only among the clients of the caller', () => {
    const [first, second] = numbers as [string, string];
    const line = `和 @${second} 电话，下周三跟进 #养老`;
    const read = call('service.read', { client_no: first, line, today: '2026-11-23' });
    expect(read).toMatchObject({ channel: 'call', on: '2026-11-23', tags: ['养老'] });
    expect(read.follow_up).toEqual({ due: '2026-12-02', at: null, title: '跟进' });
    expect(read.mentions.map(({ found }) => found.map(({ client_no }) => client_no))).toEqual([[second]]);
    const alone = { ...localUser, clients: new Set([first]) };
    expect(call('service.read', { client_no: first, line, today: '2026-11-23' }, alone).mentions[0]?.count).toBe(0);
  });
});
