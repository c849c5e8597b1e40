// What a profile does to one cell: the form of the file, dates and times, steps.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { assets, column, csv, profileFor, type SourceOf, text, translate } from './mappingReading.ts';

describe('the form of cells', () => {
  test('="…" is unwrapped, quotes inside too; blanks go, the ideographic one among them', () => {
    const lines = ['a', '="12"', "='3'", '　4　', '=""', '5'];
    const form = csv({ unwrap: true, trim: true });
    expect(assets('cash', column('a'), lines, form)).toEqual({ values: ['12', '3', '4', '5'], issues: [] });
    // Without being asked nothing is cut.
    expect(assets('cash', column('a'), ['a', '="12"', ' 4'], csv({})).issues).toHaveLength(2);
  });
  test('words that mean empty, thousands, a point or a plus in front', () => {
    const lines = ['a;b', '---;1', '-.---;1', '1,234,567.80;1', '.5;1', '+7;1', '1,23;1', '-1,000;1'];
    const form = csv({ delimiter: 'semicolon', thousands: true, empty_words: ['---', '-.---'] });
    expect(assets('cash', column('a'), lines, form)).toEqual({
      values: ['', '', '1234567.8', '0.5', '7', '1,23', '-1000'],
      issues: ['7 cash bad_number 1,23'],
    });
    expect(assets('cash', column('a'), ['a', '"1,000"'], csv({})).issues).toEqual(['2 cash bad_number 1,000']);
  });
  const delimiters = [
    ['comma', ','],
    ['tab', '\t'],
    ['semicolon', ';'],
    ['bar', '|'],
  ] as const;
  for (const [delimiter, sign] of delimiters) {
    test(`${delimiter} between fields, in each encoding, in any cutting of the bytes`, () => {
      // 瓅 and 亅 end in the byte of a bar in GB18030.
      const lines = [`名${sign}额`, `瓅亅${sign}1.50`, `"甲${sign}乙"${sign}2`].join('\r\n');
      const profile = (encoding: 'utf-8' | 'gb18030' | 'utf-16') =>
        profileFor(
          'cash_flows',
          {
            flow_date: { kind: 'constant', value: '20260520' },
            flow_no: { kind: 'numbered', prefix: '' },
            account_no: { kind: 'constant', value: '1' },
            flow_kind: { kind: 'constant', value: 'other' },
            amount: column('额'),
            remark: column('名'),
          },
          { file: { format: 'csv', encoding, delimiter } },
        );
      const files = [
        [profile('utf-8'), Buffer.from(lines)],
        [profile('gb18030'), iconv.encode(lines, 'gb18030')],
        [profile('utf-16'), iconv.encode(`\uFEFF${lines}`, 'utf-16le')],
        [profile('utf-16'), iconv.encode(`\uFEFF${lines}`, 'utf-16be')],
      ] as const;
      for (const [of, bytes] of files) {
        for (const chunk of [1, 7, 1 << 20]) {
          const { rows, issues } = translate(of, 'cash_flows', bytes, { chunk });
          expect(issues).toEqual([]);
          expect(rows.map((row) => [row.remark, row.amount])).toEqual([
            ['瓅亅', '1.5'],
            [`甲${sign}乙`, '2'],
          ]);
        }
      }
    });
  }
  test('lines above the header are passed over, and lines keep their numbers', () => {
    const { rows } = translate(
      profileFor('advisors', { advisor_no: column('no') }, csv({ skip_lines: 2 })),
      'advisors',
      text('对账单', '一,二,三', 'no', 'A1', '', 'A2'),
    );
    expect(rows).toEqual([
      { line: '4', advisor_no: 'A1' },
      { line: '6', advisor_no: 'A2' },
    ]);
  });
  test('a delimiter at the end of lines is no field; a row too short or too long is an issue', () => {
    const { rows, issues } = translate(
      profileFor('advisors', { advisor_no: column('no'), name: column('name') }),
      'advisors',
      text('no,name,', 'A1,x,', 'A2,y', 'A3', 'A4,z,,w'),
    );
    expect(rows.filter(({ advisor_no }) => advisor_no !== undefined).map((row) => row.advisor_no)).toEqual([
      'A1',
      'A2',
    ]);
    expect(issues).toEqual(['4  field_count 1', '5  field_count 4']);
  });
});

