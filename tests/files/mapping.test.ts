// What a profile can say, one thing at a time: from a cell to the contract's value, or to the issue that names it.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { isRenaming } from '../../src-shared/files/mapping/compileProfile.ts';
import type { Lookup } from '../../src-shared/files/mapping/lookup.ts';
import { marketOf, marketOfCode, marketOfHolder } from '../../src-shared/files/mapping/marketOf.ts';
import type { ProfileInput } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { FileProblem } from '../../src-shared/files/sliceBatch.ts';
import { writeDbf } from './dbfWriting.ts';
import { profileFor, type SourceOf, text, translate } from './mappingReading.ts';

type Rest = Parameters<typeof profileFor>[2];
const csv = (file: Partial<ProfileInput['file']>): Rest => ({ file: { format: 'csv', ...file } });

/** One column of an asset row, the rest given plainly. */
function assets(column: string, source: SourceOf, lines: readonly string[], rest?: Rest) {
  const base: Record<string, SourceOf> = {
    asset_date: { kind: 'constant', value: '2026-05-20' },
    account_no: { kind: 'numbered', prefix: 'A' },
    total_asset: { kind: 'constant', value: '1' },
  };
  const { rows, issues } = translate(
    profileFor('assets', { ...base, [column]: source }, rest),
    'assets',
    text(...lines),
  );
  return { values: rows.map((row) => row[column] ?? ''), issues };
}
type ColumnSource = Extract<SourceOf, { kind: 'column' }>;
const column = (header: string, ...steps: NonNullable<ColumnSource['steps']>): ColumnSource => ({
  kind: 'column',
  header,
  steps,
});

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

describe('where a value comes from', () => {
  test('sums leave empty cells out, take others off, and name the cell that is no number', () => {
    const source: SourceOf = { kind: 'sum', plus: ['a', 'b'], minus: ['c'] };
    expect(assets('cash', source, ['a,b,c,d', '0.1,0.2,,', ',,,1', '1,,3,', '1,x,2,'])).toEqual({
      values: ['0.3', '', '-2', 'x'],
      issues: ['5 cash bad_number x'],
    });
  });
  test('products are exact', () => {
    expect(assets('cash', { kind: 'product', of: ['a', 'b'] }, ['a,b', '0.1,0.2', ',3', '1.23,100']).values).toEqual([
      '0.02',
      '',
      '123',
    ]);
  });
  test('the first that is not empty; a header that no file has is passed over', () => {
    const source: SourceOf = {
      kind: 'first',
      of: [column('gone'), column('a'), column('b'), { kind: 'constant', value: '9' }],
    };
    expect(assets('cash', source, ['a,b,c', '1,2,', ',2,', ',,1']).values).toEqual(['1', '2', '9']);
  });
  const kinds = (match: 'exact' | 'contains', other?: 'issue' | 'empty'): SourceOf => ({
    kind: 'words',
    header: 'w',
    match,
    words: [
      { word: '利息', value: 'interest' },
      { word: '利息税', value: 'other' },
      { word: '红利', value: 'dividend' },
    ],
    ...(other === undefined ? {} : { other }),
  });
  const flows = (source: SourceOf, words: readonly string[], base?: 'canonical-zh') =>
    translate(
      profileFor(
        'cash_flows',
        {
          flow_date: { kind: 'constant', value: '20260520' },
          flow_no: { kind: 'numbered', prefix: 'F', parts: ['n'] },
          account_no: column('n'),
          flow_kind: source,
          amount: column('n'),
        },
        base === undefined ? {} : { base },
      ),
      'cash_flows',
      text('w,n', ...words.map((word) => `${word},1`)),
    );
  test('words: exactly, or the longest that is in the cell; an unlisted one is an issue', () => {
    expect(flows(kinds('exact'), ['利息', '利息税', '利息归本'])).toMatchObject({
      rows: [{ flow_kind: 'interest' }, { flow_kind: 'other' }, {}],
      issues: ['4 flow_kind unknown_code 利息归本'],
    });
    const contained = flows(kinds('contains'), ['代扣利息税', '批量利息归本', '新']);
    expect(contained.rows.map(({ flow_kind }) => flow_kind)).toEqual(['other', 'interest', '新']);
    expect(contained.issues).toEqual(['4 flow_kind unknown_code 新']);
  });
  test('words of the base are taken beside the profile’s own', () => {
    expect(flows(kinds('exact'), ['银证转入', 'fee'], 'canonical-zh').rows.map((row) => row.flow_kind)).toEqual([
      'bank_in',
      'fee',
    ]);
    expect(flows(kinds('exact'), ['银证转入']).issues).toEqual(['2 flow_kind unknown_code 银证转入']);
  });
  test('unlisted words may be empty; then a required value is missing', () => {
    expect(flows(kinds('exact', 'empty'), ['新']).issues).toEqual(['2 flow_kind missing_value']);
  });
  test('made numbers count by date and parts, in the file’s order', () => {
    expect(flows(kinds('exact'), ['利息', '红利']).rows.map(({ flow_no }) => flow_no)).toEqual(['F1-0001', 'F1-0002']);
  });
  test('cases by sign; none is an issue with the cell', () => {
    const source: SourceOf = {
      kind: 'cases',
      cases: [
        { when: [{ kind: 'sign', header: 'n', sign: 'positive' }], value: 'bank_in' },
        {
          when: [
            { kind: 'sign', header: 'n', sign: 'negative' },
            { kind: 'filled', header: 'w' },
          ],
          value: 'bank_out',
        },
      ],
    };
    const { rows, issues } = translate(
      profileFor('cash_flows', {
        flow_date: { kind: 'constant', value: '20260520' },
        flow_no: { kind: 'numbered', prefix: '' },
        account_no: column('w'),
        flow_kind: source,
        amount: column('n', { kind: 'absolute' }),
      }),
      'cash_flows',
      text('w,n', '1,5', '1,-5', '1,0'),
    );
    expect(rows.map(({ flow_kind }) => flow_kind)).toEqual(['bank_in', 'bank_out', undefined]);
    expect(issues).toEqual(['4 flow_kind unknown_code 0', '4 flow_kind missing_value']);
  });
});

