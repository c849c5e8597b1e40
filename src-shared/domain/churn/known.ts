/**
 * The ground of one client on one day out of his whole history: the only place that cuts time. Facts count by their own date,
 * those that came later than their date by the day they came, what the branch wrote by the day it was written. Nothing later is asked for: a history that goes on after the day gives the
 * same ground as one that ends with it (tests/domain/churn/known.test.ts plants what comes later).
 */
import { addDays, parseDate, type Ymd } from '../../kernel/dates.ts';
import { add, type Exact, exact, subtract, ZERO } from '../../kernel/exact.ts';
import { type Tier, type TierBounds, tierOf } from '../value/tier.ts';
import { type AssetWindow, type ChurnGround, HABIT_DAYS, STRETCH_DAYS, STRETCHES } from './definition.ts';

/** A client's last asset row on or before a day. */
export interface AssetMark {
  /** Which of his asset days it is, from 1. */
  readonly ordinal: number;
  readonly assetE4: number;
  /** Σ A(d) up to it, as high · 2^26 + low. */
  readonly sumHigh: number;
  readonly sumLow: number;
}
export const SUM_UNIT = 67_108_864;

/** Something of a day that counts from `knownOn` on, where it came later than its day. */
export interface DatedFact {
  readonly day: Ymd;
  readonly knownOn?: Ymd;
}
export interface DatedNet extends DatedFact {
  /** In less out; null: a transfer of that day has no value. */
  readonly net: Exact | null;
}

/** Something that was written down: true from the day on which it was known, until it was known otherwise. */
export interface Noted {
  readonly from: Ymd;
  readonly until: Ymd | null;
}
export interface NotedContact extends Noted {
  readonly on: Ymd;
}

/** The branch's day (UTC+8) of a moment as records keep it (ISO 8601, UTC). */
export function noteDay(at: string): Ymd {
  const day = parseDate(at.slice(0, 10));
  if (day === null) throw new Error('a record without the moment it was written');
  return Number(at.slice(11, 13)) >= DAY_TURNS_UTC ? addDays(day, 1) : day;
}
/** Hour of UTC at which China's day turns. */
const DAY_TURNS_UTC = 16;

export interface ChurnHistory {
  readonly markAt: (day: Ymd) => AssetMark | null;
  /** Ascending. */
  readonly flows: readonly DatedNet[];
  /** Ascending; days on which more of a security left than came. */
  readonly movedOut: readonly DatedFact[];
  /** Days with an order in [from, to] as they were known on `to`, and the last of them; null: not kept yet. */
  readonly orders: ((from: Ymd, to: Ymd) => { readonly days: number; readonly last: Ymd | null }) | null;
  readonly contacts: readonly NotedContact[];
  /** While a complaint stood neither answered nor closed. */
  readonly complaints: readonly Noted[];
}

/** What holds for the whole branch. */
export interface BranchTime {
  /** The branch's asset days, ascending. */
  readonly days: readonly Ymd[];
  /** When the branch began to write records; null: not yet. */
  readonly recordsFrom: Ymd | null;
  readonly tierBounds: TierBounds;
  readonly norms: Readonly<Record<Tier, number>>;
}

/** Place of the last day on or before a date, -1: none. */
export function placeOf(days: ArrayLike<Ymd>, date: Ymd): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as Ymd) <= date) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function groundAt(history: ChurnHistory, branch: BranchTime, on: Ymd): ChurnGround {
  const { days } = branch;
  const at = placeOf(days, on);
  const markBack = (back: number): AssetMark | null => (at - back < 0 ? null : history.markAt(days[at - back] as Ymd));
  const last20 = between(markBack(0), markBack(20));
  /** Flows of the last n trading days. */
  const net = (n: number): Exact | null => netBetween(history.flows, days[Math.max(0, at - n + 1)] ?? on, on, on);
  const tier = last20.days === 0 ? null : tierOf(last20.sumE4 / last20.days, branch.tierBounds);
  return {
    on,
    assetE4: markBack(0)?.assetE4 ?? null,
    last20,
    before20: between(markBack(20), markBack(80)),
    before60: between(markBack(60), markBack(120)),
    net20: net(20),
    net60: net(60),
    net250: net(250),
    stretches: stretchesOf(history, days, at, markBack, on),
    movedOut: at < 0 ? 0 : countBetween(history.movedOut, days[Math.max(0, at - 19)] as Ymd, on),
    orders: ordersOf(history, days, at, on),
    hasRecords: branch.recordsFrom !== null && branch.recordsFrom <= on,
    lastContact: lastContact(history.contacts, on),
    contactNorm: tier === null ? null : branch.norms[tier],
    openComplaints: history.complaints.filter((noted) => isKnown(noted, on)).length,
  };
}

const isKnown = ({ from, until }: Noted, on: Ymd): boolean => from <= on && (until === null || until > on);

function between(later: AssetMark | null, earlier: AssetMark | null): AssetWindow {
  if (later === null) return { sumE4: 0, days: 0 };
  if (earlier === null) return { sumE4: later.sumHigh * SUM_UNIT + later.sumLow, days: later.ordinal };
  return {
    sumE4: (later.sumHigh - earlier.sumHigh) * SUM_UNIT + (later.sumLow - earlier.sumLow),
    days: later.ordinal - earlier.ordinal,
  };
}

/** Σ flows dated in [from, to], as it was known on `by` (without it: as it is known now); null: one of them has no value. */
export function netBetween(flows: readonly DatedNet[], from: Ymd, to: Ymd, by?: Ymd): Exact | null {
  let sum = ZERO;
  for (let i = flows.length - 1; i >= 0; i--) {
    const { day, net, knownOn } = flows[i] as DatedNet;
    if (day < from) break;
    if (day > to || (by !== undefined && knownOn !== undefined && knownOn > by)) continue;
    if (net === null) return null;
    sum = add(sum, net);
  }
  return sum;
}

function countBetween(facts: readonly DatedFact[], from: Ymd, to: Ymd): number {
  return facts.filter(({ day, knownOn = day }) => day >= from && day <= to && knownOn <= to).length;
}

function stretchesOf(
  history: ChurnHistory,
  days: readonly Ymd[],
  at: number,
  markBack: (back: number) => AssetMark | null,
  on: Ymd,
): (Exact | null)[] {
  const out: (Exact | null)[] = [];
  for (let i = 0; i < STRETCHES; i++) {
    const end = markBack(i * STRETCH_DAYS);
    const start = markBack((i + 1) * STRETCH_DAYS);
    if (end === null || start === null) break;
    const startDay = days[at - (i + 1) * STRETCH_DAYS] as Ymd;
    const flow = netBetween(history.flows, startDay + 1, days[at - i * STRETCH_DAYS] as Ymd, on);
    out.push(flow === null ? null : subtract(exact(end.assetE4 - start.assetE4), flow));
  }
  return out;
}

function ordersOf({ orders }: ChurnHistory, days: readonly Ymd[], at: number, on: Ymd): ChurnGround['orders'] {
  if (orders === null) return null;
  const first = Math.max(0, at - HABIT_DAYS + 1);
  const from = days[first];
  if (from === undefined) return { since: null, days: 0, of: 0 };
  const { days: n, last } = orders(from, on);
  return { since: last === null ? null : at - placeOf(days, last), days: n, of: at - first + 1 };
}

function lastContact(contacts: readonly NotedContact[], on: Ymd): Ymd | null {
  let last: Ymd | null = null;
  for (const contact of contacts) {
    if (contact.on <= on && isKnown(contact, on) && (last === null || contact.on > last)) last = contact.on;
  }
  return last;
}