describe('dates and times', () => {
  const dates: readonly (readonly [string, string, string])[] = [
    ['yyyymmdd', '20260520', '2026-05-20'],
    ['yyyy-mm-dd', '2026-05-20', '2026-05-20'],
    ['yyyy/mm/dd', '2026/5/20', '2026-05-20'],
    ['excel_serial', '42654', '2016-10-11'],
    ['excel_serial', '42654.75', '2016-10-11'],
    ['yyyymmdd_sequence', '20160216000016', '2016-02-16'],
  ];
  for (const [format, cell, value] of dates) {
    test(`${cell} as ${format} is ${value}, and nothing under another format`, () => {
      const form = (name: string) => csv({ date_formats: [name as 'yyyymmdd'] });
      const source = { asset_date: column('a') };
      const read = (name: string) =>
        translate(
          profileFor('assets', { ...source, account_no: column('n'), total_asset: column('n') }, form(name)),
          'assets',
          text('a,n', `${cell},1`),
        );
      expect(read(format)).toMatchObject({ rows: [{ asset_date: value }], issues: [] });
      for (const [other] of dates) {
        if (other !== format && format !== 'yyyymmdd') expect(read(other).issues.length, other).toBeLessThanOrEqual(1);
      }
    });
  }
  test('days that never were are issues', () => {
    for (const cell of ['20260230', '60', '2958466', '20261301000001', '2026-00-01']) {
      const all = csv({ date_formats: ['yyyymmdd', 'yyyy-mm-dd', 'excel_serial', 'yyyymmdd_sequence'] });
      const { issues } = translate(
        profileFor('assets', { asset_date: column('a'), account_no: column('n'), total_asset: column('n') }, all),
        'assets',
        text('a,n', `${cell},1`),
      );
      expect([cell, issues]).toEqual([cell, [`2 asset_date bad_date ${cell}`]]);
    }
  });
  const times: readonly (readonly [string, string, string])[] = [
    ['hhmmss', '093105', '09:31:05'],
    ['hh:mm:ss', '09:31:05', '09:31:05'],
    ['h:mm', '9:31', '09:31:00'],
    ['h:mm', '9:31:05', '09:31:05'],
    ['excel_fraction', '0.399305555555556', '09:35:00'],
    ['excel_fraction', '42654.5', '12:00:00'],
    ['excel_fraction', '0.9999999', '00:00:00'],
  ];
  for (const [format, cell, value] of times) {
    test(`${cell} as ${format} is ${value}`, () => {
      const { rows, issues } = translate(
        profileFor(
          'trades',
          {
            trade_date: { kind: 'constant', value: '20260520' },
            market: { kind: 'constant', value: 'SH' },
            trade_no: { kind: 'numbered', prefix: '' },
            trade_time: column('t'),
            account_no: column('n'),
            code: column('n'),
            business_type: { kind: 'constant', value: 'bonus_share' },
            quantity: column('n'),
          },
          csv({ time_formats: [format as 'hhmmss'] }),
        ),
        'trades',
        text('t,n', `${cell},1`),
      );
      expect([issues, rows[0]?.trade_time]).toEqual([[], value]);
    });
  }
  test('a time without its zero is given it back by a step', () => {
    expect(assets('cash', column('a', { kind: 'pad_zeros', width: 6 }), ['a', '93105']).values).toEqual(['93105']);
  });
});

describe('steps', () => {
  const cases: readonly (readonly [string, SourceOf, string, string])[] = [
    ['cut_prefix', column('a', { kind: 'cut_prefix', prefix: 'NO-' }), 'NO-7', '7'],
    ['cut_prefix leaves others', column('a', { kind: 'cut_prefix', prefix: '9' }), '7', '7'],
    ['take', column('a', { kind: 'take', from: 1, length: 2 }), '12345', '23'],
    ['negate', column('a', { kind: 'negate' }), '-1.50', '1.5'],
    ['absolute', column('a', { kind: 'absolute' }), '-2', '2'],
    ['times', column('a', { kind: 'times', factor: '0.01' }), '12345', '123.45'],
    ['round, half away from zero', column('a', { kind: 'round', decimals: 2 }), '-1.005', '-1.01'],
    ['empty_if', column('a', { kind: 'empty_if', words: ['0'] }), '0', ''],
    ['empty_if_zero', column('a', { kind: 'empty_if_zero' }), '-0.000', ''],
    ['default', column('a', { kind: 'empty_if', words: ['x'] }, { kind: 'default', value: '3' }), 'x', '3'],
    ['in their order', column('a', { kind: 'times', factor: '3' }, { kind: 'negate' }), '1', '-3'],
  ];
  for (const [what, source, cell, value] of cases) {
    test(what, () => expect(assets('cash', source, ['a,b', `${cell},1`])).toEqual({ values: [value], issues: [] }));
  }
  test('zeros come back to codes and only to digits', () => {
    const { rows } = translate(
      profileFor('securities', {
        market: { kind: 'constant', value: 'SZ' },
        code: column('c', { kind: 'pad_zeros', width: 6 }),
        security_kind: { kind: 'constant', value: 'stock' },
      }),
      'securities',
      text('c', '2570', '000001', '1234567', 'A1'),
    );
    expect(rows.map(({ code }) => code)).toEqual(['002570', '000001', '1234567', 'A1']);
  });
  test('what is no number is named as it stands', () => {
    expect(assets('cash', column('a', { kind: 'negate' }), ['a', 'x']).issues).toEqual(['2 cash bad_number x']);
  });
  test('another sign where a word says so', () => {
    const source = column('a', { kind: 'negate_if', when: [{ kind: 'in', header: 'd', words: ['转出'] }] });
    expect(assets('cash', source, ['a,d', '5,转入', '5,转出']).values).toEqual(['5', '-5']);
  });
});
