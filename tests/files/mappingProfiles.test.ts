// Profiles as data that somebody sends: shape, size and sense are checked before anything is used, and what was exported
// comes back the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATASET_NAMES } from '../../src-shared/files/datasets.ts';
import { compileProfile } from '../../src-shared/files/mapping/compileProfile.ts';
import { parseProfile, profileText } from '../../src-shared/files/mapping/parseProfile.ts';
import { PROFILE_TEXT_LIMIT, type ProfileData, profileData } from '../../src-shared/files/mapping/profileData.ts';
import { isShippedName, profilesWith, SHIPPED_PROFILES } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { FileProblem } from '../../src-shared/files/sliceBatch.ts';
import { columnNames, profileFor, text, translate } from './mappingReading.ts';

const GOOD = profileFor('advisors', { advisor_no: { kind: 'column', header: 'no' } }, { name: 'good' });
const as = (change: object): string => JSON.stringify({ ...GOOD, ...change });
const codes = (json: string): string[] => {
  const parsed = parseProfile(json);
  return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
};

describe('a profile in JSON', () => {
  test('goes out and comes back the same; every shipped one too', () => {
    for (const profile of [GOOD, ...SHIPPED_PROFILES.values()]) {
      const parsed = parseProfile(profileText(profile));
      expect(parsed).toEqual({ ok: true, profile });
      expect(profileText(profile).length).toBeLessThan(PROFILE_TEXT_LIMIT / 4);
      expect(compileProfile(profile).name).toBe(profile.name);
    }
  });
  test('with a mark of UTF-8 in front is read all the same', () => {
    expect(parseProfile(`\uFEFF${profileText(GOOD)}`).ok).toBe(true);
  });

  const section = (source: unknown, column = 'advisor_no', dataset = 'advisors'): object => ({
    sections: [{ dataset, columns: [{ column, source }] }],
  });
  const bad: readonly (readonly [string, string, string])[] = [
    ['no JSON', '{', 'not_json'],
    ['nothing', '', 'not_json'],
    ['a list', '[]', 'bad_shape'],
    ['another version', as({ version: 2 }), 'bad_shape'],
    ['a key that is unknown', as({ more: 1 }), 'bad_shape'],
    ['a name with a path in it', as({ name: '../x' }), 'bad_shape'],
    ['a name of the object itself', as({ name: '__proto__' }), 'bad_shape'],
    ['a prototype', `{"__proto__":{"x":1},${as({}).slice(1)}`, 'bad_shape'],
    [
      'a prototype deep inside',
      as({ file: JSON.parse('{"format":"csv","__proto__":{"trim":true}}') as object }),
      'bad_shape',
    ],
    ['a constructor', as({ constructor: { prototype: {} } }), 'bad_shape'],
    ['a number for a name', as({ name: 1 }), 'bad_shape'],
    ['no sections', as({ sections: [] }), 'bad_shape'],
    [
      'a dataset of an object’s own',
      as(section({ kind: 'constant', value: 'x' }, 'advisor_no', 'toString')),
      'bad_shape',
    ],
    ['a source of no kind', as(section({ kind: 'eval', value: 'x' })), 'bad_shape'],
    ['sources within sources', as(section({ kind: 'first', of: [{ kind: 'first', of: [] }] })), 'bad_shape'],
    ['too many skipped lines', as({ file: { format: 'csv', skip_lines: 1e9 } }), 'bad_shape'],
    ['half a line', as({ file: { format: 'csv', skip_lines: 0.5 } }), 'bad_shape'],
    ['a header without end', as(section({ kind: 'column', header: 'x'.repeat(201) })), 'bad_shape'],
    [
      'more steps than sense',
      as(section({ kind: 'column', header: 'x', steps: Array(11).fill({ kind: 'negate' }) })),
      'bad_shape',
    ],
    [
      'more words than a list has',
      as(
        section({
          kind: 'words',
          header: 'x',
          match: 'exact',
          words: Array.from({ length: 2001 }, (_, i) => ({ word: `w${i}`, value: '' })),
        }),
      ),
      'bad_shape',
    ],
    [
      'a factor without end',
      as(section({ kind: 'column', header: 'x', steps: [{ kind: 'times', factor: '1e999' }] })),
      'bad_shape',
    ],
    ['more than a profile may be long', `${' '.repeat(PROFILE_TEXT_LIMIT)}{}`, 'too_large'],
    ['a column that there is not', as(section({ kind: 'constant', value: 'x' }, 'nothing')), 'unknown_column'],
    ['a column of the object itself', as(section({ kind: 'constant', value: 'x' }, '__proto__')), 'unknown_column'],
    ['a value that there is not', as(section({ kind: 'constant', value: 'here' }, 'status')), 'unknown_value'],
    [
      'a word twice',
      as(
        section(
          {
            kind: 'words',
            header: 'x',
            match: 'exact',
            words: [
              { word: 'a', value: 'left' },
              { word: 'a', value: 'active' },
            ],
          },
          'status',
        ),
      ),
      'word_twice',
    ],
    ['a market for a name', as(section({ kind: 'market', holder: null, code: null }, 'name')), 'not_for_column'],
    ['a sum of texts', as(section({ kind: 'sum', plus: ['a'] }, 'name')), 'not_for_column'],
  ];
  for (const [what, json, code] of bad) test(`${what}: ${code}`, () => expect(codes(json)).toContain(code));

  test('leaves nothing behind on any object', () => {
    for (const [, json] of bad) parseProfile(json);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(({} as Record<string, unknown>).trim).toBeUndefined();
  });
  test('a column twice is said once, with its place', () => {
    const columns = ['advisor_no', 'advisor_no'].map((column) => ({
      column,
      source: { kind: 'constant', value: 'x' },
    }));
    expect(parseProfile(as({ sections: [{ dataset: 'advisors', columns }] }))).toMatchObject({
      ok: false,
      problems: [{ path: 'sections.0.columns.1', code: 'column_twice' }],
    });
  });
  test('any JSON whatever is a profile or a list of problems', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseProfile(JSON.stringify(value));
        expect(parsed.ok ? 1 : parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('shipped profiles', () => {
  test('have both languages, and their names are not to be had', () => {
    for (const { name, title, about } of SHIPPED_PROFILES.values()) {
      expect([title.zh, title.en, about.zh, about.en].every((words) => words.length > 5)).toBe(true);
      expect(isShippedName(name)).toBe(true);
    }
    const all = profilesWith([{ ...GOOD, name: 'chinaclear-jsmx' }, { ...GOOD, name: 'canonical' }, GOOD]);
    expect(all.get('chinaclear-jsmx')?.translation).toEqual(SHIPPED_PROFILES.get('chinaclear-jsmx'));
    expect([...all.keys()].sort()).toEqual(['canonical', 'canonical-zh', 'good', ...SHIPPED_PROFILES.keys()].sort());
    expect(all.get('canonical')?.translation).toBeUndefined();
  });
});

// ── random profiles over random files ─────────────────────────────────────────────────────────────────────────
const HEADERS = ['a', 'b', '证券代码', '金额', 'k'];
const WORDS = [
  '1',
  '-2.50',
  '1,000',
  '600519',
  '20260520',
  '0.5',
  '="x"',
  '---',
  '买',
  'buy',
  ' ',
  '',
  'A123456789',
  '﻿',
  '\u0000',
  '9'.repeat(40),
];
const header = fc.constantFrom(...HEADERS);
const word = fc.constantFrom(...WORDS.filter((one) => one !== ''));
const condition = fc.oneof(
  fc.record({ kind: fc.constant('in'), header, words: fc.array(word, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('empty'), header }),
  fc.record({ kind: fc.constant('sign'), header, sign: fc.constantFrom('positive', 'negative', 'zero') }),
);
const step = fc.oneof(
  fc.record({ kind: fc.constant('cut_prefix'), prefix: word }),
  fc.record({ kind: fc.constant('take'), from: fc.nat(5), length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('pad_zeros'), width: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constantFrom('negate', 'absolute', 'empty_if_zero') }),
  fc.record({ kind: fc.constant('times'), factor: fc.constantFrom('0', '-0.000000001', '999999999999.999999999') }),
  fc.record({ kind: fc.constant('round'), decimals: fc.nat(9) }),
  fc.record({ kind: fc.constant('negate_if'), when: fc.array(condition, { minLength: 1, maxLength: 2 }) }),
);
const steps = fc.array(step, { maxLength: 4 });
const plain = fc.oneof(
  fc.record({ kind: fc.constant('column'), header, steps }),
  fc.record({ kind: fc.constant('constant'), value: word }),
  fc.record({
    kind: fc.constant('sum'),
    plus: fc.array(header, { minLength: 1, maxLength: 3 }),
    minus: fc.array(header, { maxLength: 2 }),
    steps,
  }),
  fc.record({ kind: fc.constant('product'), of: fc.tuple(header, header), steps }),
  fc.record({
    kind: fc.constant('words'),
    header,
    match: fc.constantFrom('exact', 'contains'),
    words: fc.array(fc.record({ word, value: word }), { maxLength: 3 }),
    other: fc.constantFrom('issue', 'empty'),
  }),
  fc.record({
    kind: fc.constant('cases'),
    cases: fc.array(fc.record({ when: fc.array(condition, { minLength: 1, maxLength: 2 }), value: word }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('market'),
    holder: fc.option(fc.record({ header, steps })),
    code: fc.option(fc.record({ header, steps })),
  }),
  fc.record({
    kind: fc.constant('account'),
    holder: fc.record({ header, steps }),
    side: fc.constantFrom('sh', 'sz', 'either'),
  }),
  fc.record({
    kind: fc.constant('commission'),
    minimum: fc.constantFrom('0', '5'),
    order: fc.array(header, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('net_amount') }),
  fc.record({ kind: fc.constant('numbered'), prefix: fc.constant('N'), parts: fc.array(header, { maxLength: 2 }) }),
);
const source = fc.oneof(
  { weight: 5, arbitrary: plain },
  fc.record({ kind: fc.constant('first'), of: fc.array(plain, { minLength: 1, maxLength: 3 }) }),
);
const profile: fc.Arbitrary<ProfileData> = fc
  .record({
    dataset: fc.constantFrom(...DATASET_NAMES),
    sources: fc.array(source, { minLength: 20, maxLength: 20 }),
    when: fc.array(condition, { maxLength: 1 }),
    file: fc.record({
      format: fc.constant('csv'),
      encoding: fc.constantFrom('utf-8', 'gb18030', 'utf-16'),
      delimiter: fc.constantFrom('comma', 'tab', 'semicolon', 'bar'),
      skip_lines: fc.nat(2),
      unwrap: fc.boolean(),
      trim: fc.boolean(),
      thousands: fc.boolean(),
    }),
  })
  .map(({ dataset, sources, when, file }) =>
    profileData.parse({
      version: 1,
      name: 'fuzz',
      title: { zh: 'x', en: 'x' },
      file,
      sections: [
        {
          dataset,
          when,
          columns: columnNames(dataset).flatMap((column, i) => (sources[i] ? [{ column, source: sources[i] }] : [])),
        },
      ],
    }),
  );

/** Rows or a FileProblem; anything else is a fault of ours. */
function survives(of: ProfileData, bytes: Uint8Array, chunk: number): string {
  const dataset = of.sections[0]?.dataset ?? 'advisors';
  try {
    const { rows, issues, sourceRows } = translate(of, dataset, bytes, { chunk });
    expect(rows.length).toBeLessThanOrEqual(sourceRows);
    return JSON.stringify([rows, issues.toSorted()]);
  } catch (error) {
    if (error instanceof FileProblem) return `${error.code} ${error.line}`;
    throw error;
  }
}

describe('any profile over any file', () => {
  test('rows that fit the headers end in rows and issues, the same in any cutting', () => {
    const file = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 5 }), { maxLength: 12 });
    fc.assert(
      fc.property(profile, file, fc.integer({ min: 1, max: 50 }), (of, rows, chunk) => {
        const plainForm = {
          ...of,
          file: { ...of.file, encoding: 'utf-8' as const, delimiter: 'comma' as const, skip_lines: 0 },
        };
        const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
        const bytes = text(HEADERS.join(','), ...rows.map((row) => row.map(quote).join(',')));
        expect(survives(plainForm, bytes, chunk)).toBe(survives(plainForm, bytes, 1 << 20));
      }),
      { numRuns: 400 },
    );
  });
  test('bytes of any kind end in rows or in a problem of the file', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .array(fc.constantFrom(...WORDS, ...HEADERS, ',', '\t', ';', '|', '\n', '\r\n', '"', '='), { maxLength: 80 })
        .map((parts) => text(parts.join(''))),
    );
    fc.assert(
      fc.property(profile, bytes, fc.integer({ min: 1, max: 50 }), (of, file, chunk) => {
        survives(of, file, chunk);
      }),
      { numRuns: 600 },
    );
  });
});
