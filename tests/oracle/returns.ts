// Returns of the period: time-weighted from day returns, Dietz and XIRR from dated flows.
import { daysBetween } from './calendar.ts';
import { decimal, Fraction, ONE, sum, whole, ZERO } from './fraction.ts';
import { assetDays, assetOn, externalFlows, inPeriod, periodAssetDays, type Scope, startOf } from './period.ts';
import { lastPrice } from './priceTable.ts';
import { modifiedDietz, xirrRoots } from './xirr.ts';

export interface DayReturn {
  readonly date: string;
  readonly ratio: Fraction;
}
export interface Drawdown {
  readonly depth: number;
  readonly peak: string | null;
  readonly trough: string | null;
}
export interface Returns {
  readonly twr: number | null;
  readonly twrAnnualised: number | null;
  readonly dietz: number | null;
  readonly xirr: number | null;
  readonly xirrRoots: readonly number[];
  readonly volatility: number | null;
  readonly drawdown: Drawdown | null;
  readonly sharpe: number | null;
  readonly benchmark: number | null;
  readonly skippedDays: number;
  readonly missing: Readonly<Record<string, string>>;
}

const RISK_FREE = decimal('0.015');
const DAYS_A_YEAR = 250;
const FINE = 10n ** 60n;
/** Nearest multiple of 1e-60: keeps long products and sums of ratios short. */
const fine = (x: Fraction): Fraction => new Fraction(x.scaled(60), FINE);

/** r of every asset day of the period, and how many days were left out because nothing stood below the line. */
export function dayReturns(s: Scope): { returns: DayReturn[]; skipped: number } {
  const days = assetDays(s.facts, s.accounts);
  const flows = externalFlows(s.facts, s.accounts);
  const returns: DayReturn[] = [];
  let skipped = 0;
  days.forEach((day, k) => {
    const previous = days[k - 1];
    if (previous === undefined || !inPeriod(s, day)) return;
    const here = flows.filter((f) => f.date > previous && f.date <= day);
    const into = sum(here.filter((f) => f.amount.sign() > 0).map((f) => f.amount));
    const out = sum(here.filter((f) => f.amount.sign() < 0).map((f) => f.amount.abs()));
    const base = assetOn(s.facts, s.accounts, previous).plus(into);
    if (base.sign() <= 0) skipped += 1;
    else returns.push({ date: day, ratio: fine(assetOn(s.facts, s.accounts, day).plus(out).over(base).minus(ONE)) });
  });
  return { returns, skipped };
}

export const linked = (returns: readonly Fraction[]): Fraction =>
  returns.reduce((p, r) => fine(p.times(ONE.plus(r))), ONE).minus(ONE);

/** Sample standard deviation (n − 1) of the day returns, times √periods; null below two. */
export function volatilityOf(returns: readonly Fraction[], periods: number = DAYS_A_YEAR): number | null {
  const n = returns.length;
  if (n < 2) return null;
  const mean = fine(sum(returns).over(whole(n)));
  const squares = sum(returns.map((r) => fine(r.minus(mean).times(r.minus(mean)))));
  return Math.sqrt(
    squares
      .over(whole(n - 1))
      .times(whole(periods))
      .number(),
  );
}

export function sharpeOf(
  returns: readonly Fraction[],
  riskFree: Fraction,
  periods: number = DAYS_A_YEAR,
): number | null {
  const volatility = volatilityOf(returns, periods);
  if (volatility === null || volatility === 0) return null;
  return sum(returns).over(whole(returns.length)).times(whole(periods)).minus(riskFree).number() / volatility;
}

/** Equal values may differ by what rounding the index leaves; they are equals all the same. */
const TINY = decimal('0.00000000000000000001');

/** Deepest fall of the index below its highest point so far; the start counts as a point. First of equals. */
export function drawdownOf(start: string, returns: readonly DayReturn[]): Drawdown {
  let index = ONE;
  let top = ONE;
  let topDate = start;
  let worst = ZERO;
  let peak: string | null = null;
  let trough: string | null = null;
  for (const r of returns) {
    index = fine(index.times(ONE.plus(r.ratio)));
    if (index.above(top.plus(TINY))) {
      top = index;
      topDate = r.date;
    } else if (!top.isZero()) {
      const fall = index.over(top).minus(ONE);
      if (fall.plus(TINY).below(worst)) {
        worst = fall;
        peak = topDate;
        trough = r.date;
      }
    }
  }
  return { depth: worst.number(), peak, trough };
}

export function computeReturns(s: Scope): Returns {
  const { facts, accounts, to } = s;
  const start = startOf(s);
  const missing: Record<string, string> = {};
  const { returns, skipped } = dayReturns(s);
  const ratios = returns.map((r) => r.ratio);
  const twr = returns.length > 0 ? linked(ratios) : null;
  if (twr === null) missing.twr = 'no_day_return';
  const span = daysBetween(start, to);
  const long = span >= 365;
  const twrAnnualised = twr && long && twr.above(whole(-1)) ? (1 + twr.number()) ** (365 / span) - 1 : null;
  if (twrAnnualised === null) missing.twr_annualised = long ? 'no_day_return' : 'period_too_short';

  const flows = externalFlows(facts, accounts).filter((f) => inPeriod(s, f.date));
  const a0 = assetOn(facts, accounts, start);
  const a1 = assetOn(facts, accounts, to);
  const empty = periodAssetDays(s).length === 0;
  const dietz = empty ? null : modifiedDietz(start, to, a0, a1, flows);
  if (dietz === null) missing.dietz = 'base_not_positive';
  const dated = [
    { date: start, amount: a0.negated() },
    ...flows.map((f) => ({ date: f.date, amount: f.amount.negated() })),
    { date: to, amount: a1 },
  ];
  const roots = empty ? [] : xirrRoots(dated);
  const bothSigns = dated.some((f) => f.amount.sign() > 0) && dated.some((f) => f.amount.sign() < 0);
  if (roots.length === 0) missing.xirr = bothSigns ? 'no_root' : 'no_sign_change';

  const volatility = volatilityOf(ratios);
  if (volatility === null) missing.volatility = 'too_few';
  const sharpe = sharpeOf(ratios, RISK_FREE);
  if (sharpe === null) missing.sharpe = volatility === null ? 'too_few' : 'no_volatility';
  const startPoint = assetDays(facts, accounts).findLast((d) => d <= start) ?? start;
  const drawdown = returns.length > 0 ? drawdownOf(startPoint, returns) : null;
  const before = lastPrice(facts, 'IX', '000300', start);
  const after = lastPrice(facts, 'IX', '000300', to);
  const benchmark = before && after ? after.close.over(before.close).minus(ONE).number() : null;
  if (benchmark === null) missing.benchmark = 'no_benchmark';
  return {
    twr: twr?.number() ?? null,
    twrAnnualised,
    dietz: dietz?.number() ?? null,
    xirr: roots[0] ?? null,
    xirrRoots: roots,
    volatility,
    drawdown,
    sharpe,
    benchmark,
    skippedDays: skipped,
    missing,
  };
}
