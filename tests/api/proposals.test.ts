// Proposals over the bridge: the inbox with its counts, one of it, steps with every refusal, suitability lost on the way, a
// client's own requests with every answer, and who may see and do what.
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, localUser, maySeeClient } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { dayOf } from '../../src-main/api/proposals.ts';
import { callHandlerLater, type Handlers } from '../../src-main/api/wrapper.ts';
import type { Writer } from '../../src-main/jobs/editRecords.ts';
import { noteRequest } from '../../src-main/jobs/proposals/noteRequest.ts';
import { runRaiseProposals } from '../../src-main/jobs/proposals/raiseProposals.ts';
import { stepProposals } from '../../src-main/jobs/proposals/stepProposals.ts';
import { undoStack } from '../../src-main/store/records/undo.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import { OPEN_STATES } from '../../src-shared/domain/proposals/life.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const AS_OF = 20261120;
const today = '2026-11-23';
const now = () => new Date('2026-11-23T09:00:00Z');
let branch: TestBranch;
let file = '';

/**
 * Four clients with as much idle cash: C3, the lowest category, never assessed, expired. Branch desk A1 has the first two.
 * Days 1 to 25 November with the same cash make every window.
 */
beforeEach(async () => {
  branch = openBranch();
  file = path.join(branch.folder, 'branch.db');
  branch.store.db.exec(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s1', 'b', ${AS_OF}, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO advisor (advisor_no, name) VALUES ('A1', '王芳');
    INSERT INTO client (client_id, client_no, name, status, pinyin, pinyin_initials, advisor_no, investor_class, risk_level, risk_valid_until) VALUES
      (1, '001', '张伟', 'normal', '', '', 'A1', 'ordinary', 'C3', 20271231), (2, '002', '李娜', 'normal', '', '', 'A1', 'ordinary', 'C1min', 20271231),
      (3, '003', '王强', 'normal', '', '', NULL, 'ordinary', NULL, NULL), (4, '004', '赵敏', 'normal', '', '', NULL, 'ordinary', 'C4', 20260101);
    INSERT INTO product (product_code, name, product_kind, risk_rating, min_amount_e4, on_sale_until) VALUES
      ('P1', '现金宝', 'money', 'R1', 10000, NULL), ('P2', '短债', 'bond', 'R2', 10000, NULL), ('P4', '进取', 'equity', 'R4', NULL, NULL),
      ('P0', '未评级', 'money', NULL, NULL, NULL), ('PX', '已停售', 'money', 'R1', NULL, 20260101);`);
  for (const id of [1, 2, 3, 4]) {
    branch.store.db.exec(`
      INSERT INTO account (account_id, account_no, client_id, account_kind) VALUES (${id}, 'a${id}', ${id}, 'cash');
      INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES (${id}, ${AS_OF}, 'gold', ${id}000000000);`);
    for (let day = 20261101; day <= AS_OF; day++) {
      branch.store.db.exec(`
        INSERT OR IGNORE INTO asset_day (asset_date) VALUES (${day});
        INSERT INTO asset (asset_date, account_id, cash_e4, market_value_e4, total_asset_e4, file_id, line)
          VALUES (${day}, ${id}, 5000000000, 0, 5000000000, 1, 1);
        INSERT INTO client_day (day, client_id, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum)
          VALUES (${day}, ${id}, 1, 5000000000, 0, 0, 0, 0);`);
    }
  }
  await runRaiseProposals({ store: file, today: 20261123 });
});
afterEach(() => branch.close());

/** As the window's shell puts them together. */
function handlers(): Handlers {
  const writer = (caller: Caller): Writer => ({
    place: { store: file },
    who: 'local',
    now,
    maySee: (clientNo) => maySeeClient(caller, clientNo),
  });
  return {
    ...createHandlers(branch.store, { now, appVersion: '0' }),
    'proposals.step': async ({ today: day, ...request }, caller) => {
      const { edit_id, done, refused } = await stepProposals(writer(caller), { ...request, today: dayOf(day) });
      return { edit_id, done: [...done], refused: [...refused] };
    },
    'requests.note': async ({ today: day, ...note }, caller) => {
      const { answer, edit_id } = await noteRequest(writer(caller), { ...note, today: dayOf(day) });
      return { answer, edit_id };
    },
  };
}
const reply = <N extends CallName>(name: N, input: CallInput<N>, caller: Caller = localUser) =>
  callHandlerLater(handlers(), caller, name, input);
async function answer<N extends CallName>(
  name: N,
  input: CallInput<N>,
  caller: Caller = localUser,
): Promise<CallOutput<N>> {
  const replied = await reply(name, input, caller);
  if (!replied.ok) throw new Error(`${replied.error.code}: ${replied.error.text}`);
  return replied.value as CallOutput<N>;
}
async function code<N extends CallName>(name: N, input: CallInput<N>, caller: Caller): Promise<string> {
  const replied = await reply(name, input, caller);
  return replied.ok ? 'ok' : replied.error.code;
}
const only = (...clients: string[]): Caller => ({ ...localUser, clients: new Set(clients) });

async function line(clientNo: string, rule = 'idle_cash') {
  const { lines } = await answer('proposals.list', {
    client_no: clientNo,
    states: [...OPEN_STATES, 'accepted', 'declined', 'carried_out'],
  });
  const found = lines.find((one) => one.rule === rule);
  if (found === undefined) throw new Error(`no ${rule} for ${clientNo}`);
  return found;
}
const get = async (clientNo: string, rule?: string) =>
  answer('proposals.get', { record_id: (await line(clientNo, rule)).record_id, today });
async function step(
  which: CallInput<'proposals.step'>['step'],
  clientNo: string,
  more: Partial<CallInput<'proposals.step'>> = {},
) {
  const { record_id, version } = await line(clientNo);
  return answer('proposals.step', { step: which, today, proposals: [{ record_id, version }], ...more });
}

describe('the inbox', () => {
  it('has the open ones, high priority and large assets first, with counts of all and names of advisors', async () => {
    const { lines, counts, advisors, is_cut } = await answer('proposals.list', {});
    expect(lines.length).toBe(counts.raised);
    expect(is_cut).toBe(false);
    expect(advisors).toEqual([{ advisor_no: 'A1', name: '王芳' }]);
    const order = ['high', 'normal', 'low'];
    const keys = lines.map(
      ({ priority, total_asset_e4 }) => [order.indexOf(priority), -(total_asset_e4 ?? 0)] as const,
    );
    expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    expect(await line('001')).toMatchObject({
      client_name: '张伟',
      advisor_no: 'A1',
      tier: 'gold',
      state: 'raised',
      priority: 'normal',
      products: 2,
      is_conflict: true,
      needs_approval: null,
    });
  });
  it('has those of the wanted states alone', async () => {
    await step('decline', '001', { decline: { code: 'costs', text: '太贵' } });
    const { lines, counts } = await answer('proposals.list', { states: ['declined'] });
    expect(lines.map(({ client_no, rule }) => [client_no, rule])).toEqual([['001', 'idle_cash']]);
    expect(counts.declined).toBe(1);
  });
  it('of somebody with clients of his own has only these, counts included; others are not there for him', async () => {
    const { lines, counts } = await answer('proposals.list', {}, only('001'));
    expect(new Set(lines.map(({ client_no }) => client_no))).toEqual(new Set(['001']));
    expect(counts.raised).toBe(lines.length);
    const { record_id, version } = await line('002');
    expect(await code('proposals.get', { record_id, today }, only('001'))).toBe('not_found');
    const proposals = [{ record_id, version }];
    expect(await code('proposals.step', { step: 'see', today, proposals }, only('001'))).toBe('not_allowed');
    expect((await line('002')).state).toBe('raised');
  });
  it('cannot be written by who may only read', async () => {
    const { record_id, version } = await line('001');
    const reader: Caller = { ...localUser, rights: new Set(['clients.read', 'records.read']) };
    const proposals = [{ record_id, version }];
    expect(await code('proposals.step', { step: 'see', today, proposals }, reader)).toBe('not_allowed');
  });
});

describe('one of it', () => {
  it('has what it rests on, the steps that can be taken, and both results of suitability', async () => {
    const { body, steps, suitability, is_suitable } = await get('001');
    expect(steps).toEqual(['see', 'discuss', 'accept', 'decline']);
    expect(body.products.map(({ product_code }) => product_code)).toEqual(['P1', 'P2']);
    expect(body.economics).toMatchObject({ client_cost_e4: null, reason: 'not_in_files', is_conflict: true });
    expect([body.suitability.level, suitability?.level, is_suitable]).toEqual(['C3', 'C3', true]);
    expect(body.evidence.find(({ field }) => field === 'event.idle_cash_20')?.value).toBe(500_000);
  });
  it('that is nowhere is not found', async () => {
    const record_id = crypto.randomUUID();
    expect(await code('proposals.get', { record_id, today }, localUser)).toBe('not_found');
  });
});

describe('steps', () => {
  it('lead from unread to carried out, with a task; each is one step of undo that names the client', async () => {
    const task = { title: '办理现金宝', due: '2026-11-30', owner: 'A1' };
    expect((await step('see', '001')).refused).toEqual([]);
    expect((await step('discuss', '001')).refused).toEqual([]);
    const { edit_id } = await step('accept', '001', { task });
    expect(undoStack(branch.store, 'local').undo[0]).toMatchObject({
      edit_id,
      what: 'proposal_accept',
      subject: '张伟',
      changes: 2,
    });
    const { tasks } = await answer('tasks.list', { today, text: '办理现金宝' });
    expect(tasks.map(({ client_no, body }) => [client_no, body.due, body.owner])).toEqual([
      ['001', '2026-11-30', 'A1'],
    ]);
    expect((await get('001')).steps).toEqual(['carry_out']);
    await step('carry_out', '001');
    const { body, steps } = await get('001');
    expect(steps).toEqual([]);
    expect(body).toMatchObject({
      state: 'carried_out',
      seen_on: today,
      discussed_on: today,
      answered_on: today,
      carried_out_on: today,
    });
  });
  it('an owner that was taken off stays off', async () => {
    await step('accept', '001', { task: { title: 'x', due: null, owner: null } });
    const { tasks } = await answer('tasks.list', { today, text: 'x' });
    expect(tasks.map(({ body }) => body.owner)).toEqual([null]);
  });
  it('say who cannot take them and why, and do the others', async () => {
    const [one, two, three] = [await line('001'), await line('002'), await line('003')];
    await step('decline', '002', { decline: { code: 'other', text: null } });
    const gone = { record_id: crypto.randomUUID(), version: 1 };
    const many = [one, two, { ...three, version: 7 }].map(({ record_id, version }) => ({ record_id, version }));
    const now_ = { record_id: two.record_id, version: (await line('002')).version };
    const { done, refused } = await answer('proposals.step', {
      step: 'discuss',
      today,
      proposals: [...many.filter(({ record_id }) => record_id !== two.record_id), now_, gone],
    });
    expect(done).toEqual([one.record_id]);
    expect(refused).toEqual([
      { record_id: three.record_id, reason: 'changed' },
      { record_id: two.record_id, reason: 'not_from_here' },
      { record_id: gone.record_id, reason: 'gone' },
    ]);
  });
  it('a refusal of the client wants its reason, in a word of the list', async () => {
    expect((await step('decline', '001')).refused).toMatchObject([{ reason: 'reason_needed' }]);
    await step('decline', '001', { decline: { code: 'later', text: '过年再说' } });
    expect((await get('001')).body.decline).toEqual({ code: 'later', text: '过年再说' });
  });
  it('wait for the approval where the rule wants it', async () => {
    branch.store.db.exec(`UPDATE record SET body_json = json_set(body_json, '$.approver', 'manager')
      WHERE client_no = '001' AND owner = 'idle_cash'`);
    expect((await step('accept', '001')).refused).toMatchObject([{ reason: 'approval_needed' }]);
    expect((await get('001')).steps).toEqual(['see', 'approve', 'decline']);
    expect((await step('approve', '001')).refused).toEqual([]);
    expect((await get('001')).body).toMatchObject({ approved_on: today, approved_by: 'local' });
    expect((await step('accept', '001')).refused).toEqual([]);
  });
});

describe('suitability lost between raising and accepting', () => {
  it('takes the product off the page and refuses the acceptance, and the frozen result stands', async () => {
    await step('discuss', '001');
    branch.store.db.exec(`UPDATE client SET risk_level = 'C1' WHERE client_no = '001'`);
    const { body, is_suitable, suitability, steps, line: shown } = await get('001');
    expect(body.products.map(({ product_code }) => product_code)).toEqual(['P1']);
    expect([is_suitable, body.suitability.level, suitability?.level]).toEqual([false, 'C3', 'C1']);
    expect(steps).toEqual(['decline']);
    expect(shown.state).toBe('discussed');
    const { refused, edit_id } = await step('accept', '001');
    expect([refused.map(({ reason }) => reason), edit_id]).toEqual([['not_suitable'], null]);
  });
});

describe('what a client asks for himself', () => {
  const note = (clientNo: string, product_code: string, warning_reference: string | null = null, caller = localUser) =>
    answer(
      'requests.note',
      {
        record_id: crypto.randomUUID(),
        client_no: clientNo,
        today,
        product_code,
        amount_e4: 1_000_000,
        warning_reference,
        text: '想试试',
      },
      caller,
    );
  const kept = async (clientNo: string) =>
    (await answer('records.list', { client_no: clientNo, kinds: ['request'] })).records.map(({ body, state }) => [
      state,
      (body as { warning_reference: string | null }).warning_reference,
    ]);

  it('the products on sale say each why not, and what noting would answer', async () => {
    const of = async (clientNo: string) =>
      Object.fromEntries(
        (await answer('products.forClient', { client_no: clientNo, today })).products.map((one) => [
          one.product_code,
          [one.refusal, one.on_request],
        ]),
      );
    expect(await of('001')).toEqual({
      P0: ['no_rating', 'no_rating'],
      P1: [null, 'within_level'],
      P2: [null, 'within_level'],
      P4: ['above_level', 'warning_needed'],
    });
    expect((await of('002')).P2).toEqual(['lowest_category', 'barred_lowest_category']);
    expect((await of('003')).P2).toEqual(['assessment_missing', 'assess_first']);
    expect((await of('004')).P2).toEqual(['assessment_expired', 'warning_needed']);
  });
  it('is answered in each way, and only what the law lets be is written', async () => {
    expect((await note('001', 'P2')).answer).toBe('within_level');
    expect(await note('001', 'P4')).toEqual({ answer: 'warning_needed', edit_id: null });
    expect(await note('001', 'P0', 'W-1')).toEqual({ answer: 'no_rating', edit_id: null });
    expect(await note('002', 'P2', 'W-1')).toEqual({ answer: 'barred_lowest_category', edit_id: null });
    expect(await note('003', 'P2', 'W-1')).toEqual({ answer: 'assess_first', edit_id: null });
    expect((await note('001', 'P4', 'W-2026-7')).answer).toBe('recorded_above_level');
    expect(new Set((await kept('001')).map(([state]) => state))).toEqual(
      new Set(['within_level', 'recorded_above_level']),
    );
    expect(await kept('001')).toContainEqual(['recorded_above_level', 'W-2026-7']);
    expect([await kept('002'), await kept('003')]).toEqual([[], []]);
  });
  it('is nobody else’s to write or to see', async () => {
    await expect(note('001', 'P2', null, only('002'))).rejects.toThrow('not_allowed');
    expect(await code('products.forClient', { client_no: '001', today }, only('002'))).toBe('not_allowed');
    await note('001', 'P2');
    const { records } = await answer('records.list', { kinds: ['request'] }, only('002'));
    expect(records).toEqual([]);
  });
});
