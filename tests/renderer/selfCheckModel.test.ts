/** The self-check as the window says it: sums that agree, a sentence for each state, words for every cause in both languages. */
import fc from 'fast-check';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src-renderer/format/format.ts';
import { en } from '../../src-renderer/locales/en.ts';
import { zhCN } from '../../src-renderer/locales/zh-CN.ts';
import { badgeSentence, chipText } from '../../src-renderer/pages/selfCheck/badgeWords.ts';
import { causeName, factLines } from '../../src-renderer/pages/selfCheck/causeWords.ts';
import { cancelsOut, countOfDays, sumOfDays } from '../../src-renderer/pages/selfCheck/model.ts';
import { formatRoute, parseRoute } from '../../src-renderer/ui/places/route.ts';
import type { SelfCheck, SelfCheckCause } from '../../src-shared/contract/selfCheckCalls.ts';
import { DAY_CAUSES } from '../../src-shared/domain/selfCheck/causes.ts';

let words: Record<'zh-CN' | 'en', TFunction>;
beforeAll(async () => {
  const i18n = i18next.createInstance();
  await i18n.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  words = { 'zh-CN': i18n.getFixedT('zh-CN'), en: i18n.getFixedT('en') };
});

const check = (more: Partial<SelfCheck>): SelfCheck => ({
  client_no: '1',
  as_of: '2026-05-22',
  from: '2026-01-01',
  from_effective: '2026-01-01',
  to: '2026-05-22',
  state: 'holds',
  reason: null,
  pnl: '100.00',
  unexplained: '0.00',
  tolerance: '0.04',
  parts: { securities: '100.00', interest: '0.00', fees: '0.00', other: '0.00' },
  left_out: 0,
  days: [],
  more_days: 0,
  more_amount: null,
  ...more,
});
const dayOf = (amount: string, cause: SelfCheckCause = { kind: 'no_row' }) => ({
  date: '2026-05-20',
  after: '2026-05-19',
  is_asset_day: true,
  amount,
  cause,
});

