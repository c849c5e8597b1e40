// Which rows go where: parts, drops, checks, tables; and which profiles are read like canonical files.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { isRenaming } from '../../src-shared/files/mapping/compileProfile.ts';
import type { ProfileInput } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { FileProblem } from '../../src-shared/files/sliceBatch.ts';
import { writeDbf } from './dbfWriting.ts';
import { column, csv, profileFor, type Rest, text, translate } from './mappingReading.ts';

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
