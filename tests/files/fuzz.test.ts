// The readers under random bytes and random tables: they end, they throw nothing but their own problem, and what an
// independent writer wrote comes back equal in any cutting.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvReader } from '../../src-shared/files/csvReader.ts';
import { DATASET_NAMES, DATASETS } from '../../src-shared/files/datasets.ts';
import { planHeader } from '../../src-shared/files/headerPlan.ts';
import { CANONICAL } from '../../src-shared/files/profile.ts';
import { RowParser } from '../../src-shared/files/rowParser.ts';
import { FileProblem } from '../../src-shared/files/sliceBatch.ts';
import { writeDbf } from './dbfWriting.ts';
import { readCsv, readDbf, utf8 } from './tableReading.ts';

/** FUZZ_RUNS=100000 is the long form. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);
const chunk = fc.integer({ min: 1, max: 40 });
/** Bytes with the ones that mean something made frequent. */
const nasty = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0xef, 0xbb, 0xbf, 0x2e, 0x2d) },
      { weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
    ),
    { maxLength: 300 },
  )
  .map((bytes) => Uint8Array.from(bytes));

test('CSV: random bytes end in rows or in a problem, the same in any cutting', () => {
  const outcome = (bytes: Uint8Array, size: number): unknown => {
    try {
      return readCsv(bytes, size, (b) => Buffer.from(b).toString('hex'), { recordBytes: 200, fieldBytes: 60 });
    } catch (error) {
      expect(error).toBeInstanceOf(FileProblem);
      return 'problem';
    }
  };
  fc.assert(
    fc.property(nasty, chunk, (bytes, size) => {
      expect(outcome(bytes, size)).toEqual(outcome(bytes, 1000));
    }),
    { numRuns: RUNS },
  );
});

test('DBF: random bytes and bent headers end in rows or in a problem', () => {
  const sound = writeDbf(
    [
      { name: 'A', type: 'C', length: 3 },
      { name: 'B', type: 'N', length: 5, decimals: 1 },
    ],
    [
      ['x', '1.0'],
      ['yy', '2.5'],
    ],
  );
  const bent = fc
    .array(fc.tuple(fc.integer({ min: 0, max: sound.length - 1 }), fc.integer({ min: 0, max: 255 })), { maxLength: 4 })
    .map((bends) => {
      const bytes = Uint8Array.from(sound);
      for (const [at, value] of bends) bytes[at] = value;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(nasty, bent), chunk, (bytes, size) => {
      const { problem } = readDbf(bytes, size);
      if (problem !== null) expect(problem).toBeInstanceOf(FileProblem);
    }),
    { numRuns: RUNS },
  );
});

test('every dataset: random rows give values or issues, never a fault', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '2026-05-20',
      '20260520',
      'SH',
      'buy',
      '600519',
      '1.5',
      '-1',
      '99999999999999999999',
      '0.00001',
      '',
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...DATASET_NAMES),
      fc.array(fc.array(value, { maxLength: 24 }), { maxLength: 6 }),
      (name, rows) => {
        const header = Array.from({ length: 24 }, (_, i) => ({ text: `?${i}`, byteLength: 3 }));
        DATASETS[name].columns.forEach(({ name: text }, i) => {
          header[i] = { text, byteLength: text.length };
        });
        const parser = new RowParser(planHeader(name, CANONICAL, header, 'csv'), 'utf-8', 100);
        const reader = new CsvReader();
        reader.push(new TextEncoder().encode(rows.map((row) => writeCsv(row)).join('')));
        reader.end();
        for (let batch = reader.next(); batch; batch = reader.next()) {
          const parsed = parser.parse(batch, 0);
          for (const issue of parsed.issues) expect(parsed.fault[issue.row]).not.toBe(0);
        }
      },
    ),
    { numRuns: Math.min(RUNS, 5000) },
  );
});

function writeCsv(row: readonly string[]): string {
  return `${row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\n`;
}

test('CSV: what was written comes back, quoted or not, LF or CRLF, in any cutting', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '曾', '𠮷', ' ', '0'), maxLength: 6 });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  fc.assert(
    fc.property(table, fc.boolean(), fc.boolean(), chunk, (rows, crlf, last, size) => {
      const end = crlf ? '\r\n' : '\n';
      const text = rows
        .map((row) => row.map((f) => (/[",\r\n]/.test(f) ? `"${f.replaceAll('"', '""')}"` : f)).join(','))
        .join(end);
      const bytes = new TextEncoder().encode(text + (last ? end : ''));
      expect(readCsv(bytes, size, utf8).rows).toEqual(rows);
    }),
    { numRuns: RUNS },
  );
});

test('DBF: what was written comes back in any cutting', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', '-'), maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { maxLength: 20 }),
      chunk,
      fc.integer({ min: 1, max: 5 }),
      (rows, size, batch) => {
        const file = writeDbf(
          [
            { name: 'A', type: 'C', length: 5 },
            { name: 'B', type: 'N', length: 5 },
          ],
          rows,
        );
        const read = readDbf(file, size, utf8, batch);
        expect(read.problem).toBeNull();
        expect(read.rows).toEqual(rows);
      },
    ),
    { numRuns: RUNS },
  );
});
