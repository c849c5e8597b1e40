// The delimited text reader: RFC 4180 and what it refuses, in every cutting into chunks.
import { describe, expect, test } from 'vitest';
import { FileProblem, ROW_BAD_QUOTES, ROW_OK, ROW_TOO_LONG } from '../../src-shared/files/sliceBatch.ts';
import { readCsv } from './tableReading.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const CHUNKS = [1, 2, 3, 5, 1000];

describe('records', () => {
  const cases: readonly (readonly [string, string, string[][]])[] = [
    [
      'plain rows',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF behind a quoted field',
      'a,"b"\r\n1,"2"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'byte order mark',
      '\uFEFFa,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['byte order mark before a quote', '\uFEFF"a",b\n', [['a', 'b']]],
    ['doubled quotes', '"a""b","""",""\n', [['a"b', '"', '']]],
    ['comma and line ends in quotes', '"a,b","c\nd","e\r\nf"\n', [['a,b', 'c\nd', 'e\r\nf']]],
    ['empty fields', ',,\n', [['', '', '']]],
    [
      'a file that ends between the CR and the LF of its last line',
      'a,b\n1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['blank lines are no records', 'a\n\n\r\nb\n\n', [['a'], ['b']]],
    ['a quoted empty field is a record', 'a\n""\n', [['a'], ['']]],
    ['a quote inside an unquoted field', 'a"b,c\n', [['a"b', 'c']]],
    ['nothing', '', []],
    ['only a byte order mark', '\uFEFF', []],
    ['a quoted field ends the file', 'a,"b"', [['a', 'b']]],
    ['doubled quote ends the file', 'a,"b"""', [['a', 'b"']]],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => {
      for (const chunk of CHUNKS) {
        const { rows, forms } = readCsv(bytes(text), chunk);
        expect(rows).toEqual(expected);
        expect(forms.every((form) => form === ROW_OK)).toBe(true);
      }
    });
  }

  test('lines are physical lines of where a record begins', () => {
    const text = 'h1,h2\n"a\nb",1\n\nc,"d\r\n\r\n"\ne,f';
    for (const chunk of CHUNKS) expect(readCsv(bytes(text), chunk).lines).toEqual([1, 2, 5, 8]);
  });

  test('batches end at their row limit and go on', () => {
    const text = Array.from({ length: 100 }, (_, i) => `${i},x\n`).join('');
    const { rows } = readCsv(bytes(text), 10_000, undefined, { batchRows: 7 });
    expect(rows.map((row) => row[0])).toEqual(Array.from({ length: 100 }, (_, i) => String(i)));
  });
});

describe('misplaced quotes', () => {
  test('text behind a closing quote marks the row, and only it', () => {
    for (const chunk of CHUNKS) {
      const { rows, forms } = readCsv(bytes('a,b\n"x"y,2\n3,4\n'), chunk);
      expect(forms).toEqual([ROW_OK, ROW_BAD_QUOTES, ROW_OK]);
      expect(rows[2]).toEqual(['3', '4']);
    }
  });

  test('an unclosed quote refuses the file and names where it began', () => {
    for (const chunk of CHUNKS) {
      expect(() => readCsv(bytes('a,b\n1,2\n3,"4\n5,6\n'), chunk)).toThrow(
        expect.objectContaining({ code: 'unclosed_quote', line: 3 }),
      );
    }
  });

  test('an unclosed quote in a long file is found at the record limit', () => {
    const text = `a,b\n1,"2\n${'3,4\n'.repeat(50_000)}`;
    expect(() => readCsv(bytes(text), 4096, undefined, { recordBytes: 10_000 })).toThrow(FileProblem);
    expect(() => readCsv(bytes(text), 4096, undefined, { recordBytes: 10_000 })).toThrow(/line 2/);
  });
});

describe('limits', () => {
  test('a field beyond the limit marks its row', () => {
    const { forms } = readCsv(bytes(`${'x'.repeat(50)},1\n${'x'.repeat(51)},1\n`), 9, undefined, { fieldBytes: 50 });
    expect(forms).toEqual([ROW_OK, ROW_TOO_LONG]);
  });

  test('a record beyond the limit refuses the file', () => {
    expect(() => readCsv(bytes('x'.repeat(200)), 9, undefined, { recordBytes: 100 })).toThrow(
      expect.objectContaining({ code: 'record_too_long' }),
    );
  });
});
