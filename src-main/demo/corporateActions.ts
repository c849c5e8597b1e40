/**
 * What happens to the securities: dividends, bonus and rights shares, ETF splits and merges, coupons, bonds paid back,
 * listings, suspensions, a delisting, code changes. Each kind happens in the initial period and in the nights, so that
 * every part of the contract occurs in both; the ordinary ones come on top at their usual season.
 */
import { createRandom, type Random } from './random.ts';
import { NEVER, type Security } from './universe.ts';

export type ActionKind =
  | 'dividend'
  | 'bonus'
  | 'rights'
  | 'split'
  | 'merge'
  | 'coupon'
  | 'redeem'
  | 'allot'
  | 'codeChange';

export interface CorporateAction {
  readonly kind: ActionKind;
  readonly day: number;
  readonly security: Security;
  /** dividend, coupon: yuan a share; rights, redeem: price; in 1e-4. Rights: set when the price before is known. */
  valueE4: number;
  /** New shares per 100 held (bonus, rights). */
  readonly per100: number;
}

export interface Phase {
  readonly name: 'initial' | 'nightly';
  readonly first: number;
  readonly last: number;
}

export interface Actions {
  readonly byDay: readonly (readonly CorporateAction[])[];
  /** Days without trading: security id × days + day. */
  readonly suspended: Uint8Array;
  /** Securities that the specimen accounts hold, so that every event touches somebody. */
  readonly held: readonly Security[];
}

/** Day at a fraction of a phase; never its very first day in the initial period. */
export function dayAt(phase: Phase, fraction: number): number {
  const day = phase.first + Math.floor(fraction * (phase.last - phase.first + 1));
  return Math.min(phase.last, Math.max(phase.name === 'initial' ? 1 : phase.first, day));
}

/** The day on which all stocks of the Beijing exchange took codes of 920xxx. */
const BSE_CHANGE_DATE = '2025-10-09';

