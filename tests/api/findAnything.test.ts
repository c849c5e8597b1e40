// Finding anything on a real store: clients, securities, open tasks, tags and notes, each as the caller may see them; the
// edits with their changes; and the bench's branch, whose rows must be as the product writes them.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, localUser } from '../../src-main/api/caller.ts';
import { warmSecurities } from '../../src-main/api/find/securities.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler, type SyncHandlers } from '../../src-main/api/wrapper.ts';
import { editRecords, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { openRead, type ReadStore } from '../../src-main/store/open.ts';
import { loadClientList } from '../../src-main/store/queries/clientList.ts';
import type { RecordChange } from '../../src-main/store/records/edit.ts';
import { insertRecord } from '../../src-main/store/records/row.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import type { FoundPart, FoundRow } from '../../src-shared/contract/findCalls.ts';
import { isKind } from '../../src-shared/records/registry.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { makeManyRecords } from '../fixtures/manyRecords.ts';

const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
let branch: TestBranch;
let writer: Writer;
let store: ReadStore;
let handlers: SyncHandlers;
let list: ReturnType<typeof loadClientList>;

const contact = (client_no: string, text: string, on: string, tags: string[] = []): RecordChange => ({
  record_id: randomUUID(),
  kind: 'contact',
  version: null,
  client_no,
  body: {
    channel: 'call',
    direction: 'out',
    on,
    at: null,
    minutes: null,
    reached: true,
    text,
    tags,
    clients: [],
    materials: [],
  },
});
const task = (client_no: string, title: string, state: 'open' | 'done'): RecordChange => ({
  record_id: randomUUID(),
  kind: 'task',
  version: null,
  client_no,
  body: {
    title,
    text: null,
    due: '2026-11-25',
    sleeps_until: null,
    state,
    priority: 'normal',
    owner: null,
    repeat: null,
    tags: [],
    clients: [],
    raised: null,
    from: null,
    done_on: null,
    reason: null,
  },
});

beforeAll(async () => {
  branch = openBranch();
  await branch.apply(sample);
  list = loadClientList(branch.store);
  writer = {
    place: { store: path.join(branch.folder, 'branch.db') },
    who: 'local',
    now: () => new Date('2026-11-23T09:00:00Z'),
    maySee: () => true,
  };
  const [a, b] = list.client_no as [string, string];
  const write = (what: string, subject: string, ...changes: RecordChange[]) =>
    editRecords(writer, { what, subject, changes });
  await write('contact_added', '甲', contact(a, '谈了养老规划和定投', '2026-11-20', ['养老']));
  await write('contact_added', '乙', contact(b, '养老的事以后再说', '2024-01-05', ['养老', '养生']));
  await write('task_added', '跟进', task(a, '跟进养老方案', 'open'), task(b, '寄养老资料', 'done'));
  store = openRead(writer.place.store);
  handlers = createHandlers(store, { now: () => new Date('2026-11-23T09:00:00Z'), appVersion: '0' });
  for (const _ of warmSecurities(store));
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
const onlyFirst = (): Caller => ({ ...localUser, clients: new Set(list.client_no.slice(0, 1)) });
const find = (text: string, caller?: Caller): readonly FoundPart[] => call('find.anything', { text }, caller).parts;
const rows = <K extends FoundRow['kind']>(text: string, kind: K, caller?: Caller) =>
  find(text, caller)
    .flatMap((part) => part.rows)
    .filter((row): row is Extract<FoundRow, { kind: K }> => row.kind === kind);

describe('clients', () => {
  it('come by number, name and initials, the very word first', () => {
    const [no] = list.client_no as [string];
    const [exact] = rows(no, 'client');
    expect(exact).toMatchObject({ client_no: no, name: list.name[0], quality: 3, by: null });
    const initials = branch.store.statement('SELECT pinyin_initials AS i FROM client WHERE client_no = ?').get(no) as {
      i: string;
    };
    expect(rows(initials.i.split(' ')[0] as string, 'client').map(({ client_no }) => client_no)).toContain(no);
  });
  it('by an account or a mobile, say which, and the mobile keeps its middle to itself', () => {
    const row = branch.store
      .statement(
        'SELECT c.client_no, c.mobile, a.account_no FROM client AS c JOIN account AS a USING (client_id) LIMIT 1',
      )
      .get() as { client_no: string; mobile: string; account_no: string };
    expect(rows(row.account_no, 'client')[0]).toMatchObject({
      client_no: row.client_no,
      by: { what: 'account', text: row.account_no },
    });
    const phone = rows(row.mobile, 'client').find(({ client_no }) => client_no === row.client_no)?.by;
    expect(phone).toMatchObject({ what: 'phone' });
    expect(phone?.text).not.toContain(row.mobile);
  });
  it('opened last come first among equals', () => {
    const no = list.client_no.at(-1) as string;
    const prefix = no.slice(0, 2);
    const { parts } = call('find.anything', { text: prefix, sections: ['clients'], recent: [no] });
    expect(parts[0]?.rows[0]).toMatchObject({ client_no: no });
    expect(call('find.named', { client_nos: [no, 'nobody'] }).clients.map(({ client_no }) => client_no)).toEqual([no]);
  });
});

describe('securities', () => {
  it('come by code and by initials, and their holders are those of the book', () => {
    const held = branch.store
      .statement(
        `SELECT s.market, s.code, s.name, c.client_no FROM position AS p JOIN security AS s USING (security_id)
         JOIN account AS a USING (account_id) JOIN client AS c USING (client_id) WHERE p.quantity_e2 > 0 LIMIT 1`,
      )
      .get() as { market: string; code: string; name: string; client_no: string };
    expect(rows(held.code, 'security')[0]).toMatchObject({ code: held.code, quality: 3 });
    expect(rows(held.name, 'security').map(({ code }) => code)).toContain(held.code);
    const { holders, next } = call('find.holders', { market: held.market, code: held.code });
    expect(holders.map(({ client_no }) => client_no)).toContain(held.client_no);
    expect(next).toBeNull();
    const hidden: Caller = { ...localUser, clients: new Set() };
    expect(call('find.holders', { market: held.market, code: held.code }, hidden).holders).toEqual([]);
    expect(() => call('find.holders', { market: 'SH', code: 'none' })).toThrow('not_found');
  });
});

describe('notes and tasks', () => {
  it('hold every part of what was typed, newer ones before older', () => {
    expect(rows('养老', 'note').map(({ found }) => found.text)).toEqual([
      '谈了养老规划和定投',
      '寄养老资料',
      '养老的事以后再说',
    ]);
    expect(rows('养老 定投', 'note')).toHaveLength(1);
    const [note] = rows('定投', 'note');
    expect(note).toMatchObject({ record_kind: 'contact', client_name: list.name[0], found: { marks: [[7, 9]] } });
  });
  it('open tasks stand apart', () => {
    expect(rows('养老', 'task').map(({ body }) => body.title)).toEqual(['跟进养老方案']);
    expect(rows('资料', 'task')).toEqual([]);
  });
  it('of a tag', () => {
    expect(rows('#养', 'tag').map(({ tag, records }) => [tag, records])).toEqual([
      ['养生', 1],
      ['养老', 2],
    ]);
    expect(rows('#养老', 'note')).toHaveLength(2);
    expect(rows('#养老', 'client')).toEqual([]);
  });
  it('of clients who may not be seen are not there', () => {
    expect(rows('养老', 'note', onlyFirst()).map(({ client_no }) => client_no)).toEqual([list.client_no[0]]);
    expect(rows(list.client_no[1] as string, 'client', onlyFirst())).toEqual([]);
  });
  it('nothing typed, nothing found', () => {
    expect(find('  ')).toEqual([]);
    expect(find('，。')).toEqual([]);
  });
});

describe('edits', () => {
  it('are listed newest first, by subject or by what they did, those of the caller alone', () => {
    expect(call('edits.list', {}).rows.map(({ what }) => what)).toEqual([
      'task_added',
      'contact_added',
      'contact_added',
    ]);
    expect(call('edits.list', { text: '乙' }).rows.map(({ subject }) => subject)).toEqual(['乙']);
    expect(call('edits.list', { text: '任务', whats: ['task_added'] }).rows).toHaveLength(1);
    expect(call('edits.list', { text: '100%_' }).rows).toEqual([]);
    expect(call('edits.list', { who: 'nobody' })).toMatchObject({ rows: [], authors: ['local'] });
    // The tasks were written together with one of a client who may not be seen.
    expect(call('edits.list', {}, onlyFirst()).rows.map(({ subject }) => subject)).toEqual(['甲']);
    const page = call('edits.list', { limit: 2 });
    expect(page.rows).toHaveLength(2);
    expect(call('edits.list', { before: page.next as number }).rows).toHaveLength(1);
  });
  it('show every change with what stood before, and whether it was undone', async () => {
    const [row] = call('edits.list', {}).rows;
    const shown = call('edits.get', { edit_id: row?.edit_id ?? 0 });
    expect(shown).toMatchObject({ total: 2, edit: { state: 'done', is_mine: true } });
    expect(shown.changes[0]).toMatchObject({ before: null, after: { title: '跟进养老方案' }, is_past: false });
    expect(() => call('edits.get', { edit_id: row?.edit_id ?? 0 }, onlyFirst())).toThrow('not_found');
    await undoEdit(writer);
    expect(call('edits.get', { edit_id: row?.edit_id ?? 0 })).toMatchObject({
      edit: { state: 'undone' },
      changes: [{ is_past: true }, { is_past: true }],
    });
    expect(rows('养老', 'task')).toEqual([]);
    // A deleted record comes back from its history, as one more edit.
    const deleted = shown.changes[0] as (typeof shown.changes)[number];
    const { versions } = call('records.history', { record_id: deleted.record_id });
    expect(versions.map(({ body }) => body === null)).toEqual([true, false]);
    await editRecords(writer, {
      what: 'version_restored',
      subject: '',
      changes: [
        {
          record_id: deleted.record_id,
          kind: 'task',
          version: 2,
          client_no: deleted.client_no,
          body: versions[1]?.body,
        },
      ],
    });
    expect(rows('养老', 'task')).toHaveLength(1);
  });
});

describe('what is asked of the store', () => {
  it('walks over no table of records, positions or edits', () => {
    const seen = new Set<string>();
    const spied = openRead(writer.place.store);
    for (const name of ['statement', 'raw'] as const) {
      const real = spied[name].bind(spied);
      Object.assign(spied, {
        [name]: (sql: string) => {
          seen.add(sql);
          return real(sql);
        },
      });
    }
    const own = createHandlers(spied, { now: () => new Date('2026-11-23T09:00:00Z'), appVersion: '0' });
    own['find.anything']?.({ text: '养老' }, localUser);
    own['find.anything']?.({ text: '#养老' }, localUser);
    const held = branch.store.statement('SELECT market, code FROM security LIMIT 1').get() as {
      market: string;
      code: string;
    };
    own['find.holders']?.(held, localUser);
    own['edits.list']?.({ text: '任务', whats: ['task_added'] }, onlyFirst());
    own['edits.get']?.({ edit_id: 1 }, localUser);
    expect(seen.size).toBeGreaterThan(5);
    const walks = [...seen].flatMap((sql) =>
      (
        spied.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(
          ...Array(20)
            .fill(1)
            .slice(0, (sql.match(/\?/g) ?? []).length),
        ) as { detail: string }[]
      )
        .map(({ detail }) => detail)
        .filter(
          (detail) =>
            /^SCAN (r|c|e|p|t|record\w*|position|edit\w*)( |$)/.test(detail) && !/VIRTUAL|COVERING/.test(detail),
        ),
    );
    expect(walks).toEqual([]);
    spied.close();
  });
});

describe('the branch of the bench', () => {
  it('stands as the product writes it', () => {
    const made = openBranch();
    const written = openBranch();
    makeManyRecords(made.store, { clients: 20, records: 60 });
    const records = made.store.statement('SELECT * FROM record ORDER BY record_no').all() as {
      record_id: string;
      kind: string;
      client_no: string;
      body_json: string;
      created_at: string;
    }[];
    written.store.transaction(() => {
      written.store
        .statement("INSERT INTO edit (at, who, what, subject, changes, state) VALUES ('', 'local', 'x', '', 0, 'done')")
        .run();
      for (const { record_id, kind, client_no, body_json, created_at } of records) {
        if (!isKind(kind)) throw new Error(kind);
        const content = { record_id, kind, client_no, body_json, is_deleted: 0 };
        insertRecord(written.store, content, { editId: 1, who: 'local', at: created_at });
      }
    });
    const content = (of: TestBranch) =>
      ['record', 'record_version', 'record_tag', 'record_client'].map((table) =>
        of.store.statement(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
      );
    const words = (of: TestBranch, match: string) =>
      of.store.statement('SELECT rowid FROM record_words WHERE record_words MATCH ?').all(match);
    expect(content(made)).toEqual(content(written));
    for (const match of ['"电话"', '"\uE000task\uE000open"', '"万"*']) {
      expect(words(made, match).length).toBeGreaterThan(0);
      expect(words(made, match)).toEqual(words(written, match));
    }
    made.close();
    written.close();
  });
});
