// A client as a person: facts beside notes, goals, family; and a household whose figures are those of its members, each once.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler, type SyncHandlers } from '../../src-main/api/wrapper.ts';
import { editRecords, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { openRead, type ReadStore } from '../../src-main/store/open.ts';
import { loadClientList } from '../../src-main/store/queries/clientList.ts';
import type { RecordChange } from '../../src-main/store/records/edit.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import { goalProgress } from '../../src-shared/domain/value/goal.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
const TODAY = '2026-11-23';
let branch: TestBranch;
let writer: Writer;
let store: ReadStore;
let handlers: SyncHandlers;
let numbers: readonly string[];

beforeAll(async () => {
  branch = openBranch();
  await branch.apply(sample);
  numbers = loadClientList(branch.store).client_no;
  writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
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
const write = (...changes: RecordChange[]) => editRecords(writer, { what: 'w', subject: '', changes });
const household = (members: readonly string[], record_id = randomUUID()): RecordChange => ({
  record_id,
  kind: 'household',
  version: null,
  client_no: null,
  body: { name: '一家', head: members[0], members, text: null },
});
const profile = (client_no: string, change: Partial<BodyOf<'profile'>>): RecordChange => ({
  record_id: randomUUID(),
  kind: 'profile',
  version: null,
  client_no,
  body: {
    needs: null,
    experience: null,
    preferences: [],
    attitude: null,
    income: null,
    expense: null,
    occupation: null,
    hobbies: [],
    mobile: null,
    address: null,
    lunar_birthday: null,
    document: null,
    reached_by: null,
    hours: null,
    do_not_contact: null,
    consents: [],
    introduced_by: null,
    settled: [],
    tags: [],
    ...change,
  },
});
const cents = (money: string | null): bigint => BigInt((money ?? '0').replace('.', ''));

describe('a person', () => {
  it('has the fact beside the note where they differ, masked, and the answer until the fact changes', async () => {
    const client_no = numbers.find((no) => call('person.view', { client_no: no, today: TODAY }).facts.mobile !== null);
    if (client_no === undefined) throw new Error('nobody has a mobile');
    const change = profile(client_no, { mobile: '13900001111' });
    await write(change);
    const [differs] = call('person.view', { client_no, today: TODAY }).differences;
    expect(differs).toMatchObject({ field: 'mobile', noted: '13900001111', kept: null });
    expect(differs?.fact).toContain('****');
    const settled = [{ field: 'mobile' as const, fact: differs?.fact_key ?? '', kept: 'noted' as const }];
    await write({ ...change, version: 1, body: { ...(change.body as BodyOf<'profile'>), settled } });
    expect(call('person.view', { client_no, today: TODAY }).differences[0]?.kept).toBe('noted');
    branch.store.db.prepare("UPDATE client SET mobile = '13512345678' WHERE client_no = ?").run(client_no);
    expect(call('person.view', { client_no, today: TODAY }).differences[0]?.kept).toBeNull();
    await undoEdit(writer);
    await undoEdit(writer);
    expect(call('person.view', { client_no, today: TODAY })).toMatchObject({ profile: null, differences: [] });
  });
  it('knows who introduced whom, in both directions, within what the caller may see', async () => {
    const [a, b] = numbers as [string, string];
    await write(profile(a, { introduced_by: b }));
    expect(call('person.view', { client_no: a, today: TODAY }).introduced_by?.client_no).toBe(b);
    expect(call('person.view', { client_no: b, today: TODAY }).introduced.map((one) => one.client_no)).toEqual([a]);
    const alone = { ...localUser, clients: new Set([a]) };
    expect(call('person.view', { client_no: a, today: TODAY }, alone).introduced_by).toBeNull();
    await undoEdit(writer);
  });
  it('keeps a lunar birthday by the lunar day of the birth date', async () => {
    const [a] = numbers as [string];
    const member = {
      name: '小明',
      relation: 'child',
      birth_date: '2000-09-12',
      is_lunar: true,
      client_no: null,
      text: null,
    };
    await write({ record_id: randomUUID(), kind: 'member', version: null, client_no: a, body: member });
    // 12 September 2000 was mid-autumn, the 15th of the 8th month; the next one is on 15 September 2027.
    expect(call('person.view', { client_no: a, today: TODAY }).members[0]?.next_birthday).toBe('2027-09-15');
    await undoEdit(writer);
  });
});

describe('a goal', () => {
  it.each([
    [1_000_000, 0.5, 1_000_000, 20271123, 0.5, 1],
    [1_000_000, 1, 500_000, 20271123, 2, null],
    [0, 1, 500_000, 20271123, 0, null],
    [1_000_000, 0.5, 1_000_000, 20261201, 0.5, null],
    [1_000_000, 0.5, 1_000_000, null, 0.5, null],
    [1_000_000, 0.5, 0, 20271123, null, null],
  ])('of %d × %d towards %d by %s', (assetE4, share, amountE4, by, progress, growth) => {
    const found = goalProgress(assetE4, { share, amountE4, by }, 20261123);
    expect([found.progress, found.growthNeeded]).toEqual([progress, growth]);
  });
});

describe('a household', () => {
  it('is the sum of its members, each once, however they are listed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...numbers), { minLength: 1, maxLength: 12 }), async (members) => {
        await write(household(members));
        const found = call('person.household', { client_no: members.at(-1) as string });
        if (found === null) throw new Error('no household');
        const own = [...new Set(members)].map((no) => clientReport(store, no));
        const sum = (texts: (string | null)[]): bigint => texts.reduce((all, text) => all + cents(text), 0n);
        expect(cents(found.total)).toBe(sum(own.map(({ assets }) => assets.total)));
        expect(cents(found.pnl)).toBe(sum(own.map(({ pnl }) => pnl.pnl)));
        expect(found.pnl_of).toBe(own.filter(({ pnl }) => pnl.pnl !== null).length);
        const held = own.flatMap(({ positions }) => positions.map(({ market_value }) => market_value));
        if (found.holdings.length < 10) expect(sum(found.holdings.map((one) => one.market_value))).toBe(sum(held));
        expect(found.members.map(({ client_no, risk_level }) => [client_no, risk_level])).toEqual(
          [...new Set(members)].map((no) => [no, call('client.head', { client_no: no }).risk_level]),
        );
        await undoEdit(writer);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
  it('has no member of another one, and its head among its own', async () => {
    const [a, b, c] = numbers as [string, string, string];
    await write(household([a, b]));
    await expect(write(household([c, b]))).rejects.toMatchObject({ code: 'conflict' });
    const strange = household([c]);
    const wrong = { ...strange, body: { ...(strange.body as BodyOf<'household'>), head: a } };
    await expect(write(wrong)).rejects.toMatchObject({ code: 'bad_request' });
    await undoEdit(writer);
    await write(household([c, b]));
    await undoEdit(writer);
  });
  it('hides members that the caller may not see, and counts them', async () => {
    const [a, b] = numbers as [string, string];
    await write(household([a, b]));
    const alone = { ...localUser, clients: new Set([a]) };
    const found = call('person.household', { client_no: a }, alone);
    expect([found?.members.map(({ client_no }) => client_no), found?.hidden]).toEqual([[a], 1]);
    await undoEdit(writer);
  });
});
