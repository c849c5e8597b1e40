// Today and the list of tasks as pages get them: what is due and whose, the night, complaints, who is out of touch; and the row rules.
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { differencesOf, unsettledClients } from '../../src-main/api/differences.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import { editRecords } from '../../src-main/jobs/editRecords.ts';
import { openRead } from '../../src-main/store/open.ts';
import type { RecordChange } from '../../src-main/store/records/edit.ts';
import { EMPTY_PROFILE } from '../../src-renderer/pages/profile/usePerson.ts';
import type { CallInput } from '../../src-shared/contract/calls.ts';
import { DEFAULT_PRACTICE } from '../../src-shared/records/practice.record.ts';
import type { TaskBody } from '../../src-shared/records/raisedTasks.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import { completeTask, dropTask, snoozeTask } from '../../src-shared/records/taskTurns.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

let branch: TestBranch;
beforeEach(() => {
  branch = openBranch();
  branch.store.db.exec(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s1', 'b', 20261120, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO advisor (advisor_no, name) VALUES ('A1', '王芳');
    INSERT INTO client (client_id, client_no, name, status, pinyin, pinyin_initials, advisor_no) VALUES
      (1, '001', '张伟', 'normal', 'zhangwei', 'zw', 'A1'), (2, '002', '李娜', 'normal', 'lina', 'ln', NULL);
    INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES
      (1, 20261120, 'gold', 10000000000), (2, 20261120, 'basic', 20000000000);`);
});
afterEach(() => branch.close());

const base: TaskBody = {
  title: 'Ring',
  text: null,
  due: '2026-11-23',
  sleeps_until: null,
  state: 'open',
  priority: 'normal',
  owner: null,
  repeat: null,
  tags: [],
  clients: [],
  raised: null,
  from: null,
  done_on: null,
  reason: null,
};
const write = (...changes: Omit<RecordChange, 'record_id' | 'version'>[]) =>
  change(...changes.map((one) => ({ ...one, record_id: crypto.randomUUID(), version: null })));
const change = (...changes: RecordChange[]) =>
  editRecords(
    {
      place: { store: path.join(branch.folder, 'branch.db') },
      who: 'local',
      now: () => new Date('2026-11-23T09:00:00Z'),
      maySee: () => true,
    },
    {
      what: 'task_added',
      subject: '',
      changes,
    },
  );
const task = (part: Partial<TaskBody>, client_no: string | null = null) =>
  ({ kind: 'task', client_no, body: { ...base, ...part } }) as const;
function answer<N extends 'today.load' | 'tasks.list' | 'practice.get' | 'today.checks'>(
  name: N,
  input: CallInput<N>,
  caller: Caller = localUser,
) {
  const handlers = createHandlers(branch.store, { now: () => new Date('2026-11-23T09:00:00Z'), appVersion: '0' });
  const reply = callHandler(handlers, caller, name, input);
  if (!reply.ok) throw new Error(reply.error.text);
  return reply.value;
}
const today = '2026-11-23';
const only: Caller = { ...localUser, clients: new Set(['001']) };

describe('today.load', () => {
  it('has what is overdue and due, then the week; not what sleeps, is done or dropped', async () => {
    await write(
      task({ title: 'late', due: '2026-11-01' }, '001'),
      task({ title: 'now', owner: 'A1' }),
      task({ ...snoozeTask(base, 20261125), due: '2026-11-01', title: 'asleep' }),
      task(completeTask({ ...base, title: 'done' }, crypto.randomUUID(), 20261123).done),
      task({ ...dropTask({ ...base, title: 'dropped' }, 'no') }),
      task({ title: 'in a fortnight', due: '2026-12-07' }),
      task({ title: 'some day', due: null }),
    );
    const page = answer('today.load', { today });
    expect(page.due.map(({ body, client_name }) => [body.title, client_name])).toEqual([
      ['late', '张伟'],
      ['now', null],
    ]);
    expect(page.week.map(({ body }) => body.title)).toEqual(['asleep']);
    expect(page.counts).toEqual({ overdue: 1, today: 1, week: 1 });
    expect(page.people).toEqual([{ no: 'A1', name: '王芳' }]);
    expect(answer('today.load', { today, owner: 'A1' }).due.map(({ body }) => body.title)).toEqual(['now']);
    expect(answer('today.load', { today: '2026-11-25' }).counts).toMatchObject({ overdue: 2, today: 1 });
  });
  it('names who is out of touch by assets and norm, complaints by their deadline, and the sets of the night', async () => {
    const contact = (on: string) =>
      ({
        kind: 'contact',
        client_no: '001',
        body: {
          channel: 'call',
          direction: 'out',
          on,
          at: null,
          minutes: 5,
          reached: true,
          text: 'x',
          tags: [],
          clients: [],
          materials: [],
        },
      }) as const;
    const complaint = {
      kind: 'complaint',
      client_no: '002',
      body: {
        received: '2026-11-01',
        due: '2026-11-20',
        state: 'in_hand',
        subject: 'fees',
        text: null,
        answer: null,
        answered: null,
        owner: null,
        tags: [],
      },
    } as const;
    await write(contact('2026-09-01'), complaint);
    const page = answer('today.load', { today });
    expect(page.out_of_touch.map(({ client_no, last_contact, norm }) => [client_no, last_contact, norm])).toEqual([
      ['002', null, 365],
      ['001', '2026-09-01', 60],
    ]);
    expect(page.complaints).toMatchObject([{ client_name: '李娜', due: '2026-11-20' }]);
    expect(page.night.sets).toMatchObject([{ set_name: 's1', business_date: '2026-11-20', rejected: 0 }]);
    await write(contact('2026-11-20'));
    expect(answer('today.load', { today }).out_of_touch.map(({ client_no }) => client_no)).toEqual(['002']);
  });
  it('shows a caller his own clients only, and counts only those', async () => {
    await write(task({ title: 'his' }, '001'), task({ title: 'not his' }, '002'));
    const page = answer('today.load', { today }, only);
    expect(page.due.map(({ body }) => body.title)).toEqual(['his']);
    expect(page.counts.today).toBe(1);
    expect(page.out_of_touch.map(({ client_no }) => client_no)).toEqual(['001']);
  });
  it('refuses a day that is none', () => {
    expect(() => answer('today.load', { today: '2026-02-30' })).toThrow(/not a date/);
  });
});

describe('tasks.list', () => {
  it('filters by state, owner, day, rule, tag and words', async () => {
    const raised = { rule: 'flow', occasion: 'in:20261120', facts: { on: '20261120' } };
    await write(
      task({ title: '电话回访', tags: ['vip'], owner: 'A1' }),
      task({ title: 'flow', raised, due: '2026-11-21' }, '001'),
      task({ title: 'none', due: null }),
      task({ ...dropTask(base, 'no') }),
    );
    const titles = (filter: Partial<CallInput<'tasks.list'>>) =>
      answer('tasks.list', { today, ...filter }).tasks.map(({ body }) => body.title);
    expect(titles({})).toEqual(['flow', '电话回访', 'Ring', 'none']);
    expect(titles({ state: 'dropped' })).toEqual(['Ring']);
    expect(titles({ owner: '', state: 'open' })).toEqual(['flow', 'none']);
    expect(titles({ due: 'overdue' })).toEqual(['flow']);
    expect(titles({ due: 'none' })).toEqual(['none']);
    expect(titles({ rule: 'flow' })).toEqual(['flow']);
    expect(titles({ rule: '', state: 'open' })).toEqual(['电话回访', 'none']);
    expect(titles({ tag: 'vip' })).toEqual(['电话回访']);
    expect(titles({ text: '回访' })).toEqual(['电话回访']);
    expect(answer('tasks.list', { today, limit: 1 })).toMatchObject({ total: 4, tags: ['vip'] });
  });
});

describe('practice.get', () => {
  it('has the defaults until some are kept', async () => {
    expect(answer('practice.get', {})).toEqual({ record: null, body: DEFAULT_PRACTICE });
    await write({ kind: 'practice', client_no: null, body: { ...DEFAULT_PRACTICE, goal_days: 60 } });
    expect(answer('practice.get', {})).toMatchObject({ record: { version: 1 }, body: { goal_days: 60 } });
  });
});

describe('a task made for a segment', () => {
  it('says for which, as long as that is there', async () => {
    const id = crypto.randomUUID();
    const segment = { name: '高换手', filter: 'x', is_shared: true, text: null };
    await change({ record_id: id, kind: 'segment', version: null, client_no: null, body: segment });
    await write(task({ title: 'a', from: id }), task({ title: 'b', from: crypto.randomUUID() }), task({ title: 'c' }));
    const origins = () => answer('tasks.list', { today }).tasks.map(({ body, origin }) => [body.title, origin]);
    expect(origins()).toEqual([
      ['a', '高换手'],
      ['b', null],
      ['c', null],
    ]);
    await change({ record_id: id, kind: 'segment', version: 1, client_no: null, body: null });
    expect(origins().every(([, origin]) => origin === null)).toBe(true);
  });
});

describe('today.checks', () => {
  const profile = (part: Partial<BodyOf<'profile'>>, client_no: string) =>
    ({ kind: 'profile', client_no, body: { ...EMPTY_PROFILE, ...part } }) as const;
  const contact = (part: Partial<BodyOf<'contact'>>, client_no: string) =>
    ({
      kind: 'contact',
      client_no,
      body: {
        channel: 'call',
        direction: 'out',
        on: '2026-05-04',
        at: null,
        minutes: null,
        reached: true,
        text: 'x',
        tags: ['回访'],
        clients: [],
        materials: [],
        ...part,
      },
    }) as const;
  it('counts each client of last year once, by a marked contact that reached him or a task of the rule', async () => {
    branch.store.db.exec('UPDATE client SET opened_on = 20250301 WHERE client_id = 1');
    const left = () => answer('today.checks', { today }).call_backs;
    expect(left()).toEqual({ year: 2026, bound: 0.1, base: 2, done: 0, wanted: 1, share: 0 });
    await write(
      contact({}, '001'),
      contact({ on: '2026-06-01' }, '001'),
      contact({ reached: false }, '002'),
      contact({ tags: [] }, '002'),
      contact({ on: '2025-12-31' }, '002'),
    );
    expect(left()).toMatchObject({ done: 1, share: 0.5 });
    const raised = { rule: 'call_back', occasion: 'x', facts: {} };
    await write(task({ raised, state: 'done', done_on: '2026-07-01' }, '002'));
    expect(left()).toMatchObject({ done: 2, share: 1 });
    expect(answer('today.checks', { today, owner: 'A1' }).call_backs).toMatchObject({ base: 1, done: 1 });
    expect(answer('today.checks', { today }, only).call_backs).toMatchObject({ base: 1, done: 1 });
  });
  it('names clients of whom head office says something else, until somebody has answered', async () => {
    branch.store.db.exec("UPDATE client SET mobile = '13800000001', address = '人民路 1 号'");
    const open = (caller: Caller = localUser) =>
      answer('today.checks', { today }, caller).differences.clients.map(({ client_no, fields }) => [client_no, fields]);
    await write(
      profile({ mobile: '138 0000 0001', address: '解放路 2 号' }, '001'),
      profile({ mobile: '13900000002' }, '002'),
    );
    expect(open()).toEqual([
      ['001', ['address']],
      ['002', ['mobile']],
    ]);
    expect(open(only)).toEqual([['001', ['address']]]);
    const [kept] = branch.store.db
      .prepare("SELECT record_id FROM record WHERE kind = 'profile' AND client_no = '002'")
      .all() as { record_id: string }[];
    const [difference] = differencesOf(
      { mobile: '13800000001', address: null },
      { mobile: '13900000002', address: null, settled: [] },
    );
    const settled = [{ field: 'mobile' as const, fact: difference?.fact_key ?? '', kept: 'noted' as const }];
    await change({
      ...profile({ mobile: '13900000002', settled }, '002'),
      record_id: kept?.record_id ?? '',
      version: 1,
    });
    expect(open()).toEqual([['001', ['address']]]);
    // Another number from head office asks anew.
    branch.store.db.exec("UPDATE client SET mobile = '13700000003' WHERE client_id = 2");
    branch.store.db.exec(
      "INSERT INTO audit (at, who, action, subject, detail_json) VALUES ('', '', 'set_applied', '', '{}')",
    );
    const other = openRead(path.join(branch.folder, 'branch.db'));
    expect(unsettledClients(other, localUser).map(({ clientNo }) => clientNo)).toEqual(['001', '002']);
    other.close();
  });
});
