/**
 * Daily prices of the demo market: a market factor with changing volatility, industry factors and each security's own
 * noise, cut at the price limits of board and date, ex-right reference prices on the days of corporate actions, no row
 * on a day without trading. Prices are whole ticks in 1e-4 yuan.
 */
import type { Actions, CorporateAction } from './corporateActions.ts';
import { createRandom, type Random } from './random.ts';
import { INDUSTRIES } from './securityNames.ts';
import type { Security } from './universe.ts';

export interface Quotes {
  readonly days: number;
  /** By security id × days + day; close 0: no row that day. */
  readonly closeE4: Int32Array;
  readonly prevE4: Int32Array;
  readonly openE4: Int32Array;
  readonly highE4: Int32Array;
  readonly lowE4: Int32Array;
  readonly volume: Float64Array;
  readonly indices: readonly IndexSeries[];
}

export interface IndexSeries {
  readonly code: string;
  readonly closeE4: Int32Array;
  readonly openE4: Int32Array;
  readonly highE4: Int32Array;
  readonly lowE4: Int32Array;
  readonly prevFirstE4: number;
}

/** Day on which the ±5 % of ST stocks on the main boards became ±10 %. */
const ST_CHANGE_DATE = '2026-07-06';
const NO_LIMIT = 9;
/** The market's mean log return a day: some 5 % a year, whatever the seed. */
const DAILY_DRIFT = 0.0002;

/** Price limit as a ratio of the reference price. `tradedDays`: days with trading before this one since listing. */
export function limitRatio(security: Security, date: string, tradedDays: number): number {
  const fresh = security.firstDay > 0;
  if (security.kind === 'stock') {
    if (security.board === 'bse') return fresh && tradedDays < 1 ? NO_LIMIT : 0.3;
    if (fresh && tradedDays < 5) return NO_LIMIT;
    if (security.board === 'star' || (security.board === 'chinext' && date >= '2020-08-24')) return 0.2;
    return security.specialTreatment && date < ST_CHANGE_DATE ? 0.05 : 0.1;
  }
  if (security.kind === 'etf') return security.code.startsWith('588') ? 0.2 : 0.1;
  if (security.kind === 'convertible') return 0.2;
  return security.kind === 'bond' || security.kind === 'repo' ? NO_LIMIT : 0.1;
}

/** Reference price after the actions of a day (除权除息参考价). */
export function referenceE4(prevE4: number, tickE4: number, actions: readonly CorporateAction[]): number {
  let cash = 0;
  let paid = 0;
  let shares = 1;
  for (const action of actions) {
    if (action.kind === 'dividend' || action.kind === 'coupon') cash += action.valueE4;
    if (action.kind === 'bonus') shares += action.per100 / 100;
    if (action.kind === 'rights') {
      action.valueE4 = Math.max(100, Math.round((prevE4 * 0.7) / 100) * 100);
      paid += (action.valueE4 * action.per100) / 100;
      shares += action.per100 / 100;
    }
    if (action.kind === 'split') shares *= 2;
    if (action.kind === 'merge') shares /= 2;
  }
  return Math.max(tickE4, Math.round((prevE4 - cash + paid) / shares / tickE4) * tickE4);
}

