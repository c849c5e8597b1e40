/** The drawer of a figure's trace: filled formulas, steps, sentences, the text that is copied. */
import fc from 'fast-check';
import i18next, { type TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../src-renderer/format/format.ts';
import { en } from '../../src-renderer/locales/en.ts';
import { zhCN } from '../../src-renderer/locales/zh-CN.ts';
import { boundedWidth, LEAST_WIDTH } from '../../src-renderer/pages/trace/drawerWidth.ts';
import { filledFormula, fillIn } from '../../src-renderer/pages/trace/formula.ts';
import { codeWords, isTooFew, leftOutText, sampleText } from '../../src-renderer/pages/trace/sentences.ts';
import { sourceText } from '../../src-renderer/pages/trace/sources.ts';
import { NO_STEPS, stepBy, stepsAt, stepTo } from '../../src-renderer/pages/trace/steps.ts';
import { traceText } from '../../src-renderer/pages/trace/traceText.ts';
import { symbolsText, termText, valueText } from '../../src-renderer/pages/trace/words.ts';
import { formatRoute, parseRoute } from '../../src-renderer/ui/places/route.ts';
import type { FigureTrace } from '../../src-shared/contract/traceCalls.ts';
import { FIGURES } from '../../src-shared/domain/figures/registry.ts';

const zhFormat = formatOf('zh-CN');
const enFormat = formatOf('en');

async function words(language: 'zh-CN' | 'en'): Promise<TFunction> {
  const own = i18next.createInstance();
  await own.init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: language,
    interpolation: { escapeValue: false },
  });
  return own.t;
}

describe('a formula with its numbers', () => {
  const letters = [
    { symbol: 'R', text: '1' },
    { symbol: 'RG', text: '41' },
    { symbol: 'PG', text: '76' },
    { symbol: 'A', text: '5' },
    { symbol: 'A(to)', text: '9.00' },
    { symbol: 'F', text: '-3.00' },
    { symbol: 'Ā', text: '7' },
    { symbol: 'V₁', text: '2' },
    { symbol: 'Σ Vₖ', text: '8' },
  ];
  test.each([
    ['longer letters before shorter ones', 'RG / (RG + PG)', '41 / (41 + 76)'],
    ['none inside a word', 'PGR = RANGE · R', 'PGR = RANGE · 1'],
    ['a letter with brackets of its own', 'A(to) − A', '9.00 − 5'],
    ['no function name', 'A(d) · A', 'A(d) · 5'],
    ['negative numbers in brackets', 'A − F', '5 − (-3.00)'],
    ['letters with a stroke, an index, a sum', 'V₁ / Ā + Σ Vₖ', '2 / 7 + 8'],
    ['not the letter of a sum', 'ΣF + F', 'ΣF + (-3.00)'],
  ])('%s', (_name, formula, filled) => {
    expect(fillIn(formula, letters)).toBe(filled);
  });
  test('keeps the left side and ends with the value', () => {
    const two = letters.slice(1, 3);
    expect(filledFormula('PGR = RG / (RG + PG)', two, '35.04%')).toBe('PGR = 41 / (41 + 76) = 35.04%');
    expect(filledFormula('RG ≥ PG', two, 'long', false)).toBe('41 ≥ 76 → long');
    expect(filledFormula('RG / PG', two, null)).toBe('41 / 76');
  });
  test('is not said again where no letter has a number', () => {
    expect(filledFormula('V = Σ amount', [], '1.00')).toBeNull();
    expect(filledFormula('x: f(x) = 0', letters, '1')).toBeNull();
  });
  test('changes nothing else, whatever the letters', () => {
    const symbol = fc.constantFrom('A', 'B', 'AB', 'K0', 'σ', 'Q(t)');
    fc.assert(
      fc.property(fc.array(symbol, { minLength: 1, maxLength: 8 }), (used) => {
        const numbers = [...new Set(used)].map((name, i) => ({ symbol: name, text: `#${i}#` }));
        const filled = fillIn(used.join(' + '), numbers);
        expect(filled.split(' + ')).toEqual(used.map((name) => numbers.find((one) => one.symbol === name)?.text));
      }),
    );
  });
  test('every letter of the registry stands in its formula', () => {
    const lost = FIGURES.flatMap(({ path, symbols, terms }) =>
      terms
        .filter(({ symbol }) => fillIn(symbols, [{ symbol, text: '\u0000' }]) === symbols)
        .map(({ symbol }) => `${path} ${symbol}`),
    );
    // Bounds that stand as an argument, an index of which days are asked for, and what a date is the date of.
    expect(
      lost.filter(
        (one) => !/^(behaviour\.(chasing|panic) c|value\.lost f|returns\.max_drawdown\w* (I|MDD))$/.test(one),
      ),
    ).toEqual([]);
  });
});

