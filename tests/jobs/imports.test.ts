/** Imports on a real store: files of other encodings, one edit for all of it, taking back also later, and the rows that are left. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { localUser } from '../../src-main/api/caller.ts';
import { listImports } from '../../src-main/api/imports.ts';
import { editRecords, undoEdit, type Writer } from '../../src-main/jobs/editRecords.ts';
import { type ImportAnswers, type ImportAsk, runImportJob } from '../../src-main/jobs/imports/importJob.ts';
import { openRead, query } from '../../src-main/store/open.ts';
import type { ImportOrder, ImportView } from '../../src-shared/contract/importCalls.ts';
import { importPreview, importView } from '../../src-shared/contract/importCalls.ts';
import { BLANK_PROFILE } from '../../src-shared/records/blankProfile.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const DROP = path.resolve(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
let branch: TestBranch;
let clean = '';
let store = '';
let clients: { client_no: string; name: string }[] = [];
beforeAll(async () => {
  branch = openBranch();
  await branch.apply(DROP);
  clean = path.join(branch.folder, 'clean.db');
  clients = branch.store
    .all(query.selectFrom('client').select(['client_no', 'name']).orderBy('client_no'))
    .map(({ client_no, name }) => ({ client_no, name: name ?? '' }));
  branch.store.statement('VACUUM INTO ?').run(clean);
});
afterAll(() => branch.close());
let run = 0;
beforeEach(() => {
  run += 1;
  store = path.join(branch.folder, `run-${run}.db`);
  fs.copyFileSync(clean, store);
});

const HOOKS = { progress: () => undefined, cancelled: () => false };
function ask<A extends ImportAsk>(question: A, hooks = HOOKS): Promise<ImportAnswers[A['ask']]> {
  return runImportJob({ store, who: 'local', sees: 'all', question }, hooks) as Promise<ImportAnswers[A['ask']]>;
}
function put(name: string, content: string | Uint8Array): string {
  const file = path.join(branch.folder, name);
  fs.writeFileSync(file, content);
  return file;
}
const view = async (file: string, form: ImportView['file'] | null = null): Promise<ImportView> =>
  importView.parse(await ask({ ask: 'view', id: 'f', name: path.basename(file), path: file, form }));
const orderOf = (shown: ImportView, more: Partial<ImportOrder> = {}): ImportOrder => ({
  file: 'f',
  form: shown.file,
  hash: shown.hash ?? '',
  fields: [...shown.fields],
  keep: {},
  clients: [],
  again: false,
  ...more,
});
const importFile = async (file: string, more: Partial<ImportOrder> = {}) =>
  ask({ ask: 'run', path: file, name: path.basename(file), order: orderOf(await view(file), more) });
const writer = (): Writer => ({
  place: { store },
  who: 'local',
  now: () => new Date('2026-11-23T01:00:00Z'),
  maySee: () => true,
});

/** What stands, without versions. */
function standing(): string[] {
  const open = openRead(store);
  try {
    return open
      .all(
        query.selectFrom('record').select(['record_id', 'kind', 'client_no', 'body_json']).where('is_deleted', '=', 0),
      )
      .map((row) => JSON.stringify(row))
      .sort();
  } finally {
    open.close();
  }
}
function imports() {
  const open = openRead(store);
  try {
    return listImports(open, localUser).imports;
  } finally {
    open.close();
  }
}

function csv(): string {
  const [a, b] = clients as [{ client_no: string; name: string }, { client_no: string; name: string }];
  return [
    '客户号,姓名,日期,方式,内容,爱好',
    `${a.client_no},${a.name},2026-11-20,电话,"谈了持仓, 想了解国债",钓鱼、围棋`,
    `${a.client_no},${a.name},2026-11-20,电话,谈了持仓，想了解国债,钓鱼`,
    `${b.client_no},${b.name},昨天,电话,谈了收益,`,
    `99999999,某人,2026-11-20,电话,谈了收益,`,
    '',
  ].join('\r\n');
}

