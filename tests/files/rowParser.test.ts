// Values of single columns: what is read, what is an issue, and that nothing is guessed.
import { describe, expect, test } from 'vitest';
import { CsvReader } from '../../src-shared/files/csvReader.ts';
import { DATASETS, type DatasetName } from '../../src-shared/files/datasets.ts';
import { planHeader } from '../../src-shared/files/headerPlan.ts';
import { compileProfile } from '../../src-shared/files/mapping/compileProfile.ts';
import { profileData } from '../../src-shared/files/mapping/profileData.ts';
import { CANONICAL, CANONICAL_ZH, dbfColumn, type Profile } from '../../src-shared/files/profile.ts';
import { RowParser } from '../../src-shared/files/rowParser.ts';

function parse(
  dataset: DatasetName,
  header: readonly string[],
  row: string,
  profile: Profile = CANONICAL,
  lead = false,
) {
  const reader = new CsvReader();
  reader.push(new TextEncoder().encode(`${row}\n`));
  reader.end();
  const names = header.map((text) => ({ text, byteLength: text.length }));
  const parser = new RowParser({ ...planHeader(dataset, profile, names, 'csv'), lead }, 'utf-8', 10, [
    'amount',
    'quantity',
  ]);
  const batch = reader.next();
  if (!batch) throw new Error('no row');
  const rows = parser.parse(batch, 0);
  return { rows, issues: rows.issues.map(({ column, code }) => `${column} ${code}`), parser };
}

const TRADE = [
  'trade_date',
  'market',
  'trade_no',
  'account_no',
  'code',
  'business_type',
  'quantity',
  'amount',
  'trade_time',
  'price',
];
const trade = (change: Readonly<Record<string, string>>): string => {
  const row: Record<string, string> = {
    trade_date: '2026-05-20',
    market: 'SH',
    trade_no: '000001',
    account_no: '0088',
    code: '600519',
    business_type: 'buy',
    quantity: '100',
    amount: '1000.5',
    trade_time: '09:30:00',
    price: '10.005',
    ...change,
  };
  return TRADE.map((name) => row[name]).join(',');
};
const issuesOf = (change: Readonly<Record<string, string>>): string[] => parse('trades', TRADE, trade(change)).issues;
const readNumber = (column: string, text: string): number =>
  parse('trades', TRADE, trade({ [column]: text })).rows.number(column)[0] as number;

describe('numbers', () => {
  const good: readonly (readonly [string, string, number])[] = [
    ['amount', '0', 0],
    ['amount', '1', 10_000],
    ['amount', '1.5', 15_000],
    ['amount', '+1.5', 15_000],
    ['amount', '0001.50', 15_000],
    ['amount', '0.0001', 1],
    ['amount', '1.50000000', 15_000],
    ['amount', '900719925474.0991', 9_007_199_254_740_991],
    ['amount', '-0', 0],
    ['quantity', '0.25', 25],
    ['quantity', '100.00', 10_000],
  ];
  for (const [column, text, value] of good) {
    test(`${column} ${text}`, () => {
      expect(issuesOf({ [column]: text })).toEqual([]);
      expect(readNumber(column, text)).toBe(value);
    });
  }
  const bad: readonly (readonly [string, string, string])[] = [
    ['amount', '"1,000.5"', 'bad_number'],
    ['amount', '1e5', 'bad_number'],
    ['amount', ' 1', 'bad_number'],
    ['amount', '1 ', 'bad_number'],
    ['amount', '.5', 'bad_number'],
    ['amount', '5.', 'bad_number'],
    ['amount', '.', 'bad_number'],
    ['amount', '-', 'bad_number'],
    ['amount', '--1', 'bad_number'],
    ['amount', '1.2.3', 'bad_number'],
    ['amount', '１２', 'bad_number'],
    ['amount', 'NaN', 'bad_number'],
    ['amount', 'Infinity', 'bad_number'],
    ['amount', '0x10', 'bad_number'],
    ['amount', '****', 'bad_number'],
    ['amount', '1.00001', 'too_many_decimals'],
    ['quantity', '1.001', 'too_many_decimals'],
    ['amount', '900719925474.0992', 'out_of_range'],
    ['amount', '9'.repeat(400), 'out_of_range'],
    ['amount', '-0.01', 'negative'],
    ['quantity', '-1', 'negative'],
    ['price', '-1', 'negative'],
    ['quantity', '', 'missing_value'],
  ];
  for (const [column, text, code] of bad) {
    test(`${column} ${text.slice(0, 20)} is ${code}`, () =>
      expect(issuesOf({ [column]: text })).toEqual([`${column} ${code}`]));
  }
  test('DBF numbers may begin with the point', () => {
    expect(parse('trades', TRADE, trade({ amount: '.5' }), CANONICAL, true).rows.number('amount')[0]).toBe(5000);
    expect(parse('trades', TRADE, trade({ amount: '-.5' }), CANONICAL, true).issues).toEqual(['amount negative']);
  });
});