describe('sums', () => {
  it('of the days are exact, with those that are not listed', () => {
    expect(sumOfDays(check({ days: [dayOf('0.10'), dayOf('0.20'), dayOf('-0.30')] }))).toBe('0.00');
    expect(sumOfDays(check({ days: [dayOf('5000.00')], more_days: 3, more_amount: '-0.05' }))).toBe('4999.95');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 })), (cents) => {
        const text = (n: number): string =>
          `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;
        const sum = cents.reduce((a, b) => a + b, 0);
        expect(sumOfDays(check({ days: cents.map((n) => dayOf(text(n))) }))).toBe(text(sum));
      }),
    );
  });
  it('say when days cancel out', () => {
    expect(cancelsOut(check({}))).toBe(false);
    expect(cancelsOut(check({ days: [dayOf('1.00'), dayOf('-1.00')] }))).toBe(true);
    expect(cancelsOut(check({ state: 'fails', days: [dayOf('1.00')] }))).toBe(false);
    expect(countOfDays(check({ days: [dayOf('1.00')], more_days: 2 }))).toBe(3);
  });
});

describe('the mark beside a profit', () => {
  const said = (language: 'zh-CN' | 'en', more: Partial<SelfCheck>) =>
    badgeSentence(check(more), words[language], formatOf(language));
  it('has a sentence for each state', () => {
    expect(said('zh-CN', {})).toBe('盈亏自检：相符。未归因 0.00，容差 0.04。');
    expect(said('zh-CN', { days: [dayOf('1.00'), dayOf('-1.00')] })).toContain('2 天有差额，合计抵消');
    expect(said('zh-CN', { state: 'fails', unexplained: '-5000.00' })).toContain('未归因 -5,000.00，超出容差 0.04');
    const unknown = { state: 'unknown', pnl: null, unexplained: null, reason: 'no_asset_row' } as const;
    expect(said('zh-CN', unknown)).toContain('没有资产记录');
    expect(said('en', { state: 'fails', unexplained: '-5000.00' })).toContain('beyond the tolerance of 0.04');
    expect(chipText(check({ state: 'fails', unexplained: '6.00' }), words['zh-CN'], formatOf('zh-CN'))).toContain(
      '+6.00',
    );
  });
});

const security = { market: 'SH', code: '600519', name: '贵州茅台' } as const;
const row = { account_no: 'A1', date: '2026-05-20', trade_no: 'T1', security, quantity: '100' };
const flow = { account_no: 'A1', date: '2026-05-20', flow_kind: 'dividend', amount: '60.00' } as const;
const CAUSES: readonly SelfCheckCause[] = [
  { kind: 'transfer_without_value', rows: [row], more: 0 },
  { kind: 'oversold', rows: [row], more: 4 },
  { kind: 'no_price', securities: [security], more: 0 },
  { kind: 'no_asset_row', accounts: [{ account_no: 'A1', how: 'missing', last_on: '2026-05-19' }], more: 0 },
  { kind: 'no_asset_row', accounts: [{ account_no: 'A1', how: 'first', last_on: null }], more: 0 },
  {
    kind: 'break',
    breaks: [
      {
        account_no: 'A1',
        kind: 'quantity',
        security,
        cause: 'missing_trade',
        first_seen: '2026-05-19',
        closed_on: null,
      },
      {
        account_no: 'A1',
        kind: 'asset',
        security: null,
        cause: 'quantity',
        first_seen: '2026-05-19',
        closed_on: '2026-05-20',
      },
    ],
    more: 0,
  },
  { kind: 'unnamed_dividend', rows: [flow], more: 0 },
  { kind: 'valued_otherwise', before: '0.00', now: '1.00' },
  { kind: 'dated_otherwise', match: { what: 'flow', ...flow, flow_kind: 'bank_in' } },
  { kind: 'dated_otherwise', match: { what: 'trade', ...row, amount: '3300.00' } },
  { kind: 'dated_otherwise', match: { what: 'residual', date: '2026-05-21', amount: '-3.00' } },
  { kind: 'dated_otherwise', match: { what: 'assets', date: '2026-05-21', amount: '-3.00' } },
  { kind: 'no_row' },
];

describe('a cause in words', () => {
  it('is there for every cause, in both languages, with nothing left open', () => {
    expect(new Set(CAUSES.map(({ kind }) => kind))).toEqual(new Set(DAY_CAUSES));
    for (const language of ['zh-CN', 'en'] as const) {
      for (const cause of CAUSES) {
        const lines = factLines({ cause, is_asset_day: true }, words[language], formatOf(language));
        for (const line of [causeName(cause, words[language]), ...lines]) {
          expect(line).not.toMatch(/\{\{|selfCheck\.|undefined|null/);
        }
        if (cause.kind !== 'no_row') expect(lines.length).toBeGreaterThan(0);
      }
    }
  });
  it('names what a reader can look up', () => {
    const t = words['zh-CN'];
    const lines = (cause: SelfCheckCause, isAssetDay = true) =>
      factLines({ cause, is_asset_day: isAssetDay }, t, formatOf('zh-CN'));
    expect(lines(CAUSES[1] as SelfCheckCause)).toEqual([
      '2026-05-20 贵州茅台 600519，超出 100（成交编号 T1，账户 A1）',
      '另有 4 项',
    ]);
    expect(lines(CAUSES[3] as SelfCheckCause)).toEqual(['账户 A1 没有当日记录，沿用 2026-05-19 的记录']);
    expect(lines(CAUSES[3] as SelfCheckCause, false)).toEqual(['账户 A1 自 2026-05-19 后没有记录，账簿仍有变动']);
    expect(lines(CAUSES[8] as SelfCheckCause)).toEqual(['2026-05-20 有同额的银证转入 +60.00（账户 A1）']);
  });
});

it('the address holds that the panel is open, and not beside a trace', () => {
  const place = { page: 'client', clientNo: '00571007', tab: 'profit' } as const;
  expect(formatRoute({ ...place, check: true })).toBe('#/client/00571007/profit?check');
  expect(parseRoute('#/client/00571007/profit?check')).toEqual({ ...place, check: true });
  expect(parseRoute(formatRoute({ ...place, why: 'pnl.pnl', check: true }))).toEqual({ ...place, why: 'pnl.pnl' });
  expect(parseRoute('#/sync/selfCheck')).toEqual({ page: 'sync', view: 'selfCheck', item: null });
});
