// Client value and life cycle as of a day: average asset, tier, effective, lost, at risk, RFM inside the branch.
import { addMonths, monthOf } from './calendar.ts';
import type { Facts, Trade } from './facts.ts';
import { type Fraction, mean, sum, whole, ZERO } from './fraction.ts';
import { assetDays, assetOn, branchAssetDays, externalFlows } from './period.ts';
import { isDeal, netCommissionOf } from './turnover.ts';

export interface Rfm {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}
export interface Value {
  readonly averageAsset20: Fraction | null;
  readonly tier: string | null;
  readonly effective: boolean;
  readonly lost: boolean;
  readonly atRisk: readonly string[];
  readonly rfm: Rfm | null;
}

const accountsOf = (facts: Facts, clientNo: string): Set<string> =>
  new Set([...facts.accounts.values()].filter((a) => a.clientNo === clientNo).map((a) => a.accountNo));

/**
 * The client's last n asset days; where the client has fewer than n, the branch's last n.
 * `skip` leaves out that many days at the end first.
 */
export function lastDays(facts: Facts, accounts: ReadonlySet<string>, to: string, n: number, skip = 0): string[] {
  const own = assetDays(facts, accounts).filter((d) => d <= to);
  const days = own.length >= n + skip ? own : branchAssetDays(facts).filter((d) => d <= to);
  return days.slice(0, days.length - skip).slice(-n);
}

export function tierOf(average: Fraction): string {
  if (average.atLeast(whole(10_000_000))) return 'diamond';
  if (average.atLeast(whole(3_000_000))) return 'platinum';
  if (average.atLeast(whole(500_000))) return 'gold';
  return average.atLeast(whole(50_000)) ? 'growth' : 'basic';
}

export function computeValue(facts: Facts, clientNo: string, to: string): Value {
  const accounts = accountsOf(facts, clientNo);
  const status = facts.clients.get(clientNo)?.status ?? '';
  const deals = facts.trades.filter((t) => accounts.has(t.accountNo) && t.date <= to && isDeal({ facts }, t));
  const has = assetDays(facts, accounts).some((d) => d <= to);
  const average = (days: readonly string[]): Fraction => mean(days.map((d) => assetOn(facts, accounts, d))) ?? ZERO;
  const tradedIn = (days: readonly string[]): boolean =>
    days[0] !== undefined && deals.some((t) => t.date >= (days[0] as string));

  const last20 = lastDays(facts, accounts, to, 20);
  const last60 = lastDays(facts, accounts, to, 60);
  const average20 = has ? average(last20) : null;
  const effective =
    status === 'normal' &&
    has &&
    average(last60).atLeast(whole(10_000)) &&
    tradedIn(lastDays(facts, accounts, to, 250));

  const before250 = lastDays(facts, accounts, to, 250, 20);
  const gone =
    has &&
    last20.length === 20 &&
    last20.every((d) => assetOn(facts, accounts, d).below(whole(1000))) &&
    before250.some((d) => assetOn(facts, accounts, d).atLeast(whole(10_000)));
  const lost = status === 'closed' || gone;
  return {
    averageAsset20: average20,
    tier: average20 && tierOf(average20),
    effective,
    lost,
    atRisk: [
      ...(outflowHigh(facts, accounts, to) ? ['net_outflow'] : []),
      ...(wentQuiet(deals, last60, to) ? ['inactive'] : []),
    ],
    rfm: status === 'normal' ? (computeRfm(facts, to).get(clientNo) ?? null) : null,
  };
}

/** Net outflow of the last 20 asset days ≥ 30 % of the mean asset of the 60 before them. */
function outflowHigh(facts: Facts, accounts: ReadonlySet<string>, to: string): boolean {
  const last20 = lastDays(facts, accounts, to, 20);
  const before = lastDays(facts, accounts, to, 60, 20);
  const first = last20[0];
  const base = mean(before.map((d) => assetOn(facts, accounts, d)));
  if (first === undefined || base === null || base.sign() <= 0) return false;
  const net = sum(
    externalFlows(facts, accounts)
      .filter((f) => f.date >= first && f.date <= to)
      .map((f) => f.amount),
  );
  return net.negated().atLeast(base.times(whole(3)).over(whole(10)));
}

/** No trade in the last 60 asset days, though at least 6 of the 12 months that end with that of `to` had one. */
function wentQuiet(deals: readonly Trade[], last60: readonly string[], to: string): boolean {
  const first = last60[0];
  if (first === undefined || deals.some((t) => t.date >= first)) return false;
  const months = new Set(deals.map((t) => monthOf(t.date)));
  let active = 0;
  for (let k = 0; k < 12; k += 1) if (months.has(addMonths(monthOf(to), -k))) active += 1;
  return active >= 6;
}

const rfmCache = new WeakMap<Facts, Map<string, Map<string, Rfm>>>();

/** Scores of every client of status normal against all of them. */
export function computeRfm(facts: Facts, to: string): ReadonlyMap<string, Rfm> {
  let byDate = rfmCache.get(facts);
  if (!byDate) {
    byDate = new Map();
    rfmCache.set(facts, byDate);
  }
  const done = byDate.get(to);
  if (done) return done;
  const clients = [...facts.clients.values()].filter((c) => c.status === 'normal');
  const figures = clients.map((c) => {
    const accounts = accountsOf(facts, c.clientNo);
    const own = assetDays(facts, accounts).filter((d) => d <= to);
    const days = own.length >= 250 ? own : branchAssetDays(facts).filter((d) => d <= to);
    const from = days.slice(-250)[0] ?? '';
    const deals = facts.trades.filter((t) => accounts.has(t.accountNo) && t.date <= to && isDeal({ facts }, t));
    const last = deals.at(-1)?.date ?? null;
    const window = facts.trades.filter((t) => accounts.has(t.accountNo) && t.date >= from && t.date <= to);
    return {
      clientNo: c.clientNo,
      // Fewer days since the last trade is better, so the figure is negated: larger is better throughout.
      r: last === null ? null : whole(-days.filter((d) => d > last).length),
      f: whole(new Set(deals.filter((t) => t.date >= from).map((t) => t.date)).size),
      m: sum(window.map((t) => netCommissionOf({ facts }, t))),
    };
  });
  const worse = (a: Fraction | null, b: Fraction | null): boolean =>
    a === null ? b !== null : b !== null && a.below(b);
  const score = (own: Fraction | null, all: readonly (Fraction | null)[]): number =>
    1 + Math.floor((5 * all.filter((x) => worse(x, own)).length) / all.length);
  const scores = new Map(
    figures.map((x) => [
      x.clientNo,
      {
        r: score(
          x.r,
          figures.map((y) => y.r),
        ),
        f: score(
          x.f,
          figures.map((y) => y.f),
        ),
        m: score(
          x.m,
          figures.map((y) => y.m),
        ),
      },
    ]),
  );
  byDate.set(to, scores);
  return scores;
}
