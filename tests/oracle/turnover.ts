// Turnover, style and what trading costs, over the period and by month.
import { feesOf } from './book.ts';
import { addDays, dayBefore, monthOf, sameDayMonthsOn } from './calendar.ts';
import { securityKey, type Trade } from './facts.ts';
import { decimal, type Fraction, mean, sum, whole, ZERO } from './fraction.ts';
import { assetOn, inPeriod, lastAssetRows, periodAssetDays, type Scope } from './period.ts';

export interface MonthTurnover {
  readonly month: string;
  readonly volume: Fraction;
  readonly averageAsset: Fraction;
  readonly turnover: Fraction | null;
}
export interface Turnover {
  readonly volume: Fraction;
  readonly averageAsset: Fraction | null;
  readonly turnover: Fraction | null;
  readonly turnoverAnnualised: Fraction | null;
  readonly holdingTurnover: Fraction | null;
  readonly style: string | null;
  readonly sixMonthTurnover: Fraction | null;
  readonly feeDrag: Fraction | null;
  readonly commission: Fraction;
  readonly commissionRate: Fraction | null;
  readonly netCommission: Fraction;
  readonly byMonth: readonly MonthTurnover[];
  readonly missing: Readonly<Record<string, string>>;
}

const SMALLEST_BASE = whole(1000);

export const kindOf = (s: Pick<Scope, 'facts'>, t: Trade): string | undefined =>
  s.facts.securities.get(securityKey(t.market, t.code))?.kind;
/** A buy or sell row that is not repo. */
export const isDeal = (s: Pick<Scope, 'facts'>, t: Trade): boolean =>
  (t.type === 'buy' || t.type === 'sell') && kindOf(s, t) !== 'repo';

export const tradesOf = (s: Scope): Trade[] =>
  s.facts.trades.filter((t) => s.accounts.has(t.accountNo) && inPeriod(s, t.date));
const amounts = (list: readonly Trade[]): Fraction => sum(list.map((t) => t.amount ?? ZERO));
const ratio = (top: Fraction, base: Fraction | null): Fraction | null =>
  base === null || base.below(SMALLEST_BASE) ? null : top.over(base);
const assets = (s: Scope, days: readonly string[]): Fraction | null =>
  mean(days.map((d) => assetOn(s.facts, s.accounts, d)));

/** Handling fee of an exchange on a stock amount of that day. */
function handlingRate(market: string, on: string): Fraction {
  if (market === 'BJ') return decimal(on >= '2023-08-28' ? '0.000125' : '0.00025');
  if (on < '2015-08-01') return ZERO;
  return decimal(on >= '2023-08-28' ? '0.0000341' : '0.0000487');
}
const REGULATORY = decimal('0.00002');

/** Commission less what goes on to exchange and regulator; only buys and sells of stocks carry those. */
export function netCommissionOf(s: Pick<Scope, 'facts'>, t: Trade): Fraction {
  if (!isDeal(s, t) || kindOf(s, t) !== 'stock') return t.commission;
  return t.commission.minus((t.amount ?? ZERO).times(handlingRate(t.market, t.date).plus(REGULATORY)));
}

export function styleOf(turnover: Fraction): string {
  if (turnover.atLeast(whole(40))) return 'high_frequency';
  if (turnover.atLeast(whole(12))) return 'short_term';
  return turnover.atLeast(whole(3)) ? 'mid_term' : 'long_term';
}

/** Two-sided turnover of the six months that end on `to`, cut to the client's data. */
export function sixMonthTurnover(s: Scope): Fraction | null {
  const from = addDays(sameDayMonthsOn(s.to, -6), 1);
  const first = s.facts.assets
    .filter((r) => s.accounts.has(r.accountNo))
    .map((r) => r.date)
    .sort()[0];
  if (first === undefined) return null;
  const window: Scope = { ...s, from, fromEffective: first <= dayBefore(from) ? from : addDays(first, 1) };
  return ratio(amounts(tradesOf(window).filter((t) => isDeal(s, t))), assets(window, periodAssetDays(window)));
}

export function computeTurnover(s: Scope): Turnover {
  const missing: Record<string, string> = {};
  const days = periodAssetDays(s);
  const all = tradesOf(s);
  const deals = all.filter((t) => isDeal(s, t));
  const volume = amounts(deals);
  const averageAsset = assets(s, days);
  const turnover = ratio(volume, averageAsset);
  const why = averageAsset === null ? 'no_asset_day' : 'base_too_small';
  if (averageAsset === null) missing.average_asset = why;
  if (turnover === null) for (const f of ['turnover', 'turnover_annualised', 'fee_drag']) missing[f] = why;
  const held = mean(days.map((d) => sum(lastAssetRows(s.facts, s.accounts, d).map((r) => r.marketValue ?? ZERO))));
  const holdingTurnover = ratio(volume.over(whole(2)), held);
  if (holdingTurnover === null) missing.holding_turnover = why === 'no_asset_day' ? why : 'base_too_small';
  const six = sixMonthTurnover(s);
  if (six === null) for (const f of ['style', 'six_month_turnover']) missing[f] = 'base_too_small';
  const commission = sum(all.map((t) => t.commission));
  const commissionRate = volume.isZero() ? null : sum(deals.map((t) => t.commission)).over(volume);
  if (commissionRate === null) missing.commission_rate_effective = 'no_trades';
  const months = [...new Set(days.map(monthOf))];
  const byMonth = months.map((month) => {
    const v = amounts(deals.filter((t) => monthOf(t.date) === month));
    const a =
      assets(
        s,
        days.filter((d) => monthOf(d) === month),
      ) ?? ZERO;
    return { month, volume: v, averageAsset: a, turnover: ratio(v, a) };
  });
  return {
    volume,
    averageAsset,
    turnover,
    holdingTurnover,
    commission,
    commissionRate,
    byMonth,
    missing,
    turnoverAnnualised: turnover === null ? null : turnover.times(whole(250)).over(whole(days.length)),
    style: six && styleOf(six),
    sixMonthTurnover: six,
    feeDrag: ratio(sum(all.map(feesOf)), averageAsset),
    netCommission: sum(all.map((t) => netCommissionOf(s, t))),
  };
}