describe('the figures opened one after another', () => {
  test('go on, back and forward, and drop what lay ahead', () => {
    let steps = stepTo(stepTo(stepTo(NO_STEPS, 'a'), 'b'), 'c');
    steps = stepBy(steps, -1) ?? NO_STEPS;
    expect(steps.paths[steps.at]).toBe('b');
    expect(stepBy(stepBy(steps, -1) ?? NO_STEPS, -1)).toBeNull();
    expect(stepTo(steps, 'd')).toEqual({ paths: ['a', 'b', 'd'], at: 2 });
    expect(stepTo(steps, 'b')).toBe(steps);
  });
  test('start anew where the address names another figure', () => {
    const steps = stepTo(stepTo(NO_STEPS, 'a'), 'b');
    expect(stepsAt(steps, 'b')).toBe(steps);
    expect(stepsAt(steps, 'x')).toEqual({ paths: ['x'], at: 0 });
    expect(stepsAt(steps, undefined)).toEqual(NO_STEPS);
  });
  test('an open trace survives its address', () => {
    for (const why of ['behaviour.pgr', 'positions.057.SH.600519.cost', 'splits.industry.食品/饮料?.weight']) {
      const route = { page: 'client', clientNo: '1', tab: 'profit', why } as const;
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }
    expect(parseRoute('#/client/1/profit?why=%E0%A4%A')).toEqual({ page: 'client', clientNo: '1', tab: 'profit' });
  });
});

test('the drawer keeps itself and the page readable', () => {
  expect([boundedWidth(null, 1366), boundedWidth(null, 1920), boundedWidth(null, 700)]).toEqual([690, 845, 540]);
  expect([boundedWidth(100, 1366), boundedWidth(700, 1366), boundedWidth(5000, 1366)]).toEqual([
    LEAST_WIDTH,
    700,
    1206,
  ]);
});

describe('numbers', () => {
  const term = (unit: FigureTrace['unit'], value: number) => ({ unit, value, figure: null });
  test('of letters carry enough figures to work the formula out again', () => {
    expect(termText(term('ratio', 0.0000579), zhFormat)).toBe('0.005790%');
    expect(termText(term('ratio', -0.1607), zhFormat)).toBe('-16.07%');
    expect(termText(term('times', 1.53664), zhFormat)).toBe('1.5366 倍');
    expect(termText(term('times', 40), enFormat)).toBe('40.00×');
    expect(termText(term('number', 0.014774), zhFormat)).toBe('0.014774');
  });
  test('of days say that they are days', () => {
    expect(valueText(term('days', 71), zhFormat)).toBe('71 天');
    expect(valueText({ unit: 'days', value: null, figure: null }, enFormat)).toBeNull();
  });
});

const TRACE: FigureTrace = {
  client_no: '0057',
  figure: 'behaviour.pgr',
  name: { zh: '盈利实现比例', en: 'Proportion of gains realised' },
  unit: 'ratio',
  value: null,
  reason: 'too_few',
  as_of: '2026-06-23',
  from: '2026-01-01',
  from_effective: '2026-02-01',
  to: '2026-06-23',
  meaning: { zh: '卖出的占多少。', en: 'The part that was sold.' },
  symbols: 'PGR = RG / (RG + PG)',
  terms: [
    { symbol: 'RG', figure: 'behaviour.rg', name: { zh: '卖出', en: 'Sold' }, unit: 'count', value: 1, reason: null },
    { symbol: 'PG', figure: null, name: { zh: '未卖', en: 'Kept' }, unit: 'count', value: null, reason: 'no_price' },
  ],
  n: 6,
  sample: { of: { zh: '次数', en: 'positions' }, minimum: 10 },
  left_out: { count: 2, words: { zh: '没有行情的持仓', en: 'positions without a price' } },
  conventions: [{ zh: '相等不计。', en: 'Equal counts on neither side.' }],
  source: 'Odean 1998; contract/formulas.md, Behaviour',
  groups: [
    {
      symbol: 'RG',
      title: { zh: '卖出的持仓', en: 'Positions sold' },
      columns: [
        { key: 'date', name: { zh: '日期', en: 'Date' } },
        { key: 'type', name: { zh: '业务', en: 'Type' } },
        { key: 'security', name: { zh: '证券', en: 'Security' } },
        { key: 'amount', name: { zh: '金额', en: 'Amount' } },
      ],
      total: 120,
      offset: 0,
      rows: [
        {
          cells: {
            date: { kind: 'date', text: '2026-03-02' },
            type: { kind: 'code', list: 'businessType', value: 'sell' },
            security: { kind: 'security', market: 'SH', code: '600519', name: '贵州茅台' },
            amount: { kind: 'money', text: '-1234567.50' },
          },
          sources: [
            { dataset: 'trades', set: '20260302.zip', file: 'trades.csv', line: 12, no: 'T1' },
            { dataset: 'prices', set: '20260302.zip', file: 'prices.csv', line: 9, no: null },
          ],
          figure: null,
        },
        { cells: { amount: { kind: 'money', text: null } }, sources: [], figure: null },
      ],
    },
  ],
};