describe('dates and times', () => {
  test.each([
    ['2026-02-28', 20260228],
    ['20240229', 20240229],
    ['1900-01-01', 19000101],
  ])('%s', (text, value) => expect(readNumber('trade_date', text)).toBe(value));
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-1-01',
    '26-01-01',
    '2026/01/01',
    '20260132',
    '46000',
    '2026-01-01 ',
    '00000000',
  ])('%s is bad_date', (text) => expect(issuesOf({ trade_date: text })).toEqual(['trade_date bad_date']));
  test.each([
    ['09:30:01', 34_201],
    ['093001', 34_201],
    ['235959', 86_399],
    ['000000', 0],
  ])('%s', (text, value) => expect(readNumber('trade_time', text)).toBe(value));
  test.each(['9:30:01', '24:00:00', '09:60:00', '0930', '09-30-01', '09:30:60'])('%s is bad_time', (text) =>
    expect(issuesOf({ trade_time: text })).toEqual(['trade_time bad_time']),
  );
});

describe('codes, words and rows', () => {
  test('codes keep their zeros and are never numbers', () => {
    const { rows } = parse('trades', TRADE, trade({ trade_no: '0007', code: '000001' }));
    expect(rows.text('trade_no')[0]).toBe('0007');
    expect(rows.text('code')[0]).toBe('000001');
  });
  test.each([
    [{ market: 'XX' }, 'market unknown_code'],
    [{ market: 'IX' }, 'market unknown_code'],
    [{ market: 'sh' }, 'market unknown_code'],
    [{ business_type: '证券买入' }, 'business_type unknown_code'],
    [{ business_type: '' }, 'business_type missing_value'],
    [{ trade_no: '' }, 'trade_no missing_value'],
    [{ account_no: '' }, 'account_no missing_value'],
    [{ amount: '' }, 'amount missing_value'],
    [{ code: 'a\0b' }, 'code bad_text'],
    [{ trade_no: 'x'.repeat(200) }, 'trade_no too_long'],
  ])('%j', (change, issue) => expect(issuesOf(change)).toEqual([issue]));
  test('only shares move: no amount is needed', () => {
    for (const type of ['transfer_in', 'transfer_out', 'bonus_share', 'share_merge']) {
      expect(issuesOf({ business_type: type, amount: '' })).toEqual([]);
    }
  });
  test('another number of fields is an issue of the row', () => {
    expect(parse('trades', TRADE, `${trade({})},x`).issues).toEqual([' field_count']);
    expect(parse('trades', TRADE, 'x,y').issues).toEqual([' field_count']);
  });
  test('bytes that are no UTF-8 are no text', () => {
    const reader = new CsvReader();
    reader.push(Uint8Array.from([0x43, 0x31, 0x2c, 0xff, 0xfe, 0x0a]));
    reader.end();
    const names = ['client_no', 'name'].map((text) => ({ text, byteLength: text.length }));
    const parser = new RowParser(planHeader('clients', CANONICAL, names, 'csv'), 'utf-8', 10);
    const batch = reader.next();
    expect(batch && parser.parse(batch, 0).issues).toMatchObject([{ column: 'name', code: 'bad_text' }]);
  });
  test('a security is given whole or not at all in a cash flow', () => {
    const header = ['flow_date', 'flow_no', 'account_no', 'flow_kind', 'amount', 'market', 'code'];
    expect(parse('cash_flows', header, '20260520,1,A,fee,-1,,').issues).toEqual([]);
    expect(parse('cash_flows', header, '20260520,1,A,fee,-1,SH,').issues).toEqual(['code missing_value']);
    expect(parse('cash_flows', header, '20260520,1,A,fee,-1,,600519').issues).toEqual(['market missing_value']);
  });
});

