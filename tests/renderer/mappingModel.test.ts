/** The mapping screen's models: undo, edits of a profile, the mapping list, code values, results beside their sources, names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnViews,
  missingColumns,
  triable,
  withoutDoubtful,
} from '../../src-renderer/pages/mapping/model/columnViews.ts';
import { record, redo, startHistory, undo } from '../../src-renderer/pages/mapping/model/history.ts';
import { freeName, nameOfFile, nameProblem } from '../../src-renderer/pages/mapping/model/names.ts';
import { problemPlace } from '../../src-renderer/pages/mapping/model/problemPlace.ts';
import {
  addSection,
  headersOfProfile,
  removeSection,
  setSource,
  setWord,
  sourceOf,
} from '../../src-renderer/pages/mapping/model/profileEdits.ts';
import {
  comparedCells,
  issueKinds,
  rowsOfKind,
  sourcePlaces,
  sourceText,
  type TriedSection,
} from '../../src-renderer/pages/mapping/model/resultView.ts';
import { allHeadersOf, SOURCE_KINDS, startSource } from '../../src-renderer/pages/mapping/model/sources.ts';
import { wordColumns } from '../../src-renderer/pages/mapping/model/wordRows.ts';
import { formatRoute, parseRoute } from '../../src-renderer/ui/places/route.ts';
import type { Suggestion, TryResult } from '../../src-shared/contract/mappingCalls.ts';
import { DATASETS } from '../../src-shared/files/datasets.ts';
import { type ProfileData, profileData, type Source, source } from '../../src-shared/files/mapping/profileData.ts';

function profileOf(columns: Record<string, Source> = {}): ProfileData {
  return profileData.parse({
    version: 1,
    name: 'broker',
    title: { zh: '某券商', en: 'A broker' },
    base: 'canonical-zh',
    file: { format: 'csv' },
    sections: [
      { dataset: 'trades', columns: Object.entries(columns).map(([column, one]) => ({ column, source: one })) },
    ],
  });
}
const plain = (header: string): Source => ({ kind: 'column', header, steps: [] });

const HEADERS = ['成交日期', '业务名称', '佣金', '过户费'];
function tried(change: Partial<TryResult> = {}, section: Partial<TriedSection> = {}): TryResult {
  return {
    problems: [],
    problem: null,
    headers: HEADERS,
    read: 2,
    unmapped: 0,
    dropped: [],
    sections: [
      {
        dataset: 'trades',
        columns: ['trade_date', 'business_type', 'commission'],
        taken: 2,
        faulty: 1,
        rows: [
          {
            line: 2,
            source: ['20260105', '证券买入', '5', '0.1'],
            values: ['2026-01-05', 'buy', '5.1'],
            issues: [],
          },
          {
            line: 3,
            source: ['2026-13-01', '担保品买入', '', ''],
            values: [null, null, null],
            issues: [
              { column: 'trade_date', value: '2026-13-01', code: 'bad_date', text: 'not a date' },
              { column: 'business_type', value: '担保品买入', code: 'unknown_code', text: 'no value' },
            ],
          },
        ],
        ...section,
      },
    ],
    looked_up: true,
    unknown_words: [{ dataset: 'trades', column: 'business_type', word: '担保品买入', rows: 1 }],
    issues: [],
    issue_counts: [
      { dataset: 'trades', column: 'trade_date', code: 'bad_date', rows: 1 },
      { dataset: 'trades', column: 'business_type', code: 'unknown_code', rows: 7 },
    ],
    ...change,
  };
}

describe('undo and redo', () => {
  test('a step back and forth is where it was; letters of one field are one step', () => {
    let history = record(startHistory(0), 1);
    history = record(record(record(history, 2, 'name'), 3, 'name'), 4, 'name');
    expect(history.past).toEqual([0, 1]);
    expect(undo(history).present).toBe(1);
    expect(redo(undo(history)).present).toBe(4);
    expect(record(history, 4)).toBe(history);
  });
  test('after a step back the same field begins a step of its own', () => {
    const history = undo(record(record(startHistory('a'), 'ab', 'k'), 'abc'));
    expect(record(history, 'abd', 'k').past).toEqual(['a', 'ab']);
  });
  test('any changes can be undone to the first state and redone to the last', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.constantFrom(null, 'a', 'b')), { maxLength: 50 }), (changes) => {
        let history = startHistory(-1.5);
        for (const [value, key] of changes) history = record(history, value, key);
        const last = history.present;
        for (let i = 0; i <= changes.length; i++) history = undo(history);
        expect(history.present).toBe(-1.5);
        for (let i = 0; i <= changes.length; i++) history = redo(history);
        expect(history.present).toBe(last);
      }),
    );
  });
});

describe('edits', () => {
  test('a source is set in the order of the data set, replaced, and taken out', () => {
    let profile = setSource(profileOf(), 0, 'commission', plain('佣金'));
    profile = setSource(profile, 0, 'trade_date', plain('日期'));
    profile = setSource(profile, 0, 'commission', plain('净佣金'));
    expect(profile.sections[0]?.columns).toEqual([
      { column: 'trade_date', source: plain('日期') },
      { column: 'commission', source: plain('净佣金') },
    ]);
    expect(setSource(profile, 0, 'commission', null).sections[0]?.columns).toHaveLength(1);
  });
  test('the last data set stays', () => {
    const one = profileOf();
    const two = addSection(one, { dataset: 'cash_flows', when: [], columns: [], checks: [] });
    expect(removeSection(two, 0).sections.map(({ dataset }) => dataset)).toEqual(['cash_flows']);
    expect(removeSection(one, 0)).toBe(one);
  });
  test('a word makes a table of a plain column, and keeps its header and steps', () => {
    const from: Source = { kind: 'column', header: '业务名称', steps: [{ kind: 'cut_prefix', prefix: '0' }] };
    const profile = setWord(profileOf({ business_type: from }), 0, 'business_type', '普通买入', 'buy', '业务名称');
    expect(sourceOf(profile.sections[0] as ProfileData['sections'][0], 'business_type')).toEqual({
      kind: 'words',
      header: '业务名称',
      steps: from.steps,
      match: 'exact',
      words: [{ word: '普通买入', value: 'buy' }],
      other: 'issue',
    });
  });
  test('a word of a column that is taken by its header names that header', () => {
    const profile = setWord(profileOf(), 0, 'channel', 'APP', 'mobile', '委托方式');
    expect(profile.sections[0]?.columns[0]?.source).toMatchObject({ kind: 'words', header: '委托方式' });
    expect(setWord(profileOf(), 0, 'channel', 'APP', 'mobile', null)).toEqual(profileOf());
  });
  test('a word is changed, taken out, and goes into the first part that can hold it', () => {
    let profile = profileOf({
      market: {
        kind: 'first',
        of: [
          { kind: 'constant', value: '' },
          { kind: 'column', header: '市场', steps: [] },
        ],
      },
    });
    profile = setWord(profile, 0, 'market', '沪A', 'SZ', '市场');
    profile = setWord(profile, 0, 'market', '沪A', 'SH', '市场');
    const words = () => {
      const first = profile.sections[0]?.columns[0]?.source;
      return first?.kind === 'first' && first.of[1]?.kind === 'words' ? first.of[1].words : null;
    };
    expect(words()).toEqual([{ word: '沪A', value: 'SH' }]);
    profile = setWord(profile, 0, 'market', '沪A', null, '市场');
    expect(words()).toEqual([]);
  });
  test('every kind of source that a choice starts is sound, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SOURCE_KINDS), { minLength: 1, maxLength: 8 }), (kinds) => {
        let present: Source | null = null;
        for (const kind of kinds) {
          present = startSource(kind, present, '列');
          expect(source.safeParse(present).success).toBe(true);
          expect(present.kind).toBe(kind);
          expect(allHeadersOf(present).every((header) => header === '列')).toBe(true);
        }
      }),
    );
  });
  test('names every header that it reads, conditions and checks too', () => {
    const profile = profileOf({
      amount: {
        kind: 'sum',
        plus: ['甲'],
        minus: ['乙'],
        steps: [{ kind: 'negate_if', when: [{ kind: 'filled', header: '丙' }] }],
      },
    });
    const [section] = profile.sections;
    const whole: ProfileData = {
      ...profile,
      drop: [{ when: [{ kind: 'empty', header: '丁' }], reason: 'x' }],
      sections: [
        {
          ...(section as ProfileData['sections'][0]),
          when: [{ kind: 'filled', header: '戊' }],
          checks: [{ kind: 'sum_is', plus: ['甲'], minus: [], total: '己', tolerance: '0' }],
        },
      ],
    };
    expect([...headersOfProfile(whole)].sort()).toEqual(['丁', '丙', '乙', '己', '戊', '甲'].sort());
  });
});

const suggestions: Suggestion[] = [
  { dataset: 'trades', column: 'commission', source: plain('佣金x'), confidence: 0.6, reason: 'alike' },
  { dataset: 'trades', column: 'commission', source: plain('净佣金'), confidence: 0.8, reason: 'known_header' },
  { dataset: 'cash_flows', column: 'amount', source: plain('发生金额'), confidence: 1, reason: 'same_name' },
  { dataset: 'trades', column: 'business_type', source: plain('业务名称'), confidence: 0.95, reason: 'known_header' },
];

describe('the mapping list', () => {
  const view = (columns: Record<string, Source>, headers: readonly string[], result: TryResult | null = null) =>
    Object.fromEntries(
      columnViews(profileOf(columns), 0, headers, suggestions, result).map((one) => [one.column.name, one]),
    );
  test('shows where each column comes from, and the best suggestion where it comes from nowhere', () => {
    const views = view({ business_type: plain('业务名称') }, ['成交日期']);
    expect(views.trade_date).toMatchObject({ state: 'by_header', byHeader: '成交日期' });
    expect(views.business_type).toMatchObject({ state: 'mapped', taken: { reason: 'known_header' } });
    expect(views.commission).toMatchObject({ state: 'suggested', suggestion: { confidence: 0.8 } });
    expect(views.market?.state).toBe('missing');
    expect(views.channel?.state).toBe('open');
    expect(Object.keys(views)).toEqual(DATASETS.trades.columns.map(({ name }) => name));
  });
  test('a source that is no longer the suggested one bears no reason', () => {
    expect(view({ business_type: plain('备注') }, []).business_type?.taken).toBeNull();
  });
  test('counts the faulty rows of a column and shows an example', () => {
    const views = view({ business_type: plain('业务名称') }, HEADERS, tried());
    expect(views.business_type).toMatchObject({ faulty: 7, example: { line: 2, value: 'buy' } });
    expect(views.commission?.faulty).toBe(0);
  });
  test('names the required columns that nothing fills', () => {
    const all = missingColumns(profileOf({ trade_date: plain('日期') }), ['市场']).map(({ column }) => column.name);
    expect(all).toEqual(['trade_no', 'account_no', 'code', 'business_type', 'quantity']);
  });
  test('a new profile takes what is certain and leaves what is not to the user', () => {
    const draft = profileOf({ commission: plain('净佣金'), business_type: plain('业务名称'), amount: plain('金额') });
    expect(withoutDoubtful(draft, suggestions).sections[0]?.columns.map(({ column }) => column)).toEqual([
      'business_type',
      'amount',
    ]);
  });
});

describe('code values', () => {
  test('unknown words stand first with their rows, then the own ones, then those that are known anyway', () => {
    const own: Source = {
      kind: 'words',
      header: '业务名称',
      steps: [],
      match: 'exact',
      words: [{ word: '普通卖出', value: 'sell' }],
      other: 'issue',
    };
    const [column] = wordColumns(profileOf({ business_type: own }), 0, tried());
    expect(column).toMatchObject({ header: '业务名称', unknown: 1 });
    expect(column?.rows).toEqual([
      { word: '担保品买入', value: null, rows: 1, from: 'unknown' },
      { word: '普通卖出', value: 'sell', rows: null, from: 'own' },
      { word: '证券买入', value: 'buy', rows: null, from: 'base' },
    ]);
  });
  test('a word that was mapped since the last answer is no longer unknown', () => {
    const profile = setWord(
      profileOf({ business_type: plain('业务名称') }),
      0,
      'business_type',
      '担保品买入',
      'buy',
      null,
    );
    expect(wordColumns(profile, 0, tried())[0]).toMatchObject({ unknown: 0 });
  });
  test('columns that are not read from a cell have none', () => {
    expect(wordColumns(profileOf({ market: { kind: 'constant', value: 'SH' } }), 0, tried())).toEqual([]);
  });
});

describe('results beside their sources', () => {
  const profile = profileOf({
    business_type: plain('业务名称'),
    commission: { kind: 'sum', plus: ['佣金', '过户费'], minus: [], steps: [] },
  });
  const result = tried();
  const section = result.sections[0] as TriedSection;
  const places = sourcePlaces(profile, 0, HEADERS, section.columns);
  test('each value knows its cells, those taken by header too', () => {
    expect(places).toEqual([[0], [1], [2, 3]]);
    expect(sourceText(section.rows[0] as TriedSection['rows'][0], places[2] ?? [])).toBe('5 · 0.1');
  });
  test('each cell of the file knows what it feeds', () => {
    const cells = comparedCells(HEADERS, section.rows[0] as TriedSection['rows'][0], section.columns, places);
    expect(cells.map(({ feeds }) => feeds)).toEqual([
      ['trade_date'],
      ['business_type'],
      ['commission'],
      ['commission'],
    ]);
  });
  test('issues are grouped by kind, the most frequent first, and a kind leaves its rows', () => {
    const kinds = issueKinds(result);
    expect(kinds.map(({ code }) => code)).toEqual(['unknown_code', 'bad_date']);
    expect([...rowsOfKind(section, kinds[1] ?? null)]).toEqual([1]);
    expect([...rowsOfKind(section, null)]).toEqual([0, 1]);
  });
});

describe('names', () => {
  test.each([
    ['hxsec', null],
    ['华西-证券_2', null],
    ['', 'empty'],
    ['-x', 'bad_form'],
    ['a b', 'bad_form'],
    ['a/b', 'bad_form'],
    ['x'.repeat(65), 'too_long'],
  ])('%s: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });
  test('a name made from any file name is sound, and a free one too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (file) => {
        const name = nameOfFile(file);
        expect(nameProblem(name)).toBeNull();
        expect(nameProblem(freeName(name, new Set([name, `${name}-2`])))).toBeNull();
      }),
    );
    expect(nameOfFile('交割单 2026.01.xls')).toBe('交割单-2026-01');
    expect(freeName('a', new Set(['a', 'a-2']))).toBe('a-3');
  });
});

test('the list and every profile have an address, whatever the name', () => {
  fc.assert(
    fc.property(fc.option(fc.string({ minLength: 1, maxLength: 64 })), (name) => {
      const route = { page: 'profiles', name } as const;
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
});

test('a file is tried although key columns have no source yet; nothing is put where one has', () => {
  const profile = profileOf({ trade_date: plain('日期') });
  const columns = triable(profile, ['市场']).sections[0]?.columns;
  expect(columns?.map(({ column, source: { kind } }) => [column, kind])).toEqual([
    ['trade_date', 'column'],
    ['trade_no', 'constant'],
  ]);
  expect(profile.sections[0]?.columns).toHaveLength(1);
});

test('a problem is found by its path', () => {
  const profile = profileOf({ trade_date: plain('日期'), amount: plain('金额') });
  expect(problemPlace(profile, 'sections.0.columns.1.source')).toEqual({ at: 0, column: 'amount' });
  expect(problemPlace(profile, 'sections.0.when')).toEqual({ at: 0, column: null });
  expect(problemPlace(profile, 'title.zh')).toEqual({ at: null, column: null });
});