export function planActions(
  seed: number,
  securities: readonly Security[],
  dates: readonly string[],
  phases: readonly Phase[],
): Actions {
  const random = createRandom(seed, 'actions');
  const days = dates.length;
  const byDay: CorporateAction[][] = dates.map(() => []);
  const suspended = new Uint8Array(securities.length * days);
  const used = new Set<number>();
  const held: Security[] = [];

  const add = (kind: ActionKind, day: number, security: Security, valueE4 = 0, per100 = 0): void => {
    byDay[day]?.push({ kind, day, security, valueE4, per100 });
  };
  const take = (fits: (security: Security) => boolean): Security => {
    const found = securities.find((security) => !used.has(security.id) && fits(security));
    if (found === undefined) throw new Error('the demo market is too small for its events');
    used.add(found.id);
    return found;
  };
  const codes = new Set(securities.map((security) => security.code));
  const changeCode = (security: Security, day: number): void => {
    let code = '';
    while (code === '' || codes.has(code)) code = `920${String(random.int(1000)).padStart(3, '0')}`;
    codes.add(code);
    security.newCode = code;
    security.codeChangeDay = day;
    add('codeChange', day, security);
  };
  const plainStock = (security: Security): boolean =>
    security.kind === 'stock' && security.board === 'main' && !security.specialTreatment;
  const oldBse = (security: Security): boolean =>
    security.board === 'bse' && !security.code.startsWith('920') && security.newCode === null;

  for (const phase of phases) {
    const at = (fraction: number): number => dayAt(phase, fraction);
    const payer = take(plainStock);
    add('dividend', at(0.1), payer, 3500);
    add('bonus', at(0.1), payer, 0, 30);
    const issuer = take(plainStock);
    add('rights', at(0.25), issuer, 0, 30);
    const split = take((security) => security.kind === 'etf');
    add('split', at(0.3), split);
    const merge = take((security) => security.kind === 'etf');
    add('merge', at(0.45), merge);
    const bond = take((security) => security.kind === 'bond' && security.riskRating !== '');
    add('coupon', at(0.2), bond, 27_500);
    add('redeem', at(0.7), bond, 1_006_400);
    bond.lastDay = at(0.7) - 1;
    bond.delistedOn = dates[at(0.7)] ?? null;
    const stopped = take(plainStock);
    for (
      let day = at(0.5);
      day <= Math.min(phase.last, at(0.5) + Math.max(0, Math.floor((phase.last - phase.first) * 0.08)));
      day++
    )
      suspended[stopped.id * days + day] = 1;
    const moved = take(oldBse);
    if (phase.name === 'nightly' || dates.indexOf(BSE_CHANGE_DATE) > phase.last || !dates.includes(BSE_CHANGE_DATE))
      changeCode(moved, at(0.4));
    const dying = take((security) => security.specialTreatment);
    dying.lastDay = at(0.8);
    dying.delistedOn = dates[at(0.8)] ?? null;
    held.push(payer, issuer, split, merge, bond, stopped, moved, dying);
    const listings = 1 + Math.floor((phase.last - phase.first) / 40);
    for (let i = 0; i < listings; i++) {
      const fresh = take(
        (security) =>
          security.kind === 'stock' &&
          security.id % 3 === 1 &&
          (i % 2 === 0 ? security.board === 'chinext' : security.board !== 'bse') &&
          !security.specialTreatment,
      );
      const day = at(i === 0 ? 0.35 : i / listings);
      fresh.firstDay = day;
      fresh.listedOn = dates[day] as string;
      if (day > 0) add('allot', day - 1, fresh, fresh.startPriceE4);
    }
  }
  const bseDay = dates.indexOf(BSE_CHANGE_DATE);
  const nights = phases.find((phase) => phase.name === 'nightly');
  if (bseDay > 0 && nights !== undefined && bseDay < nights.first)
    for (const security of securities) if (oldBse(security)) changeCode(security, bseDay);

  for (const security of securities) {
    if (security.firstDay === 0 && security.listedOn >= (dates[0] as string))
      security.listedOn = `1999${security.listedOn.slice(4)}`;
    if (!used.has(security.id) && security.kind === 'stock') seasonOf(random, security, dates, add, suspended);
  }
  // A security trades on the day on which its price is adjusted.
  byDay.forEach((actions, day) => {
    for (const { security } of actions) suspended[security.id * days + day] = 0;
  });
  return { byDay, suspended, held };
}

/** The ordinary year of a stock: a dividend in early summer, now and then an interim one, a bonus, a pause in trading. */
function seasonOf(
  random: Random,
  security: Security,
  dates: readonly string[],
  add: (kind: ActionKind, day: number, security: Security, valueE4?: number, per100?: number) => void,
  suspended: Uint8Array,
): void {
  const years = new Set(dates.map((date) => date.slice(0, 4)));
  const dayFrom = (date: string): number => dates.findIndex((one) => one >= date);
  for (const year of years) {
    const generous = security.startPriceE4 * (0.005 + random.next() * 0.03);
    const summer = dayFrom(`${year}-0${random.between(5, 7)}-${String(random.between(10, 28))}`);
    const summerDate = dates[summer];
    if (random.chance(0.65) && summerDate?.startsWith(year) && summer > 0) {
      add('dividend', summer, security, Math.max(100, Math.round(generous / 100) * 100));
      if (random.chance(0.12)) add('bonus', summer, security, 0, random.pick([20, 30, 40, 50]));
    }
    const autumn = dayFrom(`${year}-${random.pick(['09', '10', '11'])}-${String(random.between(10, 28))}`);
    const autumnDate = dates[autumn];
    if (random.chance(0.2) && autumnDate?.startsWith(year) && autumn > 0)
      add('dividend', autumn, security, Math.max(100, Math.round(generous / 200) * 100));
    const rights = random.chance(0.01) ? random.between(2, dates.length) : NEVER;
    if (rights < dates.length && rights !== summer && rights !== autumn) add('rights', rights, security, 0, 20);
    if (random.chance(0.07)) {
      const from = 2 + random.int(dates.length);
      const until = Math.min(dates.length - 2, from + random.between(1, 8));
      for (let day = from; day < until; day++) suspended[security.id * dates.length + day] = 1;
    }
  }
}