describe('headers and profiles', () => {
  test('any order, unknown columns counted, blanks no matter', () => {
    const { rows, parser } = parse('advisors', ['x', 'name', 'advisor_no', ''], ',甲,A1,');
    expect(parser.plan.unknown).toEqual(['x', '']);
    expect([rows.text('advisor_no')[0], rows.text('name')[0], rows.text('team')[0]]).toEqual(['A1', '甲', null]);
  });
  test('a missing key column refuses the file, and so does a column that stands twice', () => {
    expect(() => parse('advisors', ['name'], 'x')).toThrow(/advisor_no/);
    expect(() => parse('advisors', ['advisor_no', 'advisor_no'], 'x,y')).toThrow(/twice/);
    expect(() => parse('advisors', ['__proto__', 'constructor'], 'x,y')).toThrow(/advisor_no/);
  });
  test('every header of canonical-zh is unique in its dataset', () => {
    for (const { columns } of Object.values(DATASETS))
      expect(new Set(columns.map((c) => c.zh)).size).toBe(columns.length);
  });
  test('Chinese words, and canonical ones where the contract gives none', () => {
    const header = ['市场', '证券代码', '证券类别', '板块', '风险评级'];
    const { rows, issues } = parse('securities', header, '上海,600519,etf,主板,R3', CANONICAL_ZH);
    expect(issues).toEqual([]);
    expect([rows.number('market')[0], rows.number('security_kind')[0]]).toEqual([0, 1]);
    expect(parse('securities', header, '纽约,600519,股票,主板,R3', CANONICAL_ZH).issues).toEqual([
      'market unknown_code',
    ]);
  });
  test('names cut by DBF', () => {
    const name = (dataset: DatasetName, text: string, profile = CANONICAL) =>
      dbfColumn(dataset, profile, text, text.length)?.name ?? null;
    expect(name('positions', 'POSITION_D')).toBe('position_date');
    expect(name('clients', 'RISK_VALID')).toBe('risk_valid_until');
    expect(name('clients', 'risk_asses')).toBe('risk_assessed_on');
    expect(name('clients', 'risk_')).toBeNull();
    expect(dbfColumn('clients', CANONICAL_ZH, '客户经理编', 10)?.name).toBe('advisor_no');
    expect(dbfColumn('clients', CANONICAL_ZH, '客户号', 6)?.name).toBe('client_no');
  });
  test('a profile from JSON changes what it names and leaves the rest', () => {
    const profile = compileProfile(
      profileData.parse({
        version: 1,
        name: 'x',
        title: { zh: 'x', en: 'x' },
        file: { format: 'csv' },
        sections: [
          {
            dataset: 'advisors',
            columns: [
              { column: 'advisor_no', source: { kind: 'column', header: 'NO' } },
              {
                column: 'status',
                source: {
                  kind: 'words',
                  header: 'status',
                  match: 'exact',
                  words: [{ word: '1', value: 'active' }],
                },
              },
            ],
          },
        ],
      }),
    );
    expect(profile.translation).toBeUndefined();
    const { rows, issues } = parse('advisors', ['NO', 'status'], 'A1,1', profile);
    expect(issues).toEqual([]);
    expect(rows.number('status')[0]).toBe(0);
    expect(parse('advisors', ['NO', 'status'], 'A1,2', profile).issues).toEqual(['status unknown_code']);
  });
});

describe('totals', () => {
  test('are exact, over rejected rows too, and count what is no number', () => {
    const one = parse('trades', TRADE, trade({ amount: '1.00001', market: 'XX' })).parser.totals.get('amount');
    expect(one?.equals('1.00001')).toBe(true);
    expect(one?.equals('1')).toBe(false);
    const other = parse('trades', TRADE, trade({ amount: 'x' })).parser.totals.get('amount');
    expect([other?.text(), other?.unreadable]).toEqual(['0.00', 1]);
  });
});
