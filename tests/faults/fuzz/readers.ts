/**
 * What is fuzzed: each reader against its slow counterpart. A property throws where they disagree, where anything but the
 * reader's own problem is thrown, or where one input takes longer than its limit.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { CSV_LIMITS, CsvReader } from '../../../src-shared/files/csvReader.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../../../src-shared/files/datasets.ts';
import { planHeader } from '../../../src-shared/files/headerPlan.ts';
import type { ParsedRows } from '../../../src-shared/files/parsedRows.ts';
import { CANONICAL } from '../../../src-shared/files/profile.ts';
import { RowParser } from '../../../src-shared/files/rowParser.ts';
import { FileProblem, ROW_BAD_QUOTES, ROW_OK } from '../../../src-shared/files/sliceBatch.ts';
import { writeDbf } from '../../files/dbfWriting.ts';
import { latin1, readCsv, readDbf } from '../../files/tableReading.ts';
import { slowCsv } from '../slow/csv.ts';
import { slowDbf } from '../slow/dbf.ts';
import { type Cell, slowRow } from '../slow/row.ts';

export interface Fuzzed {
  readonly name: string;
  /** Builds the property over inputs; `count` is told of each input and whether it was accepted. */
  property(count: (accepted: boolean) => void): fc.IProperty<unknown> | fc.IAsyncProperty<unknown>;
}

/** Bytes with the ones that mean something made frequent. */
const nasty = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0xef, 0xbb, 0xbf) },
      { weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
    ),
    { maxLength: 120 },
  )
  .map((bytes) => Uint8Array.from(bytes));
const chunk = fc.integer({ min: 1, max: 50 });
const limit = fc.integer({ min: 3, max: 150 });

const csv: Fuzzed = {
  name: 'csv',
  property: (count) =>
    fc.property(nasty, chunk, limit, limit, (bytes, size, field, record) => {
      const slow = slowCsv(latin1(bytes), { field, record });
      let table: ReturnType<typeof readCsv> | null = null;
      try {
        table = readCsv(bytes, size, latin1, { fieldBytes: field, recordBytes: record });
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        assert.deepEqual(slow, { kind: 'problem', code: error.code });
      }
      count(table !== null);
      if (table === null) return;
      const { rows, lines, forms } = table;
      const form = (mark: number | undefined): string =>
        mark === ROW_OK ? 'sound' : mark === ROW_BAD_QUOTES ? 'bad_quotes' : 'too_long';
      const fast = rows.map((fields, i) => ({ fields, line: lines[i], form: form(forms[i]) }));
      assert.equal(slow.kind, 'records');
      // What a faulty row holds is nobody's value; that it is one row, and where, is what counts.
      const known = (list: readonly { fields: readonly string[]; line: number | undefined; form: string }[]): unknown =>
        list.map((r) => (r.form === 'sound' ? r : { ...r, fields: [] }));
      if (slow.kind === 'records') assert.deepEqual(known(fast), known(slow.records));
    }),
};

const TABLE = writeDbf(
  [
    { name: 'A', type: 'C', length: 3 },
    { name: 'B', type: 'N', length: 8, decimals: 1 },
    { name: 'C', type: 'C', length: 4 },
  ],
  [
    ['x', '1.0', 'a'],
    ['yy', '2.5', 'bb'],
    ['z', '****', ''],
  ],
  { deleted: new Set([1]) },
);
/** Versions, types, lengths and marks that mean something. */
const telling = fc.constantFrom(
  0x02,
  0x03,
  0x30,
  0x8c,
  0xf5,
  0x0d,
  0x1a,
  0x2a,
  0x49,
  0x59,
  0x42,
  0x43,
  0,
  1,
  4,
  8,
  255,
);
const bentTable = fc
  .record({
    bends: fc.array(
      fc.tuple(fc.integer({ min: 0, max: TABLE.length - 1 }), fc.oneof(telling, fc.integer({ min: 0, max: 255 }))),
      { maxLength: 5 },
    ),
    length: fc.option(fc.integer({ min: 0, max: TABLE.length + 60 }), { freq: 2 }),
  })
  .map(({ bends, length }) => {
    const bytes = Buffer.alloc(length ?? TABLE.length, 0x20);
    TABLE.copy(bytes);
    for (const [at, value] of bends) if (at < bytes.length) bytes[at] = value;
    return Uint8Array.from(bytes);
  });

const dbf: Fuzzed = {
  name: 'dbf',
  property: (count) =>
    fc.property(
      fc.oneof({ weight: 5, arbitrary: bentTable }, nasty),
      chunk,
      fc.integer({ min: 1, max: 4 }),
      (bytes, size, batch) => {
        const slow = slowDbf(bytes);
        const { problem, rows, lines, reader } = readDbf(bytes, size, latin1, batch);
        if (problem !== null && !(problem instanceof FileProblem)) throw problem;
        count(problem === null);
        if (problem !== null) assert.equal(slow.kind, 'problem', problem.message);
        else {
          assert.equal(slow.kind, 'table', 'accepted, but no table');
          if (slow.kind !== 'table') return;
          assert.deepEqual(
            rows,
            slow.records.map((r) => r.values),
          );
          assert.deepEqual(
            lines,
            slow.records.map((r) => r.at),
          );
          assert.equal(reader.deleted, slow.deleted);
        }
      },
    ),
};