describe('a file', () => {
  test.each([
    ['utf-8', (text: string) => Buffer.from(text)],
    ['gb18030', (text: string) => iconv.encode(text, 'gb18030')],
    ['utf-16', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true })],
  ])('in %s is read alike', async (encoding, encode) => {
    const shown = await view(put(`${encoding}.csv`, encode(csv())));
    expect(shown.problem).toBeNull();
    expect(shown.file.encoding).toBe(encoding);
    expect(shown.fields).toEqual(['client_no', 'name', 'contact_on', 'contact_kind', 'contact_text', 'hobbies']);
    const made = importPreview.parse(
      await ask({
        ask: 'preview',
        path: path.join(branch.folder, `${encoding}.csv`),
        order: orderOf(shown),
        state: null,
        offset: 0,
      }),
    );
    expect(made.counts).toEqual({ ready: 1, same: 1, faulty: 1, unknown: 1, choose: 0, left: 0 });
    expect(made.rows[2]?.issues).toEqual([{ field: 'contact_on', header: '日期', value: '昨天', code: 'bad_day' }]);
  });
  test.each([
    ['tab', '\t'],
    ['semicolon', ';'],
  ])('with %s between', async (delimiter, mark) => {
    const file = put(`${delimiter}.txt`, `客户号${mark}职业\n${clients[0]?.client_no}${mark}医生\n`);
    expect((await view(file)).file.delimiter).toBe(delimiter);
    expect(await importFile(file)).toMatchObject({ changed: 1, left: 0 });
  });
  test('as a workbook: numbers without their zeros, days as days', async () => {
    const no = clients[0]?.client_no as string;
    const buffer = await writeExcelFile([
      [{ value: '客户号' }, { value: '日期' }, { value: '内容' }],
      [
        { value: no, type: String },
        { value: new Date('2026-11-20T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
        { value: '谈了𠮷祥', type: String },
      ],
    ] as never).toBuffer();
    const file = put('list.xlsx', buffer);
    const shown = await view(file);
    expect(shown.file.format).toBe('xlsx');
    expect(await importFile(file)).toMatchObject({ changed: 1, left: 0 });
    expect(standing()[0]).toContain('谈了𠮷祥');
    expect(standing()[0]).toContain('"on\\":\\"2026-11-20');
  });
  test('of our own export: the apostrophe before a formula is none of the text', async () => {
    const file = put('own.csv', `"客户号","客户需求"\r\n"${clients[0]?.client_no}","'=1+1 的说明"\r\n`);
    await importFile(file);
    expect(standing()[0]).toContain('\\"needs\\":\\"=1+1 的说明\\"');
  });
  test('that is no text, or too large, is refused in words', async () => {
    expect((await view(put('bad.csv', Buffer.from([0xff, 0x80, 0x81, 0x0a, 0xff])))).problem).not.toBeNull();
    const large = await view(put('large.csv', `客户号,职业\n${'1,医生\n'.repeat(1_000_000)}`));
    expect(large).toMatchObject({ hash: null, problem: { code: 'too_large' } });
  });
  test('that changed after it was looked at is not written', async () => {
    const file = put('moving.csv', csv());
    const order = orderOf(await view(file));
    fs.appendFileSync(file, '\r\n1,2,3');
    await expect(ask({ ask: 'run', path: file, name: 'moving.csv', order })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(standing()).toEqual([]);
  });
});

describe('an import', () => {
  test('is one edit, known by its content, with its mapping remembered, and nothing of it in the trail', async () => {
    const file = put('list.csv', csv());
    const shown = await view(file);
    expect(shown).toMatchObject({ seen: null, is_remembered: false });
    const done = await importFile(file);
    expect(done).toMatchObject({ changed: 2, rows: 4, left: 2, kinds: ['profile', 'contact'] });
    expect(imports()).toMatchObject([
      { edit_id: done.edit_id, name: 'list.csv', changes: 2, rows: 4, left: 2, state: 'held' },
    ]);
    const again = await view(put('other name.csv', csv()));
    expect(again).toMatchObject({ is_remembered: true, seen: { edit_id: done.edit_id, name: 'list.csv' } });
    // The same once more finds all of it there.
    expect(await importFile(file)).toMatchObject({ edit_id: null, changed: 0 });
    const open = openRead(store);
    const trail = open.all(query.selectFrom('audit').selectAll().where('action', '=', 'list_imported'));
    open.close();
    expect(trail.map(({ subject, detail_json }) => [subject, detail_json])).toEqual([
      [String(done.edit_id), '{"rows":4,"left":2,"changes":2}'],
    ]);
  });
  test('stopped before its end leaves nothing', async () => {
    const file = put('list.csv', csv());
    const order = orderOf(await view(file));
    await expect(
      ask({ ask: 'run', path: file, name: 'list.csv', order }, { ...HOOKS, cancelled: () => true }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(standing()).toEqual([]);
  });
  test('leaves its other rows as a file with reasons, which no spreadsheet takes for a formula', async () => {
    const file = put('list.csv', csv().replace('昨天', '=昨天'));
    const target = path.join(branch.folder, 'left.csv');
    expect(await ask({ ask: 'left', path: file, order: orderOf(await view(file)), target, language: 'zh' })).toEqual({
      rows: 2,
    });
    const text = fs.readFileSync(target, 'utf8');
    expect(text).toContain('"4","不是日期（如 2026-11-20）：=昨天"');
    expect(text).toContain(`"'=昨天"`);
    expect(text).toContain('"5","没有找到客户：99999999"');
    fs.mkdirSync(path.join(branch.folder, 'taken', 'x'), { recursive: true });
    await expect(
      ask({
        ask: 'left',
        path: file,
        order: orderOf(await view(file)),
        target: path.join(branch.folder, 'taken'),
        language: 'zh',
      }),
    ).rejects.toThrow();
    expect(fs.existsSync(path.join(branch.folder, 'taken.part'))).toBe(false);
  });
  test('of another’s clients finds nobody', async () => {
    const file = put('list.csv', csv());
    const question = { ask: 'preview', path: file, order: orderOf(await view(file)), state: null, offset: 0 } as const;
    const made = (await runImportJob(
      { store, who: 'local', sees: new Set(), question },
      HOOKS,
    )) as ImportAnswers['preview'];
    expect(made.counts).toMatchObject({ ready: 0, unknown: 4 });
  });
});

describe('taking back', () => {
  const takeBack = (editId: number | null, untouched = false) =>
    ask({ ask: 'take_back', editId: editId ?? 0, untouched });
  const note = (no: string, record_id = crypto.randomUUID(), version: number | null = null, text = '后来的记录') =>
    editRecords(writer(), {
      what: 'contact_added',
      subject: '',
      changes: [
        {
          record_id,
          kind: 'contact',
          version,
          client_no: no,
          body: {
            channel: 'note',
            direction: null,
            on: '2026-11-22',
            at: null,
            minutes: null,
            reached: true,
            text,
            tags: [],
            clients: [],
            materials: [],
          },
        },
      ],
    });
  test('an older import leaves what was written after it, and can itself be undone', async () => {
    const done = await importFile(put('list.csv', csv()));
    const imported = standing();
    await note(clients[3]?.client_no as string);
    const later = standing().filter((row) => !imported.includes(row));
    expect(await takeBack(done.edit_id)).toMatchObject({ taken: 2, kept: [] });
    expect(standing()).toEqual(later);
    expect(imports()[0]?.state).toBe('taken');
    await expect(takeBack(done.edit_id)).rejects.toMatchObject({ code: 'conflict' });
    await undoEdit(writer());
    expect(standing()).toEqual([...imported, ...later].sort());
    expect(imports()[0]?.state).toBe('held');
    expect(await takeBack(done.edit_id)).toMatchObject({ taken: 2 });
  });
  test('records that were changed since are named, and stay where the others go', async () => {
    const done = await importFile(put('list.csv', csv()));
    const contact = standing()
      .map((row) => JSON.parse(row))
      .find(({ kind }) => kind === 'contact');
    await note(contact.client_no, contact.record_id, 1, '改过的内容');
    const before = standing();
    const refused = await takeBack(done.edit_id);
    expect(refused).toMatchObject({
      edit_id: null,
      taken: 0,
      kept: [{ record_id: contact.record_id, kind: 'contact', changed_by: 'local' }],
    });
    expect(standing()).toEqual(before);
    expect(await takeBack(done.edit_id, true)).toMatchObject({ taken: 1 });
    expect(standing()).toHaveLength(1);
    expect(standing()[0]).toContain('改过的内容');
    expect(imports()[0]?.state).toBe('partly');
  });
  test('undone by Ctrl+Z there is nothing to take back', async () => {
    const done = await importFile(put('list.csv', csv()));
    await undoEdit(writer());
    await expect(takeBack(done.edit_id)).rejects.toMatchObject({ code: 'conflict' });
    expect(imports()[0]?.state).toBe('undone');
  });
  test('whatever was imported, after it the records are as before', async () => {
    const cell = fc.constantFrom(
      '',
      '钓鱼',
      '医生',
      '教师',
      '2026-11-20',
      '儿子',
      '小明',
      '13800000001',
      '谈了持仓',
      '=1+1',
      '乱',
    );
    const headers = ['职业', '爱好', '手机', '标签', '家人姓名', '家人关系', '家人生日', '日期', '内容', '待办'];
    const line = fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.array(cell, { minLength: headers.length, maxLength: headers.length }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('ours', 'file', 'both'),
        async (lines, way) => {
          fs.copyFileSync(clean, store);
          for (const side of ['-wal', '-shm']) fs.rmSync(`${store}${side}`, { force: true });
          await editRecords(writer(), {
            what: 'profile_changed',
            subject: '',
            changes: [
              {
                record_id: crypto.randomUUID(),
                kind: 'profile',
                version: null,
                client_no: clients[0]?.client_no as string,
                body: { ...BLANK_PROFILE, occupation: '律师', hobbies: ['游泳'] },
              },
            ],
          });
          const before = standing();
          const rows = lines.map(([at, cells]) => [clients[at]?.client_no, ...cells].join(','));
          const file = put('any.csv', `${['客户号', ...headers].join(',')}\n${rows.join('\n')}\n`);
          const done = await importFile(file, {
            keep: { occupation: way as 'ours', hobbies: way as 'ours', mobile: way as 'ours' },
          });
          if (done.edit_id !== null) {
            expect(standing()).not.toEqual(before);
            await takeBack(done.edit_id);
          }
          expect(standing()).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });
});
