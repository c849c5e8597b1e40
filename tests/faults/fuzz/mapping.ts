/** Files that a profile translates: a profile that changes nothing takes what the contract takes; bent workbooks. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSheets } from '../../../src-main/sync/mapping/workbook.ts';
import { WorkbookProblem } from '../../../src-main/sync/mapping/workbookProblem.ts';
import { FileProblem } from '../../../src-shared/files/sliceBatch.ts';
import { profileFor, translate } from '../../files/mappingReading.ts';
import { packed, sheetXml, workbookParts } from '../../files/xlsxWriting.ts';
import { DATASETS } from '../../oracle/columns.ts';
import { slowCsv } from '../slow/csv.ts';
import { type Cell, slowRow } from '../slow/row.ts';
import { slowZip } from '../slow/zip.ts';
import { type Fuzzed, fitting } from './readers.ts';

const DATASET = 'cash_flows';
const NAMES = (DATASETS[DATASET] ?? []).map((column) => column.name);
const SAME = profileFor(DATASET, Object.fromEntries(NAMES.map((name) => [name, { kind: 'column', header: name }])));

const row = fitting(DATASET).map((cells) => cells.map((text) => `"${(text ?? '').replaceAll('"', '""')}"`).join(','));
const behind = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '1', '曾'), maxLength: 12 }),
);

export const TRANSLATED: Fuzzed = {
  name: 'translated',
  property: (count) =>
    fc.property(fc.array(row, { maxLength: 4 }), behind, fc.integer({ min: 1, max: 400 }), (rows, tail, chunk) => {
      const text = `${[NAMES.join(','), ...rows].join('\n')}\n${tail}`;
      const slow = slowCsv(text);
      let read: ReturnType<typeof translate>;
      try {
        read = translate(SAME, DATASET, Buffer.from(text), { chunk });
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        assert.equal(slow.kind, 'problem', error.message);
        count(false);
        return;
      }
      assert.equal(slow.kind, 'records');
      if (slow.kind !== 'records') return;
      // A translated file's rows of nothing but empty cells are no rows; empty cells behind the header's last are none.
      const records = slow.records
        .slice(1)
        .filter(({ fields, form }) => form !== 'sound' || fields.some((field) => field !== ''))
        .map((r) =>
          r.fields.slice(NAMES.length).every((field) => field === '')
            ? { ...r, fields: r.fields.slice(0, NAMES.length) }
            : r,
        );
      const faulty = new Set(read.issues.map((issue) => issue.split(' ')[0]));
      const taken = read.rows.filter(({ line }) => !faulty.has(line));
      const sound = records.filter(({ fields, form }) => {
        if (form !== 'sound' || fields.length !== NAMES.length) return false;
        const cells: Record<string, Cell> = Object.fromEntries(NAMES.map((name, i) => [name, fields[i] as string]));
        // Numbers may begin or end with the point, as in a DBF.
        return slowRow(DATASET, cells, (value) => Buffer.byteLength(value), true) !== null;
      });
      assert.equal(read.sourceRows, records.length);
      assert.deepEqual(
        taken.map(({ line }) => line),
        sound.map(({ line }) => String(line)),
        read.issues.join('; '),
      );
      count(taken.length > 0);
    }),
};

const PARTS = workbookParts({
  Sheet1: sheetXml([
    ['code', 'amount', 'day'],
    ['600519', 12.5, { date: 46163 }],
    ['"a,b"', -1, null],
  ]),
});
const CHANGES = [
  '',
  '<',
  '>',
  '"',
  '&',
  '&amp;',
  '<!DOCTYPE x>',
  '<row r="99999999">',
  't="s"',
  '</c>',
  '0',
  '1e999',
  'ZZZ9',
];

const bentPart = fc
  .record({
    part: fc.nat({ max: PARTS.size - 1 }),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    remove: fc.integer({ min: 0, max: 12 }),
    put: fc.constantFrom(...CHANGES),
  })
  .map(({ part, at, remove, put }) => {
    const [name, text] = [...PARTS][part] as [string, string];
    const place = Math.floor(at * text.length);
    return packed(new Map(PARTS).set(name, text.slice(0, place) + put + text.slice(place + remove)));
  });
const bentBytes = fc
  .array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), { maxLength: 3 })
  .map(async (bends) => {
    const bytes = await packed(PARTS);
    for (const [at, value] of bends) bytes[Math.floor(at * bytes.length)] = value;
    return bytes;
  });

export const WORKBOOK: Fuzzed = {
  name: 'xlsx',
  property: (count) =>
    fc.asyncProperty(fc.oneof({ weight: 2, arbitrary: bentPart }, bentBytes), async (making) => {
      const bytes = await making;
      try {
        const sheets = await readSheets(Buffer.from(bytes));
        const sizes = sheets.map(({ rows }) => rows.length);
        assert.ok(sizes.every((rows) => rows <= 100_000));
        assert.ok(sheets.every(({ rows }) => rows.every((cells) => cells.every((text) => typeof text === 'string'))));
        // What was read is what the archive holds, by an independent reader and by its checksums.
        const sheet = slowZip(bytes).find(({ name }) => name === 'xl/worksheets/sheet1.xml');
        assert.ok(sheet?.sound, 'a sheet whose checksum is not that of the archive');
        count(true);
      } catch (error) {
        if (!(error instanceof WorkbookProblem)) throw error;
        assert.notEqual(error.message, '');
        count(false);
      }
    }),
};
