// Workbooks that are not what they seem: every one ends in a problem with words, none in a hang, and nothing is believed
// that was not checked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText, readSheets, sheetNamed } from '../../src-main/sync/mapping/workbook.ts';
import { WorkbookProblem } from '../../src-main/sync/mapping/workbookProblem.ts';
import { checkedWorkbook } from '../../src-main/sync/mapping/xlsxParts.ts';
import { packed, sheetXml, workbook, workbookParts } from '../files/xlsxWriting.ts';

const ROWS = [
  ['a', 'b'],
  ['1', 2.5],
];
const bent = async (bend: (parts: Map<string, string | Buffer>) => void): Promise<Buffer> => {
  const parts = new Map<string, string | Buffer>(workbookParts({ Sheet1: sheetXml(ROWS) }));
  bend(parts);
  return packed(parts);
};
const SHEET = 'xl/worksheets/sheet1.xml';

describe('a workbook', () => {
  test('gives its sheets by name, texts as they are, numbers with the digits that Excel shows', async () => {
    const bytes = await packed(
      workbookParts({
        one: sheetXml([['x', 0.1, 16012.6, 1e21, 1.5e-7, 20220119, { date: 44580 }, { date: 44580.5 }, ' y ']]),
        二: sheetXml([['z'], [null], ['w']]),
      }),
    );
    const sheets = await readSheets(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['one', '二']);
    expect(sheets[0]?.rows[0]).toEqual([
      'x',
      '0.1',
      '16012.6',
      '1000000000000000000000',
      '0.00000015',
      '20220119',
      '2022-01-19',
      '2022-01-19 12:00:00',
      ' y ',
    ]);
    expect(sheetNamed(sheets, '二').rows).toEqual([['z'], [''], ['w']]);
    expect(() => sheetNamed(sheets, 'none')).toThrow(WorkbookProblem);
  });
  test('numbers lose what a double adds and nothing else', () => {
    for (const [raw, shown] of [
      ['3.9999999999999998E-2', '0.04'],
      ['16012.600000000000', '16012.6'],
      ['-1E-7', '-0.0000001'],
      ['123456789012345', '123456789012345'],
      ['0', '0'],
      ['-0.0', '0'],
      ['1234567.8', '1234567.8'],
    ] as const) {
      expect(numberText(raw)).toBe(shown);
    }
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(4), (units, decimals) => {
        const value = units / 10 ** decimals;
        expect(Number(numberText(String(value)))).toBe(value);
        expect(numberText(String(value))).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      }),
    );
  });

  const faults: readonly (readonly [string, () => Promise<Buffer>, RegExp])[] = [
    ['no archive', () => Promise.resolve(Buffer.from('PK\u0003\u0004 nothing')), /unpacked/],
    ['nothing at all', () => Promise.resolve(Buffer.alloc(0)), /unpacked/],
    ['half an archive', async () => (await workbook(ROWS)).subarray(0, 300), /unpacked/],
    ['an archive without a workbook', () => packed(new Map([['readme.txt', 'x']])), /read/],
    [
      'a sheet that unpacks two hundred times',
      () => bent((parts) => parts.set(SHEET, Buffer.alloc(5 << 20, 0x20))),
      /limits/,
    ],
    [
      'a document type',
      () => bent((parts) => parts.set(SHEET, `<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml(ROWS)}`)),
      /document type/,
    ],
    [
      'entities in the shared texts',
      () => bent((parts) => parts.set('xl/sharedStrings.xml', '<!doctype lolz [<!entity lol "lol">]><sst/>')),
      /document type/,
    ],
    [
      'a cell far to the right',
      () => bent((parts) => parts.set(SHEET, sheetXml(ROWS).replace('r="B2"', 'r="XFD2"'))),
      /column 16384/,
    ],
    [
      'a cell far below',
      () => bent((parts) => parts.set(SHEET, sheetXml(ROWS).replaceAll('r="2"', 'r="1048576"'))),
      /1048576 rows/,
    ],
    ['a path that climbs out', () => bent((parts) => parts.set('xl/../../x.xml', 'x')), /unpacked|path/],
    ['no end of the sheet', () => bent((parts) => parts.set(SHEET, sheetXml(ROWS).slice(0, -40))), /read/],
    [
      'a shared text that is not there',
      () =>
        bent((parts) => parts.set(SHEET, sheetXml(ROWS).replace(/<c r="A1".*?<\/c>/, '<c r="A1" t="s"><v>99</v></c>'))),
      /read/,
    ],
  ];
  for (const [what, make, words] of faults) {
    test(`${what} is a problem with words`, async () => {
      const bytes = await make().catch((error: unknown) => error as Error);
      // yazl itself refuses to write some of them.
      if (bytes instanceof Error) return expect(bytes.message).toMatch(/path|invalid/);
      const read = readSheets(bytes);
      await expect(read).rejects.toThrow(WorkbookProblem);
      await expect(read).rejects.toThrow(words);
    });
  }
  test('too many parts are refused before one is unpacked', async () => {
    const bytes = await bent((parts) => {
      for (let i = 0; i < 201; i++) parts.set(`xl/media/${i}.xml`, 'x');
    });
    await expect(checkedWorkbook(bytes)).rejects.toThrow(/200 entries|limits/);
  });
  test('what is handed on holds only the parts that were asked for', async () => {
    const bytes = await bent((parts) => {
      parts.set('xl/vbaProject.bin', 'macro');
      parts.set('xl/externalLinks/externalLink1.xml', '<x/>');
    });
    const handed = (await checkedWorkbook(bytes)).toString('latin1');
    expect(handed).toContain(SHEET);
    expect(handed).not.toContain('vbaProject');
    expect(handed).not.toContain('externalLink');
  });
  test('bytes turned anywhere end in sheets or in a problem', async () => {
    const whole = await workbook(ROWS);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        try {
          expect(Array.isArray(await readSheets(bytes))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(WorkbookProblem);
        }
      }),
      { numRuns: 150 },
    );
  });
});