describe('what is said of a figure', () => {
  test('below the minimum no conclusion is drawn', async () => {
    const t = await words('zh-CN');
    expect(isTooFew(TRACE)).toBe(true);
    expect(sampleText(TRACE, t, zhFormat)).toBe('次数：6；不足 10，不下结论');
    expect(sampleText({ ...TRACE, n: 30 }, t, zhFormat)).toBe('次数：30；至少需要 10');
    expect(sampleText({ ...TRACE, n: null }, t, zhFormat)).toBeNull();
    expect(leftOutText(TRACE, t, zhFormat)).toBe('2 项：没有行情的持仓');
  });
  test('codes of the files have words, unknown ones show themselves', async () => {
    const of = codeWords(await words('en'));
    expect([of.code('businessType', 'sell'), of.code('flowKind', 'bank_in'), of.code('status', 'closed')]).toEqual([
      'Sell',
      'Bank in',
      'Closed',
    ]);
    expect(of.code('flowKind', 'gift')).toBe('gift');
  });
  test('words of formulas and sources are in the language of the window', () => {
    expect(symbolsText('Σ (commission + stamp_duty) / n', zhFormat)).toBe('Σ (佣金 + 印花税) / n');
    expect(symbolsText('Σ (commission + stamp_duty) / n', enFormat)).toBe('Σ (commission + stamp duty) / n');
    expect(sourceText(TRACE.source, 'zh-CN')).toBe('Odean 1998；公式约定·交易习惯');
    const untold = FIGURES.filter(({ source }) =>
      /[a-z]{4}/.test(sourceText(source, 'zh-CN').replace(/Odean|Barber|Dietz|Sharpe|Excel/g, '')),
    );
    expect(untold.map(({ source }) => source)).toEqual([]);
  });
  test('as text it is whole, in either language', async () => {
    const chinese = traceText(TRACE, [TRACE.groups[0]?.rows ?? []], await words('zh-CN'), zhFormat);
    expect(chinese).toBe(
      [
        '盈利实现比例：无值：样本太少',
        '客户号 0057 · 区间 2026-01-01 至 2026-06-23 · 从 2026-02-01 起算 · 数据截至 2026-06-23',
        '含义：卖出的占多少。',
        '公式：PGR = RG / (RG + PG)',
        '代入：PGR = 1 / (1 + —)',
        '由以下数字得出：',
        '  RG  卖出：1',
        '  PG  未卖：无值：没有行情',
        '样本：次数：6；不足 10，不下结论',
        '未计入：2 项：没有行情的持仓',
        '口径：相等不计。',
        '出处：Odean 1998；公式约定·交易习惯',
        '',
        '卖出的持仓（前 2 行，共 120 行）',
        '日期\t业务\t证券\t金额\t出自文件',
        '2026-03-02\t卖出\t贵州茅台 600519\t-1,234,567.50\t20260302.zip trades.csv:12 等 2 行',
        '—\t—\t—\t—\t不在文件中',
        '',
      ].join('\n'),
    );
    const english = traceText(TRACE, [], await words('en'), enFormat);
    expect(english).toContain('Proportion of gains realised: No value: Too few cases');
    expect(english).toContain('Positions sold (first 2 of 120 rows)');
  });
});
