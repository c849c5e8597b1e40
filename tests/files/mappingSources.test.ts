// Where a profile takes a column's value from: cells, sums, words, cases, markets, lookups.
import { describe, expect, test } from 'vitest';
import type { Lookup } from '../../src-shared/files/mapping/lookup.ts';
import { marketOf, marketOfCode, marketOfHolder } from '../../src-shared/files/mapping/marketOf.ts';
import { assets, column, profileFor, type SourceOf, text, translate } from './mappingReading.ts';

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
