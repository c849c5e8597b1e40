/** The import page without a screen: fields of columns, what is lacking, the order that is sent; and lists read part by part for a file. */
import { describe, expect, it } from 'vitest';
import {
  firstChoice,
  lacking,
  leftCount,
  orderOf,
  recordCount,
  setField,
} from '../../src-renderer/pages/import/model.ts';
import { e4Of, pagedSheet } from '../../src-renderer/ui/pagedSheet.ts';
import type { ImportView } from '../../src-shared/contract/importCalls.ts';
import { fileForm } from '../../src-shared/files/mapping/profileData.ts';

const VIEW: ImportView = {
  sample: 'f',
  name: 'list.csv',
  bytes: 10,
  cut: false,
  file: fileForm.parse({ format: 'csv' }),
  byte_order_mark: false,
  sheets: [],
  header_line: 1,
  columns: [],
  rows: 1,
  deleted: 0,
  problem: null,
  hash: 'a'.repeat(64),
  fields: ['client_no', 'hobbies', null],
  is_remembered: false,
  seen: null,
};

describe('columns', () => {
  it('hand a field on: no two have the same', () => {
    expect(setField(['client_no', 'hobbies', null], 2, 'hobbies')).toEqual(['client_no', null, 'hobbies']);
    expect(setField(['client_no', 'hobbies'], 1, null)).toEqual(['client_no', null]);
  });
  it('say whom they are about, and something of him', () => {
    expect(lacking([null, 'hobbies'])).toBe('key');
    expect(lacking(['known_mobile', 'hobbies'])).toBe('key');
    expect(lacking(['name', 'known_birth'])).toBe('content');
    expect(lacking(['name', 'hobbies'])).toBeNull();
  });
});

describe('an order', () => {
  it('names the content that was looked at, and what a person chose', () => {
    const chosen = { ...firstChoice(VIEW), clients: new Map([[3, '42']]), keep: { hobbies: 'file' as const } };
    expect(orderOf(VIEW, chosen)).toMatchObject({
      hash: VIEW.hash,
      fields: VIEW.fields,
      clients: [[3, '42']],
      keep: { hobbies: 'file' },
      again: false,
    });
  });
  it('is none for a file that cannot be read, or is too large, or lacks a column', () => {
    const chosen = firstChoice(VIEW);
    expect(orderOf({ ...VIEW, hash: null }, chosen)).toBeNull();
    expect(orderOf({ ...VIEW, problem: { code: 'bad_encoding', line: 0, text: '' } }, chosen)).toBeNull();
    expect(orderOf(VIEW, { ...chosen, fields: ['hobbies'] })).toBeNull();
  });
  it('is counted by what is written and what is left', () => {
    const counts = { ready: 5, same: 1, choose: 2, unknown: 3, faulty: 4, left: 1 };
    expect(leftCount({ counts })).toBe(10);
    expect(recordCount({ records: { profile: 1, member: 2, contact: 3, task: 0 } })).toBe(6);
  });
});

describe('a list in parts', () => {
  it('is read to its end, and ends where it has become shorter', async () => {
    const all = Array.from({ length: 450 }, (_, i) => i);
    const cells = [[{ title: 'n', unit: 'count' as const }, (n: number) => n]] as const;
    const listed = { name: 'list', notes: ['as of today'], cells };
    const whole = await pagedSheet(listed, async (offset, limit) => ({
      total: 450,
      rows: all.slice(offset, offset + limit),
    }));
    expect([whole.rows, whole.row(449), whole.notes]).toEqual([450, [449], ['list', 'as of today']]);
    const cut = await pagedSheet(listed, async (offset) => ({
      total: 450,
      rows: offset === 0 ? all.slice(0, 200) : [],
    }));
    expect(cut.rows).toBe(200);
  });
  it.each([
    ['-1234.50', -12_345_000],
    ['0.0001', 1],
    ['9007199254.74', 90_071_992_547_400],
    ['', null],
    [null, null],
    ['1e5', null],
  ])('%s as money is %s', (text, e4) => expect(e4Of(text)).toBe(e4));
});
