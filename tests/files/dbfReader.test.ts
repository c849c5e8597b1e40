// The dBase reader: records, deleted ones, binary numbers, and headers that lie.
import { describe, expect, test } from 'vitest';
import { type DbfColumn, writeDbf } from './dbfWriting.ts';
import { readDbf } from './tableReading.ts';

const COLUMNS: readonly DbfColumn[] = [
  { name: 'CODE', type: 'C', length: 6 },
  { name: 'AMOUNT', type: 'N', length: 10, decimals: 2 },
];
const ROWS = [
  ['600519', '12.50'],
  ['1', '-3.00'],
  ['', ''],
];

describe('records', () => {
  for (const chunk of [1, 2, 31, 33, 1000]) {
    test(`read as written, ${chunk} bytes at a time`, () => {
      const { rows, lines, problem } = readDbf(writeDbf(COLUMNS, ROWS), chunk);
      expect(problem).toBeNull();
      expect(rows).toEqual(ROWS);
      expect(lines).toEqual([1, 2, 3]);
    });
  }

  test('deleted records are skipped and counted; lines stay the record numbers', () => {
    const { rows, lines, reader } = readDbf(writeDbf(COLUMNS, ROWS, { deleted: new Set([0]) }), 40);
    expect(rows).toEqual(ROWS.slice(1));
    expect(lines).toEqual([2, 3]);
    expect(reader.deleted).toBe(1);
  });

  test('a table of deleted records only is empty', () => {
    const { rows, problem } = readDbf(writeDbf(COLUMNS, ROWS, { deleted: new Set([0, 1, 2]) }), 1000, undefined, 1);
    expect(rows).toEqual([]);
    expect(problem).toBeNull();
  });

  test('an empty table, with and without the end mark', () => {
    for (const endMark of [true, false]) {
      const { rows, problem } = readDbf(writeDbf(COLUMNS, [], { endMark }));
      expect(rows).toEqual([]);
      expect(problem).toBeNull();
    }
  });

  test('binary numbers of FoxPro become digits', () => {
    const file = writeDbf(
      [
        { name: 'I', type: 'C', length: 4 },
        { name: 'Y', type: 'C', length: 8 },
        { name: 'B', type: 'C', length: 8 },
      ],
      [['', '', '']],
    );
    file[32 + 11] = 'I'.charCodeAt(0);
    file[64 + 11] = 'Y'.charCodeAt(0);
    file[96 + 11] = 'B'.charCodeAt(0);
    const at = file.readUInt16LE(8) + 1;
    file.writeInt32LE(-42, at);
    file.writeBigInt64LE(-123_456n, at + 4);
    file.writeDoubleLE(0.25, at + 12);
    expect(readDbf(file, 17).rows).toEqual([['-42', '-12.3456', '0.25']]);
  });
});

function written(file: Buffer, how: 'writeUInt16LE' | 'writeUInt32LE', value: number, at: number): Buffer {
  file[how](value, at);
  return file;
}

describe('headers that lie', () => {
  const sound = (): Buffer => writeDbf(COLUMNS, ROWS);
  const cases: readonly (readonly [string, (file: Buffer) => Buffer, string])[] = [
    ['no dBase file', (f) => Buffer.concat([Buffer.from([0x50]), f.subarray(1)]), 'bad_dbf_header'],
    ['record length too large', (f) => written(f, 'writeUInt16LE', 500, 10), 'bad_dbf_header'],
    ['record length 0', (f) => written(f, 'writeUInt16LE', 0, 10), 'bad_dbf_header'],
    ['header length inside the field list', (f) => written(f, 'writeUInt16LE', 70, 8), 'bad_dbf_header'],
    ['header length beyond the file', (f) => written(f, 'writeUInt16LE', 65_000, 8), 'bad_dbf_header'],
    ['header length 0', (f) => written(f, 'writeUInt16LE', 0, 8), 'bad_dbf_header'],
    ['more records counted than there are', (f) => written(f, 'writeUInt32LE', 4, 4), 'dbf_cut_off'],
    ['fewer records counted than there are', (f) => written(f, 'writeUInt32LE', 1, 4), 'dbf_cut_off'],
    ['2^32 − 1 records', (f) => written(f, 'writeUInt32LE', 0xffffffff, 4), 'dbf_cut_off'],
    ['cut inside a record', (f) => f.subarray(0, f.length - 5), 'dbf_cut_off'],
    ['cut inside the header', (f) => f.subarray(0, 50), 'bad_dbf_header'],
    ['nothing at all', () => Buffer.alloc(0), 'empty_file'],
  ];
  for (const [name, lie, code] of cases) {
    test(name, () => {
      for (const chunk of [1, 1000]) expect(readDbf(lie(sound()), chunk).problem).toMatchObject({ code });
    });
  }
});