export function simulateMarket(
  seed: number,
  securities: readonly Security[],
  dates: readonly string[],
  actions: Actions,
): Quotes {
  const random = createRandom(seed, 'market');
  const days = dates.length;
  const size = securities.length * days;
  const quotes = {
    closeE4: new Int32Array(size),
    prevE4: new Int32Array(size),
    openE4: new Int32Array(size),
    highE4: new Int32Array(size),
    lowE4: new Int32Array(size),
    volume: new Float64Array(size),
  };
  const marketReturn = new Float64Array(days);
  const industryReturn = new Float64Array(days * INDUSTRIES.length);
  const drift = new Float64Array(INDUSTRIES.length);
  let logVolatility = 0;
  for (let day = 0; day < days; day++) {
    logVolatility = 0.93 * logVolatility + 0.16 * random.normal();
    const season = 0.0011 * Math.sin((2 * Math.PI * day) / 137) + 0.0003;
    marketReturn[day] = season + 0.0085 * Math.exp(logVolatility) * random.normal();
    for (let i = 0; i < INDUSTRIES.length; i++) {
      drift[i] = 0.97 * (drift[i] as number) + 0.0005 * random.normal();
      industryReturn[day * INDUSTRIES.length + i] = (drift[i] as number) + 0.006 * random.normal();
    }
  }

  const mean = marketReturn.reduce((sum, value) => sum + value, 0) / days;
  for (let day = 0; day < days; day++) marketReturn[day] = (marketReturn[day] as number) - mean + DAILY_DRIFT;

  for (const security of securities) {
    const base = security.id * days;
    let lastE4 = security.startPriceE4;
    let traded = 0;
    const turnover = Math.exp(13 + 2.2 * random.next());
    for (let day = 0; day < days; day++) {
      const today = (actions.byDay[day] as readonly CorporateAction[]).filter((action) => action.security === security);
      const refE4 = today.length === 0 ? lastE4 : referenceE4(lastE4, security.tickE4, today);
      if (day < security.firstDay || day > security.lastDay) continue;
      lastE4 = refE4;
      if (actions.suspended[base + day] === 1) continue;
      const ratio = limitRatio(security, dates[day] as string, traded);
      const tick = security.tickE4;
      const highest = ratio === NO_LIMIT ? Number.MAX_SAFE_INTEGER : Math.round((refE4 * (1 + ratio)) / tick) * tick;
      const lowest = ratio === NO_LIMIT ? tick : Math.max(tick, Math.round((refE4 * (1 - ratio)) / tick) * tick);
      const limited = (price: number): number => Math.min(highest, Math.max(lowest, Math.round(price / tick) * tick));
      const change = returnOf(random, security, day, traded, marketReturn, industryReturn, lastE4);
      const closeE4 = limited(refE4 * Math.exp(change));
      const wiggle = security.volatility * 0.5;
      const openE4 = limited(refE4 * Math.exp(change * 0.3 + wiggle * 0.4 * random.normal()));
      quotes.closeE4[base + day] = closeE4;
      quotes.prevE4[base + day] = refE4;
      quotes.openE4[base + day] = openE4;
      quotes.highE4[base + day] = limited(Math.max(openE4, closeE4) * (1 + wiggle * Math.abs(random.normal())));
      quotes.lowE4[base + day] = limited(Math.min(openE4, closeE4) * (1 - wiggle * Math.abs(random.normal())));
      quotes.volume[base + day] = Math.floor(turnover * Math.exp(0.4 * random.normal() + 12 * Math.abs(change)));
      lastE4 = closeE4;
      traded++;
    }
  }
  return { days, ...quotes, indices: indicesOf(random, marketReturn) };
}

function returnOf(
  random: Random,
  security: Security,
  day: number,
  traded: number,
  market: Float64Array,
  industry: Float64Array,
  lastE4: number,
): number {
  const noise = random.normal();
  if (security.kind === 'repo') return Math.log(Math.max(8000, 0.9 * lastE4 + 0.1 * 17_000 + 900 * noise) / lastE4);
  if (security.delistedOn !== null && security.kind === 'stock' && day > security.lastDay - 15)
    return -0.05 + 0.02 * noise;
  if (security.firstDay > 0 && traded === 0) return 0.35 + 0.45 * random.next();
  const fresh = security.firstDay > 0 && traded < 20 ? 2.2 : 1;
  const sector = security.kind === 'bond' ? 0 : (industry[day * INDUSTRIES.length + security.industryIndex] as number);
  return (
    security.beta * (market[day] as number) +
    sector * Math.min(1, security.beta) +
    security.volatility * fresh * noise -
    security.volatility ** 2 / 2
  );
}

function indicesOf(random: Random, marketReturn: Float64Array): IndexSeries[] {
  const starts: readonly (readonly [string, number, number])[] = [
    ['000300', 38_865_300, 0.0012],
    ['000001', 32_971_200, 0.0018],
    ['399006', 21_482_600, 0.006],
  ];
  return starts.map(([code, startE4, ownNoise]) => {
    const days = marketReturn.length;
    const series = {
      code,
      closeE4: new Int32Array(days),
      openE4: new Int32Array(days),
      highE4: new Int32Array(days),
      lowE4: new Int32Array(days),
      prevFirstE4: startE4,
    };
    let last = startE4;
    for (let day = 0; day < days; day++) {
      const change = (marketReturn[day] as number) + ownNoise * random.normal();
      const close = Math.round((last * Math.exp(change)) / 100) * 100;
      const open = Math.round((last * Math.exp(change * 0.3)) / 100) * 100;
      series.closeE4[day] = close;
      series.openE4[day] = open;
      series.highE4[day] = Math.round((Math.max(open, close) * (1 + 0.003 * random.next())) / 100) * 100;
      series.lowE4[day] = Math.round((Math.min(open, close) * (1 - 0.003 * random.next())) / 100) * 100;
      last = close;
    }
    return series;
  });
}
