/** Nights and steps of proposals on a small store: raised once, withdrawn with a reason, answers stand, suitability asked anew each time. */
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { getProposal, listProposals } from '../../src-main/api/proposals.ts';
import { editRecords, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { noteRequest } from '../../src-main/jobs/proposals/noteRequest.ts';
import { runRaiseProposals } from '../../src-main/jobs/proposals/raiseProposals.ts';
import { stepProposals } from '../../src-main/jobs/proposals/stepProposals.ts';
import { openRead } from '../../src-main/store/open.ts';
import { type ProposalBody, proposalBody, proposalHeads } from '../../src-main/store/records/proposals.ts';
import type { Step } from '../../src-shared/domain/proposals/life.ts';
import { SHIPPED_RULES } from '../../src-shared/domain/proposals/registry.ts';
import { addDays, dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const AS_OF = 20261120;
const TODAY = 20261123;
let branch: TestBranch;
let file = '';
let writer: Writer;

/** Asset days before the as-of date, one each calendar day: enough for every window. */
function addDay(day: Ymd, cashE4: number, totalE4 = cashE4): void {
  const { db } = branch.store;
  db.prepare('INSERT OR IGNORE INTO asset_day (asset_date) VALUES (?)').run(day);
  for (const id of [1, 2]) {
    db.prepare(
      'INSERT INTO asset (asset_date, account_id, cash_e4, market_value_e4, total_asset_e4, file_id, line) VALUES (?, ?, ?, 0, ?, 1, 1)',
    ).run(day, id, cashE4, totalE4);
    db.prepare(
      'INSERT INTO client_day (day, client_id, ordinal, asset_e4, market_value_e4, flow_in_e4, flow_out_e4, asset_sum) VALUES (?, ?, 1, ?, 0, 0, 0, 0)',
    ).run(day, id, totalE4);
  }
}
const sql = (text: string): void => {
  branch.store.db.exec(text);
};

beforeEach(() => {
  branch = openBranch();
  file = path.join(branch.folder, 'branch.db');
  sql(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s1', 'b', ${AS_OF}, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO client (client_id, client_no, name, status, pinyin, pinyin_initials, investor_class, risk_level, risk_valid_until) VALUES
      (1, '001', '张伟', 'normal', '', '', 'ordinary', 'C3', 20271231), (2, '002', '李娜', 'normal', '', '', 'ordinary', 'C1min', 20271231);
    INSERT INTO account (account_id, account_no, client_id, account_kind) VALUES (1, 'a1', 1, 'cash'), (2, 'a2', 2, 'cash');
    INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES (1, ${AS_OF}, 'gold', 5000000000), (2, ${AS_OF}, 'gold', 5000000000);
    INSERT INTO product (product_code, name, product_kind, risk_rating, min_amount_e4) VALUES
      ('P1', '现金宝', 'money', 'R1', 10000), ('P2', '短债', 'bond', 'R2', 10000), ('P3', '进取', 'bond', 'R4', 10000), ('P4', '未评级', 'money', NULL, NULL);`);
  for (let back = 24; back >= 0; back--) addDay(addDays(AS_OF, -back), 5_000_000_000);
  writer = {
    place: { store: file },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
});
afterEach(() => branch.close());

const night = (today: Ymd = TODAY) => runRaiseProposals({ store: file, today });

interface Found {
  readonly record_id: string;
  readonly version: number;
  readonly body: ProposalBody;
}
function of(clientNo: string, rule = 'idle_cash'): Found[] {
  const store = openRead(file);
  try {
    return proposalHeads(store)
      .filter((head) => head.client_no === clientNo && head.rule === rule)
      .map(({ record_id, version, record_no }) => ({ record_id, version, body: proposalBody(store, record_no) }));
  } finally {
    store.close();
  }
}
function one(clientNo = '001'): Found {
  const found = of(clientNo);
  expect(found.length).toBe(1);
  return found[0] as Found;
}
const step = (which: Step, { record_id, version }: Found, more: object = {}) =>
  stepProposals(writer, { step: which, today: TODAY, proposals: [{ record_id, version }], ...more });
const shown = (record_id: string, caller: Caller = localUser) => {
  const store = openRead(file);
  try {
    return getProposal(store, { record_id, today: dateText(TODAY) }, caller);
  } finally {
    store.close();
  }
};

describe('a night', () => {
  test('raises with the figures, the suitability and the products of that moment', async () => {
    await night();
    const { body } = one();
    expect(body).toMatchObject({ rule: 'idle_cash', rule_version: '1', state: 'raised', as_of: '2026-11-20' });
    expect(body.evidence.find(({ field }) => field === 'event.idle_cash_20')).toEqual({
      field: 'event.idle_cash_20',
      unit: 'money',
      value: 500_000,
      reason: null,
      asked: 'event.idle_cash_20 >= 200000',
    });
    expect(body.suitability).toMatchObject({ state: 'valid', level: 'C3', limit: 3, valid_until: '2027-12-31' });
    expect(body.products.map(({ product_code }) => product_code)).toEqual(['P1', 'P2']);
    // The lowest category: R1 and nothing else.
    expect(one('002').body.products.map(({ product_code }) => product_code)).toEqual(['P1']);
  });
  test('twice writes nothing, on that day or the next', async () => {
    expect((await night()).counts.raised).toBeGreaterThan(0);
    expect((await night()).edit_id).toBeNull();
    expect((await night(addDays(TODAY, 1))).counts).toMatchObject({ raised: 0, withdrawn: 0, reopened: 0, expired: 0 });
  });
  test('withdraws what does not hold any more, with the reason, and takes that back when it does again', async () => {
    await night();
    sql('UPDATE asset SET cash_e4 = 1000000 WHERE account_id = 1 AND asset_date = 20261110');
    await night();
    expect(one().body).toMatchObject({ state: 'withdrawn', withdrawn: 'ground_gone', ended_on: '2026-11-23' });
    expect(one('002').body.state).toBe('raised');
    sql('UPDATE asset SET cash_e4 = 5000000000 WHERE account_id = 1 AND asset_date = 20261110');
    await night();
    expect(one().body).toMatchObject({ state: 'raised', withdrawn: null, ended_on: null });
  });
  test('says that a figure is missing', async () => {
    await night();
    sql('UPDATE asset SET cash_e4 = NULL WHERE account_id = 1 AND asset_date = 20261110');
    await night();
    expect(one().body).toMatchObject({ state: 'withdrawn', withdrawn: 'figure_missing' });
  });
  test('lets lapse what nobody answered, and raises it again after the cool-down', async () => {
    await night();
    const { open_days, cool_down } = SHIPPED_RULES.find(
      ({ code }) => code === 'idle_cash',
    ) as (typeof SHIPPED_RULES)[0];
    const lapses = addDays(TODAY, open_days + 1);
    await night(addDays(lapses, -1));
    expect(one().body.state).toBe('raised');
    await night(lapses);
    expect(one().body).toMatchObject({ state: 'expired', ended_on: dateText(lapses) });
    await night(addDays(lapses, cool_down.otherwise));
    expect(of('001').length).toBe(1);
    sql(`UPDATE delivery SET business_date = 20261121`);
    addDay(20261121, 5_000_000_000);
    await night(addDays(lapses, cool_down.otherwise + 1));
    expect(of('001').map(({ body }) => body.state)).toEqual(['expired', 'raised']);
  });
  test('a rule that is switched off withdraws, and a changed one names its version', async () => {
    await night();
    const shipped = SHIPPED_RULES.find(({ code }) => code === 'idle_cash');
    const change = (version: number | null, part: object, id = '00000000-0000-4000-8000-000000000001') =>
      editRecords(writer, {
        what: 'rule_changed',
        subject: '',
        changes: [
          { record_id: id, kind: 'rule', version, client_no: null, body: { ...structuredClone(shipped), ...part } },
        ],
      });
    await change(null, { is_off: true });
    await night();
    expect(one().body).toMatchObject({ state: 'withdrawn', withdrawn: 'rule_gone' });
    await change(1, { is_off: false, when: 'event.idle_cash_20 >= 40万' });
    await night();
    expect(one().body).toMatchObject({ state: 'raised', rule_version: '1.2' });
  });
  test('until the figures of the branch are made again, what rests on them stands', async () => {
    const { db } = branch.store;
    sql('UPDATE client_figure SET market_value_e4 = 5000000000');
    const bytes = (array: Float64Array | Int32Array | Uint8Array): Uint8Array => new Uint8Array(array.buffer);
    db.prepare(
      'INSERT INTO branch_pass (pass_id, from_day, to_day, version, made_at, seconds, clients) VALUES (1, 20260101, ?, 0, ?, 1, ?)',
    ).run(AS_OF, '2026-11-21T00:00:00Z', bytes(Int32Array.of(1, 2)));
    db.prepare(
      "INSERT INTO branch_figure (pass_id, path, figure_values, reasons, reason_list, samples) VALUES (1, 'behaviour.top1', ?, ?, '', NULL)",
    ).run(bytes(Float64Array.of(0.6, 0.4)), new Uint8Array(2));
    await night();
    const heavy = () => of('001', 'concentration').map(({ body }) => body.state);
    expect(heavy()).toEqual(['raised']);
    sql('DELETE FROM branch_figure; DELETE FROM branch_pass');
    const { told } = await night();
    expect(told.find(({ rule }) => rule === 'concentration')?.notMade).toEqual(['behaviour.top1']);
    expect(heavy()).toEqual(['raised']);
  });
  test('a rule that cannot be read leaves what stands, and says where it is wrong', async () => {
    await night();
    const shipped = structuredClone(SHIPPED_RULES.find(({ code }) => code === 'idle_cash'));
    const body = { ...shipped, when: 'event.idle_cash_20 >= viel' };
    const change = { record_id: crypto.randomUUID(), kind: 'rule' as const, version: null, client_no: null, body };
    await editRecords(writer, { what: 'rule_changed', subject: '', changes: [change] });
    const { told } = await night();
    expect(told.find(({ rule }) => rule === 'idle_cash')?.problem).toMatchObject({ code: 'number_expected', at: 22 });
    expect(one().body.state).toBe('raised');
  });
});

describe('suitability, asked anew', () => {
  test('a lower level: what nobody has read gets other products, what somebody read is withdrawn', async () => {
    await night();
    const before = one();
    expect((await step('see', before)).done).toEqual([before.record_id]);
    sql("UPDATE client SET risk_level = 'C1' WHERE client_id = 1");
    expect(shown(before.record_id).body.products.map(({ product_code }) => product_code)).toEqual(['P1']);
    expect(shown(before.record_id).steps).toEqual(['decline']);
    expect((await step('accept', one())).refused).toEqual([{ record_id: before.record_id, reason: 'not_suitable' }]);
    await night();
    expect(one().body).toMatchObject({ state: 'withdrawn', withdrawn: 'not_suitable' });
    await night(addDays(TODAY, 1));
    expect(one().body.state).toBe('raised');
    expect(one().body.products.map(({ product_code }) => product_code)).toEqual(['P1']);
  });
  test('a product rated higher since is not shown', async () => {
    await night();
    sql("UPDATE product SET risk_rating = 'R5' WHERE product_code = 'P2'");
    const { body, is_suitable } = shown(one().record_id);
    expect([body.products.map(({ product_code }) => product_code), is_suitable]).toEqual([['P1'], false]);
  });
  test('no product that fits: nothing is raised where one is needed, and the night says why', async () => {
    sql("UPDATE product SET risk_rating = 'R5'");
    const { told } = await night();
    expect(of('001')).toEqual([]);
    expect(told.find(({ rule }) => rule === 'idle_cash')).toMatchObject({
      holds: 2,
      unsuitable: 2,
      refused: { above_level: 4, lowest_category: 4 },
    });
  });
});

describe('what a person answered', () => {
  test('stands, whatever the night finds', async () => {
    await night();
    await step('discuss', one());
    sql('UPDATE asset SET cash_e4 = 0');
    await night();
    expect(one().body.state).toBe('discussed');
    await step('decline', one(), { decline: { code: 'not_needed', text: '近期要用' } });
    await night();
    expect(one().body).toMatchObject({ state: 'declined', decline: { code: 'not_needed', text: '近期要用' } });
  });
  test('a refusal holds it back for as long as the rule says', async () => {
    await night();
    await step('decline', one(), { decline: { code: 'later', text: null } });
    await night(addDays(TODAY, 120));
    expect(of('001').length).toBe(1);
    sql('UPDATE delivery SET business_date = 20261121');
    addDay(20261121, 5_000_000_000);
    sql('UPDATE client SET risk_valid_until = 20991231');
    await night(addDays(TODAY, 121));
    expect(of('001').map(({ body }) => body.state)).toEqual(['declined', 'raised']);
  });
  test('an acceptance makes a task, in one step that undo takes back', async () => {
    await night();
    await step('accept', one(), { task: { title: '办理现金宝', due: '2026-11-30', owner: null } });
    const { body } = one();
    expect(body).toMatchObject({ state: 'accepted', answered_on: '2026-11-23' });
    const tasks = () =>
      branch.store.db.prepare("SELECT body_json FROM record WHERE kind = 'task' AND is_deleted = 0").all() as {
        body_json: string;
      }[];
    expect(JSON.parse(tasks()[0]?.body_json ?? '{}')).toMatchObject({
      title: '办理现金宝',
      due: '2026-11-30',
      from: one().record_id,
    });
    await undoEdit(writer);
    expect(one().body).toMatchObject({ state: 'raised', task: null });
    expect(tasks()).toEqual([]);
  });
  test('each refusal has its reason, and the others of the same press are done', async () => {
    await night();
    const [first, second] = [one('001'), one('002')];
    const taken = await stepProposals(writer, {
      step: 'see',
      today: TODAY,
      proposals: [first, { ...second, version: 99 }, { record_id: crypto.randomUUID(), version: 1 }],
    });
    expect(taken.done).toEqual([first.record_id]);
    expect(taken.refused.map(({ reason }) => reason)).toEqual(['changed', 'gone']);
    expect((await step('decline', second)).refused).toMatchObject([{ reason: 'reason_needed' }]);
    expect((await step('carry_out', second)).refused).toMatchObject([{ reason: 'not_from_here' }]);
  });
  test('no page writes a proposal past these steps', async () => {
    await night();
    const { record_id, version, body } = one();
    const change = {
      record_id,
      kind: 'proposal' as const,
      version,
      client_no: '001',
      body: { ...body, state: 'accepted' },
    };
    await expect(editRecords(writer, { what: 'x', subject: '', changes: [change] })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});

describe('who may see', () => {
  const other: Caller = { ...localUser, clients: new Set(['002']) };
  test('the inbox and one of it are of one’s own clients', async () => {
    await night();
    const store = openRead(file);
    const { lines, counts } = listProposals(store, {}, other);
    store.close();
    expect(new Set(lines.map(({ client_no }) => client_no))).toEqual(new Set(['002']));
    expect(counts.raised).toBe(lines.length);
    expect(() => shown(one('001').record_id, other)).toThrow('not there');
    const guarded = { ...writer, maySee: (no: string) => no === '002' };
    const { record_id, version } = one('001');
    await expect(
      stepProposals(guarded, { step: 'see', today: TODAY, proposals: [{ record_id, version }] }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('what came of it', () => {
  test('the figure on the first night after, and 20 asset days later beside like clients', async () => {
    await night();
    await step('accept', one());
    await step('carry_out', one());
    await night();
    // One like client is too few to say anything; he is kept.
    expect(one().body.aim).toMatchObject({
      before: { on: '2026-11-20', value: 1, like: [{ client_no: '002', value: 1 }] },
      outcomes: [],
    });
    expect((await night()).edit_id).toBeNull();
    for (let on = 1; on <= 20; on++) addDay(addDays(AS_OF, on), 2_500_000_000);
    sql(`UPDATE delivery SET business_date = ${addDays(AS_OF, 20)}`);
    await night(addDays(TODAY, 20));
    expect(one().body.aim?.outcomes).toEqual([
      { days: 20, on: dateText(addDays(AS_OF, 20)), value: 0.5, change: -0.5, like_change: null, like_count: 1 },
    ]);
  });
  test('nights that come together are measured each on its own day', async () => {
    await night();
    await step('accept', one());
    await step('carry_out', one());
    await night();
    // Twice the day before each horizon, and on the day itself, the cash stands elsewhere than on the newest day.
    const cash: Record<number, number> = { 19: 1, 20: 2, 21: 3, 59: 1, 60: 3, 61: 4, 119: 2, 120: 1, 121: 4 };
    for (let on = 1; on <= 125; on++) addDay(addDays(AS_OF, on), (cash[on] ?? 5) * 1_000_000_000, 5_000_000_000);
    const [first, last] = [addDays(AS_OF, -24), addDays(AS_OF, 125)];
    sql(`UPDATE delivery SET business_date = ${last};
      INSERT INTO client_state (client_id, first_asset_day, last_asset_day) VALUES (1, ${first}, ${last}), (2, ${first}, ${last});`);
    await night(addDays(TODAY, 125));
    expect(one().body.aim?.outcomes.map(({ days, on, value }) => ({ days, on, value }))).toEqual([
      { days: 20, on: dateText(addDays(AS_OF, 20)), value: 2 / 5 },
      { days: 60, on: dateText(addDays(AS_OF, 60)), value: 3 / 5 },
      { days: 120, on: dateText(addDays(AS_OF, 120)), value: 1 / 5 },
    ]);
    expect((await night(addDays(TODAY, 126))).edit_id).toBeNull();
  });
});

describe('what a client asks for himself', () => {
  const ask = (client_no: string, product_code: string, warning_reference: string | null = null) =>
    noteRequest(writer, {
      record_id: crypto.randomUUID(),
      client_no,
      today: TODAY,
      product_code,
      amount_e4: 1_000_000,
      warning_reference,
      text: null,
    });
  const noted = () =>
    branch.store.db.prepare("SELECT count(*) AS n FROM record WHERE kind = 'request'").get() as { n: number };

  test('above his level only with the warning’s reference, and never for the lowest category', async () => {
    expect(await ask('001', 'P3')).toMatchObject({ answer: 'warning_needed', edit_id: null });
    expect(await ask('002', 'P2', 'W-1')).toMatchObject({ answer: 'barred_lowest_category', edit_id: null });
    expect(await ask('001', 'P4', 'W-1')).toMatchObject({ answer: 'no_rating', edit_id: null });
    expect(noted().n).toBe(0);
    expect((await ask('001', 'P3', 'W-1')).answer).toBe('recorded_above_level');
    expect((await ask('001', 'P2')).answer).toBe('within_level');
    expect(noted().n).toBe(2);
    await expect(ask('001', 'P9')).rejects.toMatchObject({ code: 'not_found' });
  });
});
