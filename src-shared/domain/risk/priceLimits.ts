/**
 * The exchanges' daily price limits by kind of security, as a table of dates: how far below the last close a security
 * may trade on a day. Per cent of the last close. Dates and rates as in the notes on the field, § 3.5.
 *
 * Sources: main boards ±10 % since 1996-12-16; ST and *ST ±5 % since 1998-04-22, ±10 % from 2026-07-06 (SSE trading
 * rules 2026; SZSE 深证上〔2026〕551号, art. 3.3.13, 10.9); ChiNext ±20 % from 2020-08-24, ST too (深交所创业板交易特别规定);
 * STAR ±20 % since 2019-07-22 (上交所科创板股票交易特别规定); Beijing ±30 % since 2021-11-15 (北交所交易规则); convertible
 * bonds ±20 % from 2022-08-01, before that none (沪深交易所可转换公司债券交易实施细则); funds ±10 %, those of STAR and ChiNext
 * ±20 % like their boards; REITs ±10 % (基础设施基金业务办法). Government and corporate bonds have none. The first five trading
 * days of a stock have none on STAR and ChiNext, and on the main boards since the registration system (2023-04-10); on
 * the Beijing exchange the first day has none.
 */
import type { Ymd } from '../../kernel/dates.ts';

export const LIMIT_RULES = [
  'main',
  'st',
  'chinext',
  'star',
  'bse',
  'convertible',
  'fund',
  'fund_star',
  'fund_chinext',
  'reit',
] as const;
export type LimitRule = (typeof LIMIT_RULES)[number];

interface LimitStep {
  readonly from: Ymd;
  readonly percent: number;
}

const STEPS: Readonly<Record<LimitRule, readonly LimitStep[]>> = {
  main: [{ from: 19961216, percent: 10 }],
  st: [
    { from: 19980422, percent: 5 },
    { from: 20260706, percent: 10 },
  ],
  chinext: [
    { from: 20091030, percent: 10 },
    { from: 20200824, percent: 20 },
  ],
  star: [{ from: 20190722, percent: 20 }],
  bse: [{ from: 20211115, percent: 30 }],
  convertible: [{ from: 20220801, percent: 20 }],
  fund: [{ from: 19961216, percent: 10 }],
  fund_star: [{ from: 20190722, percent: 20 }],
  fund_chinext: [
    { from: 19961216, percent: 10 },
    { from: 20200824, percent: 20 },
  ],
  reit: [{ from: 20210621, percent: 10 }],
};

/** First trading days without a limit, of stocks listed on or after the date. */
const FREE_DAYS: Readonly<Partial<Record<LimitRule, { readonly listedFrom: Ymd; readonly days: number }>>> = {
  main: { listedFrom: 20230410, days: 5 },
  chinext: { listedFrom: 20200824, days: 5 },
  star: { listedFrom: 20190722, days: 5 },
  bse: { listedFrom: 20211115, days: 1 },
};

export interface LimitedSecurity {
  readonly market: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly board: string | null;
}

/** A sign for special treatment before the name, in half or full width. */
export function isSpecialTreatment(name: string): boolean {
  return /^S?\*?ST/.test(name.normalize('NFKC').trimStart().toUpperCase());
}

/** The rule that holds for a security; null: it has no limit, or none is known here. */
export function limitRule({ market, code, name, kind, board }: LimitedSecurity): LimitRule | null {
  if (kind === 'stock') {
    if (board === 'star' || board === 'chinext' || board === 'bse') return board;
    return isSpecialTreatment(name) ? 'st' : 'main';
  }
  if (kind === 'convertible') return 'convertible';
  if (kind === 'etf' || kind === 'fund') {
    if (board === 'star' || (market === 'SH' && code.startsWith('588'))) return 'fund_star';
    return board === 'chinext' ? 'fund_chinext' : 'fund';
  }
  const isReit = (market === 'SH' && code.startsWith('508')) || (market === 'SZ' && code.startsWith('180'));
  return kind === 'other' && isReit ? 'reit' : null;
}

export interface PriceLimit {
  readonly rule: LimitRule;
  readonly percent: number;
  /** Since when this percentage holds. */
  readonly since: Ymd;
}

/**
 * The limit on a trading day. `listed`: the day of listing and the trading days from then to the day before this one,
 * where that is recent enough to matter. Null: no limit that day.
 */
export function priceLimit(
  security: LimitedSecurity,
  day: Ymd,
  listed: { readonly on: Ymd; readonly days: number } | null = null,
): PriceLimit | null {
  const rule = limitRule(security);
  if (rule === null) return null;
  const free = FREE_DAYS[rule];
  if (free !== undefined && listed !== null && listed.on >= free.listedFrom && listed.days < free.days) return null;
  const step = STEPS[rule].findLast(({ from }) => from <= day);
  return step === undefined ? null : { rule, percent: step.percent, since: step.from };
}