describe('the market', () => {
  test('by the form of the holder’s number', () => {
    expect(['A123456789', 'E123456789', 'F123456789', 'C912345678'].map(marketOfHolder)).toEqual([
      'SH',
      'SH',
      'SH',
      'SH',
    ]);
    expect(['0123456789', '123456789', '0612345678'].map(marketOfHolder)).toEqual(['SZ', 'SZ', 'SZ']);
    expect(['', 'A12345678', 'X123456789', '12345678', 'C112345678'].map(marketOfHolder)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
  test('by the range of the code, and not where ranges overlap', () => {
    const sh = [
      '600519',
      '601318',
      '603288',
      '605499',
      '688981',
      '689009',
      '900901',
      '510300',
      '588000',
      '113052',
      '118000',
      '204001',
      '700001',
      '519888',
      '019666',
    ];
    const sz = [
      '000001',
      '001979',
      '002304',
      '003816',
      '300750',
      '301236',
      '159915',
      '160105',
      '123001',
      '127001',
      '128001',
      '131810',
      '200011',
      '072988',
    ];
    const bj = ['920100', '430047', '831100', '873169'];
    expect(sh.map(marketOfCode)).toEqual(sh.map(() => 'SH'));
    expect(sz.map(marketOfCode)).toEqual(sz.map(() => 'SZ'));
    expect(bj.map(marketOfCode)).toEqual(bj.map(() => 'BJ'));
    expect(['101999', '124000', '999999', '2570', '', '60051A'].map(marketOfCode)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
  test('both together agree or are an issue; a Shenzhen number trades Beijing’s codes', () => {
    expect(marketOf('A123456789', '600519')).toBe('SH');
    expect(marketOf('A123456789', '101999')).toBe('SH');
    expect(marketOf('0123456789', '920100')).toBe('BJ');
    expect(marketOf('A123456789', '000001')).toBeNull();
    expect(marketOf('0123456789', '600519')).toBeNull();
    expect(marketOf('?', '600519')).toBeNull();
    expect(marketOf('', '101999')).toBeNull();
    expect(marketOf('', '')).toBe('');
  });
});

describe('lookups and computed columns', () => {
  const lookup: Lookup = {
    accountOf: (holder) =>
      holder === 'H1' ? { kind: 'found', account_no: '77' } : { kind: holder === 'H2' ? 'several' : 'none' },
    rateOf: (account) => (account === '77' ? { kind: 'found', rate: '0.00025' } : { kind: 'none' }),
  };
  const profile = profileFor('trades', {
    trade_date: { kind: 'constant', value: '20260520' },
    market: { kind: 'constant', value: 'SH' },
    trade_no: { kind: 'numbered', prefix: '' },
    account_no: { kind: 'account', holder: { header: 'h' }, side: 'either' },
    code: { kind: 'constant', value: '600519' },
    business_type: column('t'),
    quantity: column('a'),
    amount: column('a'),
    commission: { kind: 'commission', minimum: '5' },
    stamp_duty: column('s'),
    net_amount: { kind: 'net_amount' },
  });
  const run = (...lines: readonly string[]) => translate(profile, 'trades', text('h,t,a,s', ...lines), { lookup });

  test('each type’s effect on cash, fees taken off', () => {
    const types = [
      'buy',
      'ipo_allot',
      'rights_take',
      'repo_lend',
      'sell',
      'redeem',
      'repo_return',
      'bonus_share',
      'transfer_out',
    ];
    const { rows, issues } = run(...types.map((type) => `H1,${type},100000,1.5`));
    expect(issues).toEqual([]);
    expect(rows.map((row) => [row.business_type, row.commission, row.net_amount])).toEqual([
      ['buy', '25', '-100026.5'],
      ['ipo_allot', '0', '-100001.5'],
      ['rights_take', '0', '-100001.5'],
      ['repo_lend', '0', '-100001.5'],
      ['sell', '25', '99973.5'],
      ['redeem', '0', '99998.5'],
      ['repo_return', '0', '99998.5'],
      ['bonus_share', '0', '-1.5'],
      ['transfer_out', '0', '-1.5'],
    ]);
  });
  test('the rate is rounded half up to the fen, then held against the minimum', () => {
    const amounts = ['20000', '20020', '20060', '19999.99', '0.01'];
    expect(run(...amounts.map((a) => `H1,buy,${a},`)).rows.map(({ commission }) => commission)).toEqual([
      '5',
      '5.01',
      '5.02',
      '5',
      '5',
    ]);
  });
  test('a holder that nobody or two have, and nobody to ask, are issues', () => {
    expect(run('H2,buy,1,', 'H3,buy,1,').issues).toEqual([
      '2 account_no ambiguous_holder H2',
      '3 account_no unknown_holder H3',
      '2 account_no missing_value',
      '3 account_no missing_value',
    ]);
    const alone = translate(profile, 'trades', text('h,t,a,s', 'H1,buy,1,'));
    expect(alone.issues.filter((issue) => issue.includes('no_lookup'))).toHaveLength(2);
  });
});

describe('rows', () => {
  const parts: ProfileInput['sections'] = [
    {
      dataset: 'advisors',
      when: [{ kind: 'in', header: 'k', words: ['a'] }],
      columns: [{ column: 'advisor_no', source: column('no') }],
    },
    {
      dataset: 'clients',
      when: [{ kind: 'not_in', header: 'k', words: ['a', 'x'] }],
      columns: [{ column: 'client_no', source: column('no') }],
    },
  ];
  const file = text('k,no,v', 'a,1,10', 'b,2,20.5', 'x,3,', 'cancelled,4,1', 'a,5,');
  const of = (rest: Rest) => profileFor('advisors', {}, { sections: parts, ...rest });
  const drop: ProfileInput['drop'] = [{ when: [{ kind: 'in', header: 'k', words: ['cancelled'] }], reason: 'void' }];

  test('go to the parts that take them, are dropped by name, or are nobody’s', () => {
    const advisors = translate(of({ drop }), 'advisors', file, { totals: ['v'] });
    expect(advisors.rows.map(({ line, advisor_no }) => [line, advisor_no])).toEqual([
      ['2', '1'],
      ['4', undefined],
      ['6', '5'],
    ]);
    expect(advisors).toMatchObject({
      issues: ['4  unmapped_row x'],
      dropped: { void: 1 },
      sourceRows: 5,
      totals: { v: '31.50' },
    });
    const clients = translate(of({ drop }), 'clients', file, { reportsUnmapped: false });
    expect(clients.rows.map(({ client_no }) => client_no)).toEqual(['2']);
  });
  test('with one dataset a file, what its part does not take is nobody’s', () => {
    const { issues } = translate(of({ feeds: 'named_dataset' }), 'advisors', file);
    expect(issues).toEqual(['3  unmapped_row b', '4  unmapped_row x', '5  unmapped_row cancelled']);
  });
  test('of two parts of a dataset the first that holds takes the row', () => {
    const twice: ProfileInput['sections'] = [
      ...parts,
      { dataset: 'advisors', columns: [{ column: 'advisor_no', source: { kind: 'constant', value: 'other' } }] },
    ];
    const { rows } = translate(profileFor('advisors', {}, { sections: twice }), 'advisors', file);
    expect(rows.map(({ advisor_no }) => advisor_no)).toEqual(['1', 'other', 'other', 'other', '5']);
  });
  test('checks: sums and products of the source, within a tolerance', () => {
    const checked = profileFor(
      'advisors',
      {},
      {
        sections: [
          {
            dataset: 'advisors',
            columns: [{ column: 'advisor_no', source: { kind: 'numbered', prefix: '' } }],
            checks: [
              { kind: 'sum_is', plus: ['a', 'b'], total: 't', tolerance: '0.01' },
              { kind: 'product_is', of: ['a', 'b'], total: 'p' },
            ],
          },
        ],
      },
    );
    const { issues } = translate(
      checked,
      'advisors',
      text('a,b,t,p', '1,2,3,2', '1,2,3.01,-2', '1,2,3.02,2', '1,2,3,', ',2,2,9'),
    );
    expect(issues).toEqual(['4  check_failed t 3.02 ≠ 3', '5  check_failed p 0 ≠ 2']);
  });
  test('every header that is needed and missing is named at once; one that stands twice too', () => {
    const needs = profileFor('advisors', { advisor_no: column('x'), name: column('y') });
    expect(() => translate(needs, 'advisors', text('a,b', '1,2'))).toThrow(FileProblem);
    expect(() => translate(needs, 'advisors', text('a,b', '1,2'))).toThrow('x, y');
    expect(() => translate(needs, 'advisors', text('x,x,y', '1,2,3'))).toThrow('twice');
    expect(() => translate(profileFor('advisors', {}), 'advisors', text('a', '1'))).toThrow('advisor_no');
  });
  test('columns that are not mapped come from the base’s headers; the others are counted', () => {
    const { rows, unknown } = translate(
      profileFor('advisors', { name: column('who') }, { base: 'canonical-zh', ...csv({ trim: true }) }),
      'advisors',
      text('客户经理编号,who,团队,extra', 'A1,x,T,1'),
    );
    expect([rows, unknown]).toEqual([[{ line: '2', advisor_no: 'A1', name: 'x', team: 'T' }], ['extra']]);
  });
});

describe('tables', () => {
  test('fields in GB18030, records by number, deleted ones out', () => {
    const bytes = writeDbf(
      [
        { name: 'NO', type: 'C', length: 4 },
        { name: '姓名', type: 'C', length: 8 },
      ],
      [
        ['A1', '甲'],
        ['A2', '乙'],
        ['A3', '丙'],
      ],
      { encode: (value) => iconv.encode(value, 'gb18030'), deleted: new Set([1]) },
    );
    const of = profileFor(
      'advisors',
      { advisor_no: column('NO', { kind: 'cut_prefix', prefix: 'A' }), name: column('姓名') },
      { file: { format: 'dbf', encoding: 'gb18030' } },
    );
    expect(translate(of, 'advisors', bytes).rows).toEqual([
      { line: '1', advisor_no: '1', name: '甲' },
      { line: '3', advisor_no: '3', name: '丙' },
    ]);
  });
});

describe('the fast way', () => {
  const plain = profileFor('advisors', { advisor_no: column('NO') });
  test('is for names and code words alone', () => {
    expect(isRenaming(plain)).toBe(true);
    const slow: Rest[] = [
      csv({ delimiter: 'tab' }),
      csv({ trim: true }),
      csv({ unwrap: true }),
      csv({ thousands: true }),
      csv({ skip_lines: 1 }),
      csv({ encoding: 'utf-16' }),
      csv({ empty_words: ['-'] }),
      csv({ date_formats: ['yyyy/mm/dd'] }),
      csv({ time_formats: ['h:mm'] }),
      { file: { format: 'xlsx' } },
      { drop: [{ when: [{ kind: 'empty', header: 'x' }], reason: 'x' }] },
    ];
    for (const rest of slow) expect(isRenaming(profileFor('advisors', { advisor_no: column('NO') }, rest))).toBe(false);
    expect(isRenaming(profileFor('advisors', { advisor_no: { kind: 'constant', value: '1' } }))).toBe(false);
    expect(isRenaming(profileFor('advisors', { advisor_no: column('NO', { kind: 'negate' }) }))).toBe(false);
  });
});