const VALUES = [
  '2026-05-20',
  '20260520',
  '2026-02-30',
  '2026-5-2',
  '1899-12-31',
  '9999-12-31',
  '20261301',
  '２０２６-05-20',
  '26-05-20',
  '46162',
  '09:30:00',
  '093000',
  '24:00:00',
  '9:30',
  '23:59:60',
  'SH',
  'SZ',
  'BJ',
  'IX',
  'sh',
  '上海',
  'buy',
  'sell',
  'transfer_in',
  'bonus_share',
  '买入',
  'bank_in',
  'dividend',
  'normal',
  'C3',
  'R5',
  'R6',
  'stock',
  'main',
  'none',
  'active',
  'individual',
  '600519',
  '000001',
  '0',
  '-0',
  '00',
  '1.5',
  '-1',
  '+1',
  '1.50000',
  '1.00001',
  '0.00001',
  '1,234',
  '1e5',
  '1E5',
  '.5',
  '5.',
  '-.5',
  '.',
  '-',
  '+',
  '１２',
  '9007199254740991',
  '900719925474.0991',
  '900719925474.0992',
  '99999999999999999999',
  '****',
  'NaN',
  'Infinity',
  '0x10',
  ' 1',
  '1 ',
  'a\0b',
  '\0',
  '曾国藩',
  '𠮷',
  'x'.repeat(128),
  'x'.repeat(129),
  '一'.repeat(43),
  '\u202E',
  '__proto__',
  'constructor',
  '=1+1',
  '"',
  'a"b',
  'a,b',
  'a\nb',
];
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', '') },
  { weight: 12, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }).map((text) => text.replace(/\p{Surrogate}/gu, '?')) },
  { weight: 2, arbitrary: fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => (n / 10_000).toFixed(4)) },
  { weight: 1, arbitrary: fc.constant(null) },
);

/** A value that the column takes, so that sound rows are not rare. */
export function fitting(name: DatasetName): fc.Arbitrary<Cell[]> {
  const one = DATASETS[name].columns.map((column): fc.Arbitrary<Cell> => {
    const sound = column.codes
      ? fc.constantFrom(...column.codes.values)
      : column.kind === 'date'
        ? fc.constantFrom('2026-05-20', '20240229')
        : column.kind === 'time'
          ? fc.constantFrom('09:30:00', '150000')
          : column.kind === 'text' || column.kind === 'code'
            ? fc.constantFrom('600519', '00571000', '曾"国",藩\n')
            : fc.constantFrom('100', '0', '7.25'.slice(0, column.kind === 'integer' ? 1 : 4));
    return fc.oneof({ weight: 40, arbitrary: sound }, { weight: 1, arbitrary: cell });
  });
  return fc.tuple(...one);
}

const row = (name: DatasetName): Fuzzed => ({
  name: `row ${name}`,
  property: (count) => {
    const columns = DATASETS[name].columns;
    const parsers = { 'utf-8': parserOf(name, 'utf-8'), gb18030: parserOf(name, 'gb18030') };
    const any = fc.array(cell, { minLength: columns.length, maxLength: columns.length });
    const cells = fc.oneof({ weight: 3, arbitrary: fitting(name) }, { weight: 1, arbitrary: any });
    return fc.property(cells, fc.constantFrom('utf-8' as const, 'gb18030' as const), (list, encoding) => {
      const bytes = Buffer.concat([...list.map((c, i) => cellBytes(c, encoding, i > 0)), Buffer.from('\n')]);
      const reader = new CsvReader({ ...CSV_LIMITS, batchRows: 4 });
      reader.push(bytes);
      reader.end();
      const batch = reader.next();
      assert.ok(batch !== null && batch.rows === 1, 'one row went in');
      const parsed = parsers[encoding].parse(batch, 0);
      const fault = (parsed.fault[0] as number) !== 0;
      const named = Object.fromEntries(columns.map((column, i) => [column.name, list[i] as Cell]));
      const slow = slowRow(name, named, (text) => iconv.encode(text, encoding).length);
      assert.equal(fault, slow === null, JSON.stringify(parsed.issues));
      count(!fault);
      if (slow !== null)
        for (const column of columns)
          assert.deepEqual(parsedValue(parsed, column.name), slow.get(column.name), column.name);
    });
  },
});

function parserOf(name: DatasetName, encoding: string): RowParser {
  const header = DATASETS[name].columns.map((column) => ({ text: column.name, byteLength: column.name.length }));
  return new RowParser(planHeader(name, CANONICAL, header, 'csv'), encoding, 8);
}

function cellBytes(value: Cell, encoding: string, comma: boolean): Buffer {
  // 0xFF is in neither encoding.
  const content = value === null ? Buffer.from([0x61, 0xff]) : iconv.encode(value.replaceAll('"', '""'), encoding);
  return Buffer.concat([Buffer.from(comma ? ',"' : '"'), content, Buffer.from('"')]);
}

function parsedValue(parsed: ParsedRows, name: string): string | bigint | null {
  const column = parsed.dataset.columns[parsed.columnIndex(name)];
  if (column?.kind === 'text' || column?.kind === 'code') return (parsed.text(name)[0] as string | null) ?? null;
  const value = parsed.number(name)[0] as number;
  if (Number.isNaN(value)) return null;
  return column?.kind === 'enum' ? (column.codes?.values[value] as string) : BigInt(value);
}

export const READERS: readonly Fuzzed[] = [csv, dbf, ...DATASET_NAMES.map(row)];
