// Segments as pages get them: counts, what is not known and why, members in an order, one client leaf by leaf, row rules; and bulk actions as one step.
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import { type BulkJobInput, runBulkJob } from '../../src-main/jobs/bulkEdit.ts';
import { editRecords, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import type { RecordChange } from '../../src-main/store/records/edit.ts';
import { loadRecords } from '../../src-main/store/records/read.ts';
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import type { BulkAction } from '../../src-shared/contract/segmentCalls.ts';
import { BLANK_PROFILE } from '../../src-shared/records/blankProfile.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

let branch: TestBranch;
let writer: Writer;
const of01: Caller = { ...localUser, clients: new Set(['001']) };

beforeEach(() => {
  branch = openBranch();
  branch.store.db.exec(`
    INSERT INTO delivery (set_name, branch, business_date, revision, kind, content_sha256, state, rows_json, applied_at, seconds)
      VALUES ('s1', 'b', 20261120, 1, 'initial', 'x', 'applied', '{}', '2026-11-21T00:00:00Z', 1);
    INSERT INTO advisor (advisor_no, name) VALUES ('A1', '王芳');
    INSERT INTO client (client_id, client_no, name, status, pinyin, pinyin_initials, advisor_no, opened_on, birth_date) VALUES
      (1, '001', '张伟', 'normal', 'zhangwei', 'zw', 'A1', 20200101, 19661201),
      (2, '002', '李娜', 'normal', 'lina', 'ln', NULL, 20261101, NULL),
      (3, '003', '陈静', 'dormant', 'chenjing', 'cj', 'A1', 20190101, 19900101);
    INSERT INTO client_figure (client_id, as_of, tier, total_asset_e4) VALUES
      (1, 20261120, 'gold', 10000000000), (2, 20261120, 'basic', 20000000000), (3, 20261120, 'diamond', NULL);`);
  writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
});
afterEach(() => branch.close());

type Name =
  | 'segments.list'
  | 'segments.fields'
  | 'segments.count'
  | 'segments.members'
  | 'segments.clients'
  | 'segments.explain';
function answer<N extends Name>(name: N, input: CallInput<N>, caller: Caller = localUser): CallOutput<N> {
  const handlers = createHandlers(branch.store, { now: () => new Date('2026-11-23T09:00:00Z'), appVersion: '0' });
  const reply = callHandler(handlers, caller, name, input);
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.text}`);
  return reply.value;
}
const count = (filter: string, caller?: Caller) => answer('segments.count', { filter }, caller);
const nos = (filter: string) => answer('segments.clients', { filter }).client_nos;
const write = (what: string, ...changes: Omit<RecordChange, 'record_id' | 'version'>[]) =>
  editRecords(writer, {
    what,
    subject: '',
    changes: changes.map((one) => ({ ...one, record_id: crypto.randomUUID(), version: null })),
  });
const contact = (client_no: string, on: string, tags: string[] = []) => ({
  kind: 'contact' as const,
  client_no,
  body: {
    channel: 'call',
    direction: 'out',
    on,
    at: null,
    minutes: null,
    reached: true,
    text: 'x',
    tags,
    clients: [],
    materials: [],
  },
});

describe('a count', () => {
  it('tells who fits, and for whom that is not known', () => {
    expect(count('tier >= gold')).toMatchObject({ problem: null, of: 3, yes: 2, unknown: 0 });
    expect(count('总资产 > 50万')).toMatchObject({
      yes: 2,
      unknown: 1,
      missing: [{ field: 'assets.total', clients: 1 }],
    });
    // Not known either way is not turned into a yes by "not".
    expect(count('非 总资产 > 50万')).toMatchObject({ yes: 0, unknown: 1 });
    expect(count('总资产 > 50万 or tier = diamond')).toMatchObject({ yes: 3, unknown: 0 });
    expect(nos('age > 50')).toEqual(['001']);
    expect(count('age > 50').unknown).toBe(1);
  });
  it('says where a text is wrong', () => {
    expect(count('tier >= gold and teir = basic')).toMatchObject({
      yes: 0,
      problem: { code: 'field_expected', at: 17 },
    });
    expect(count('').problem).toMatchObject({ code: 'empty' });
  });
  it('says that the figures of the branch are still to be made, and makes up no number', () => {
    expect(count('turnover a year > 12')).toMatchObject({
      yes: 0,
      unknown: 3,
      not_made: ['turnover.turnover_annualised'],
    });
  });
  it('follows what is written, taken back and written of somebody else', async () => {
    expect(nos('contact.days > 60')).toEqual(['001', '003']);
    await write('contact_added', contact('001', '2026-11-20', ['养老']));
    expect(nos('contact.days > 60')).toEqual(['003']);
    expect(nos('contact.tags has 养老')).toEqual(['001']);
    await write('contact_added', contact('003', '2026-11-19'));
    expect(nos('contact.days > 60')).toEqual([]);
    await undoEdit(writer);
    expect(nos('contact.days > 60')).toEqual(['003']);
    await undoEdit(writer);
    expect(nos('contact.days > 60')).toEqual(['001', '003']);
    expect(nos('contact.tags has 养老')).toEqual([]);
  });
  it('knows since when head office says something else', () => {
    const body = (advisor: string, status: string) => JSON.stringify({ client_no: '001', advisor_no: advisor, status });
    branch.store.db.exec(`
      INSERT INTO reference_payload (payload_id, body) VALUES (1, '${body('A0', 'dormant')}'), (2, '${body('A1', 'dormant')}'),
        (3, '${body('A1', 'normal')}');`);
    const version = branch.store.db.prepare(
      "INSERT INTO reference_version (dataset, business_date, key, payload_id, file_id, line) VALUES ('clients', ?, ?, ?, 1, 1)",
    );
    // Known since long before, moved to A1, awake again, and once more the same; the others never changed.
    for (const [day, payload] of [
      [20260101, 1],
      [20261102, 2],
      [20261116, 3],
      [20261120, 3],
    ])
      version.run(day, '001', payload);
    version.run(20261120, '003', 1);
    expect(nos('客户经理变更日 >= 30天前')).toEqual(['001']);
    expect(nos('client.advisor_changed_on = 2026-11-02 and client.status_changed_on = 2026-11-16')).toEqual(['001']);
    expect(count('风险等级变更日 > 60天前')).toMatchObject({ yes: 0, unknown: 3 });
    expect(nos('客户经理变更日 缺失')).toEqual(['002', '003']);
  });
  it('is of the clients that one may see', () => {
    expect(count('tier >= basic', of01)).toMatchObject({ of: 1, yes: 1 });
    expect(answer('segments.clients', { filter: 'tier >= basic' }, of01).client_nos).toEqual(['001']);
    expect(() => answer('segments.explain', { filter: 'tier >= basic', client_no: '002' }, of01)).toThrow(
      'not_allowed',
    );
  });
});

describe('members', () => {
  it('come in an order, those without a value last either way, with the values that are asked', () => {
    const page = (descending: boolean) =>
      answer('segments.members', {
        filter: 'age > 0 or tier >= basic',
        sort: 'total_assets',
        descending,
        offset: 0,
        limit: 2,
      });
    expect(page(true).rows.map(({ client_no }) => client_no)).toEqual(['002', '001']);
    expect(page(false).rows.map(({ client_no }) => client_no)).toEqual(['001', '002']);
    expect(page(false)).toMatchObject({
      total: 3,
      fields: ['client.age', 'value.tier'],
      rows: [
        {
          name: '张伟',
          advisor_no: 'A1',
          advisor: '王芳',
          tier: 'gold',
          total_assets: 1_000_000,
          values: [59, 'gold'],
        },
        {},
      ],
    });
    const byTier = answer('segments.members', {
      filter: 'tier >= basic',
      sort: 'tier',
      descending: false,
      offset: 0,
      limit: 9,
    });
    expect(byTier.rows.map(({ tier }) => tier)).toEqual(['basic', 'gold', 'diamond']);
  });
});

it('one client is told leaf by leaf', () => {
  const told = answer('segments.explain', {
    filter: 'tier >= gold and assets.total > 1 and age < 50 and turnover a year > 1',
    client_no: '003',
  });
  expect(told.truth).toBe('unknown');
  expect(told.leaves.map(({ field, value, truth, reason }) => [field, value, truth, reason])).toEqual([
    ['value.tier', 'diamond', 'yes', null],
    ['assets.total', null, 'unknown', expect.any(String)],
    ['client.age', 36, 'yes', null],
    ['turnover.turnover_annualised', null, 'unknown', 'not_made'],
  ]);
});

it('a segment that is not shared is its author’s alone', async () => {
  const body = { filter: 'value.tier >= gold', text: null };
  await write('segment_added', { kind: 'segment', client_no: null, body: { ...body, name: 'b', is_shared: false } });
  await editRecords(
    { ...writer, who: 'other' },
    {
      what: 'segment_added',
      subject: '',
      changes: [true, false].map((is_shared) => ({
        record_id: crypto.randomUUID(),
        kind: 'segment',
        version: null,
        client_no: null,
        body: { ...body, name: is_shared ? 'c' : 'hidden', is_shared },
      })),
    },
  );
  const { segments, people } = answer('segments.list', {});
  expect(segments.map(({ name, is_mine }) => [name, is_mine])).toEqual([
    ['b', true],
    ['c', false],
  ]);
  expect(people).toEqual([{ no: 'A1', name: '王芳' }]);
});

it('the editor is offered every field with its pinyin, and the values there are', async () => {
  await write('profile_changed', { kind: 'profile', client_no: '002', body: { ...BLANK_PROFILE, tags: ['养老'] } });
  const { fields } = answer('segments.fields', {});
  const of = (code: string) => fields.find((field) => field.code === code);
  expect(of('value.tier')?.pinyin).toBe('kehudengji khdj');
  expect(of('profile.tags')?.values).toEqual(['养老']);
  expect(of('client.advisor')?.values).toEqual(['A1 王芳']);
  expect(of('client.name')?.values).toEqual([]);
});

describe('a bulk action', () => {
  const bulk = (action: BulkAction, clientNos: readonly string[], part: Partial<BulkJobInput> = {}) => {
    const told: number[] = [];
    const run = runBulkJob(
      {
        store: path.join(branch.folder, 'branch.db'),
        who: 'local',
        sees: 'all',
        work: { kind: 'action', what: 'tasks_made', subject: '', clientNos, action },
        ...part,
      },
      { progress: ({ done }) => told.push(done), cancelled: () => false },
    );
    return run.then(({ edit }) => edit?.changed);
  };
  const tasks = () =>
    loadRecords(branch.store, { kinds: ['task'], limit: 100 }).map((record) => ({
      client: record.client_no,
      ...(JSON.parse(record.body_json) as BodyOf<'task'>),
    }));
  const task: BulkAction = {
    kind: 'task',
    title: '联系 {name}（{no}）',
    due: '2026-12-01',
    priority: 'high',
    owner: { kind: 'advisor' },
    from: null,
  };

  it('makes a task each, for the advisor of each, and is one step of undo', async () => {
    expect(await bulk(task, ['001', '002', '002', 'gone'])).toBe(2);
    expect(
      tasks()
        .map(({ client, title, owner, due }) => [client, title, owner, due])
        .sort(),
    ).toEqual([
      ['001', '联系 张伟（001）', 'A1', '2026-12-01'],
      ['002', '联系 李娜（002）', null, '2026-12-01'],
    ]);
    expect(nos('task.open > 0')).toEqual(['001', '002']);
    expect((await undoEdit(writer))?.changes).toBe(2);
    expect(tasks()).toEqual([]);
    expect(nos('task.open > 0')).toEqual([]);
  });
  it('puts a tag on those without it, keeps the rest of a profile, and takes it off again', async () => {
    await write('profile_changed', {
      kind: 'profile',
      client_no: '001',
      body: { ...BLANK_PROFILE, needs: 'n', tags: ['养老'] },
    });
    expect(await bulk({ kind: 'tag', tag: '养老' }, ['001', '003'])).toBe(1);
    expect(nos('标签 包含 养老')).toEqual(['001', '003']);
    expect(await bulk({ kind: 'untag', tag: '养老' }, ['001', '002', '003'])).toBe(2);
    expect(nos('标签 包含 养老')).toEqual([]);
    expect(nos('需求 包含 n')).toEqual(['001']);
    expect(await bulk({ kind: 'untag', tag: '养老' }, ['001'])).toBe(0);
  });
  it('gives open tasks to somebody, or to each client’s advisor', async () => {
    await bulk({ ...task, owner: { kind: 'person', no: 'A9' } }, ['001', '002']);
    expect(await bulk({ kind: 'assign', owner: null }, ['001', '003'])).toBe(1);
    expect(
      tasks()
        .map(({ client, owner }) => [client, owner])
        .sort(),
    ).toEqual([
      ['001', 'A1'],
      ['002', 'A9'],
    ]);
  });
  it('stopped before it is written, and of somebody else’s client, writes nothing', async () => {
    const input: BulkJobInput = {
      store: path.join(branch.folder, 'branch.db'),
      who: 'local',
      sees: 'all',
      work: { kind: 'action', what: 'tasks_made', subject: '', clientNos: ['001', '002'], action: task },
    };
    let asked = 0;
    const stopped = runBulkJob(input, { progress: () => undefined, cancelled: () => ++asked > 2 });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const others = runBulkJob(
      { ...input, sees: new Set(['001']) },
      { progress: () => undefined, cancelled: () => false },
    );
    await expect(others).rejects.toMatchObject({ code: 'not_allowed' });
    expect(tasks()).toEqual([]);
  });
  it('of a step over many records goes back and forth in the thread as well', async () => {
    await bulk(task, ['001', '002', '003']);
    const run = (kind: 'undo' | 'redo') =>
      runBulkJob(
        { store: path.join(branch.folder, 'branch.db'), who: 'local', sees: 'all', work: { kind } },
        { progress: () => undefined, cancelled: () => false },
      );
    expect((await run('undo')).step).toMatchObject({ changes: 3 });
    expect(tasks()).toEqual([]);
    expect((await run('redo')).step).toMatchObject({ changes: 3 });
    expect(tasks().length).toBe(3);
  });
});
