/**
 * `service.timeline`: records and facts of a client in one line of days, newest first. Pages are of whole days: each source
 * is read as far back as the page needs, a source that stopped early bounds the page at the day it stopped on, and a day
 * that alone is longer than a page is read whole.
 */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { ENTRY_KINDS, type EntryKind, type TimelineEntry } from '../../src-shared/contract/serviceCalls.ts';
import { BUSINESS_TYPES, FLOW_KINDS } from '../../src-shared/kernel/codes.ts';
import { dateText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import { exact } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';
import type { Kind } from '../../src-shared/records/registry.ts';
import type { ReadStore } from '../store/open.ts';
import { type Catalog, catalog, securityOf } from '../store/queries/catalog.ts';
import { accountsOfClient, type Client, findClient } from '../store/queries/clients.ts';
import {
  flowsBackwards,
  namingBackwards,
  recordsBackwards,
  type Stretch,
  type TradeOfDay,
  tradeDaysBackwards,
  tradesOfDay,
} from '../store/queries/timeline.ts';
import type { Caller } from './caller.ts';
import { riskValidity } from './clientHead.ts';
import { maySee, shapeOf } from './records.ts';

const LIMIT = 60;
const FIRST: Ymd = 0;
const LAST: Ymd = 99991231;

interface Dated {
  readonly day: Ymd;
  /** Within a day: records before facts, then as the source has them. */
  readonly rank: number;
  readonly entry: () => TimelineEntry;
}
interface Source {
  read(stretch: Stretch): Dated[];
}

/** @throws Refusal not_found */
export function timeline(
  store: ReadStore,
  { client_no, before, kinds = [...ENTRY_KINDS], limit = LIMIT }: CallInput<'service.timeline'>,
  caller: Caller,
): CallOutput<'service.timeline'> {
  const client = findClient(store, client_no);
  if (client === undefined) throw new Refusal('not_found', `there is no client ${client_no}`);
  const until = before === undefined ? LAST : (parseDate(before) ?? LAST);
  const sources = sourcesOf(store, client, kinds, caller);
  const { found, next } = page(sources, until, limit);
  return { entries: found.map(({ entry }) => entry()), next: next === null ? null : dateText(next) };
}

/** Whole days before `until`, some `limit` entries; `next`: days before it are still to come. */
function page(sources: readonly Source[], until: Ymd, limit: number): { found: Dated[]; next: Ymd | null } {
  const read = sources.map((source) => source.read({ from: FIRST, before: until, limit }));
  // A source that gave as much as it was asked for may have more on its last day: that day is not whole yet.
  const whole = Math.max(
    FIRST,
    ...read.filter((rows) => rows.length === limit).map((rows) => rows.at(-1)?.day ?? FIRST),
  );
  if (whole === FIRST) return { found: inOrder(read.flat()), next: null };
  const found = inOrder(read.flat().filter(({ day }) => day > whole));
  if (found.length > 0) return { found: found, next: (found.at(-1) as Dated).day };
  const day = { from: whole, before: until, limit: Number.MAX_SAFE_INTEGER };
  return { found: inOrder(sources.flatMap((source) => source.read(day))), next: whole };
}

function inOrder(entries: readonly Dated[]): Dated[] {
  // Array sort is stable: within a source the order stays.
  return [...entries].sort((a, b) => b.day - a.day || a.rank - b.rank);
}

function sourcesOf(store: ReadStore, client: Client, kinds: readonly EntryKind[], caller: Caller): Source[] {
  const asked = new Set(kinds);
  const own = (['contact', 'complaint', 'task', 'goal'] as const).filter((kind) => asked.has(kind));
  const naming: Kind[] = [...own.filter((kind) => kind === 'contact' || kind === 'task'), ...only(asked, 'household')];
  const known = catalog(store);
  const accounts = accountsOfClient(store, client.client_id).map(({ account_id }) => account_id);
  const sources: Source[] = [
    {
      read: (stretch) =>
        recordsBackwards(store, client.client_no, own, stretch).map((record): Dated => {
          const day = record.day as Ymd;
          const entry = () => ({ kind: 'record' as const, day: dateText(day), of: null, record: shapeOf(record) });
          return { day, rank: 0, entry };
        }),
    },
    {
      read: (stretch) =>
        namingBackwards(store, client.client_no, naming, (record) => maySee(caller, record), stretch).map(
          (record): Dated => {
            const { shown: day, ...row } = record;
            const of = record.client_no;
            const entry = () => ({ kind: 'record' as const, day: dateText(day), of, record: shapeOf(row) });
            return { day, rank: 1, entry };
          },
        ),
    },
  ];
  if (asked.has('risk')) sources.push({ read: (stretch) => riskEvents(client, stretch) });
  if (asked.has('trades')) {
    sources.push({
      read: (stretch) =>
        tradeDaysBackwards(store, accounts, stretch).map((day): Dated => {
          const entry = () => tradesEntry(known, day, tradesOfDay(store, accounts, day));
          return { day, rank: 3, entry };
        }),
    });
  }
  if (asked.has('flow')) {
    sources.push({
      read: (stretch) =>
        flowsBackwards(store, accounts, stretch).map(({ day, flowNo, kind, amountE4, securityId }): Dated => {
          const entry = () => ({
            kind: 'flow' as const,
            day: dateText(day),
            flow: FLOW_KINDS[kind] as (typeof FLOW_KINDS)[number],
            amount: moneyText(exact(amountE4)),
            security: securityId === null ? null : named(known, securityId),
            flow_no: flowNo,
          });
          return { day, rank: 4, entry };
        }),
    });
  }
  return sources;
}

function only<K extends EntryKind & Kind>(asked: ReadonlySet<EntryKind>, kind: K): K[] {
  return asked.has(kind) ? [kind] : [];
}

function riskEvents(client: Client, { from, before }: Stretch): Dated[] {
  const { until } = riskValidity(client, client.risk_assessed_on ?? FIRST);
  const events = [
    { day: until, event: 'expires' as const },
    { day: client.risk_assessed_on, event: 'assessed' as const },
  ];
  return events
    .flatMap(({ day, event }): Dated[] => {
      if (day === null || day < from || day >= before) return [];
      const entry = () => ({ kind: 'risk' as const, day: dateText(day), event, level: client.risk_level });
      return [{ day, rank: 2, entry }];
    })
    .sort((a, b) => b.day - a.day);
}

function tradesEntry(known: Catalog, day: Ymd, trades: readonly TradeOfDay[]): TimelineEntry {
  const byType = new Map<number, { rows: number; amountE4: number | null }>();
  for (const { type, amountE4 } of trades) {
    const sum = byType.get(type) ?? { rows: 0, amountE4: 0 };
    // An amount that is missing leaves the sum missing: never a smaller one.
    const amount = sum.amountE4 === null || amountE4 === null ? null : sum.amountE4 + amountE4;
    byType.set(type, { rows: sum.rows + 1, amountE4: amount });
  }
  const largest = trades.reduce((most, one) => ((one.amountE4 ?? -1) > (most.amountE4 ?? -1) ? one : most));
  return {
    kind: 'trades',
    day: dateText(day),
    rows: trades.length,
    types: [...byType]
      .sort(([a], [b]) => a - b)
      .map(([type, { rows, amountE4 }]) => ({ type: typeOf(type), rows, amount: money(amountE4) })),
    largest: {
      security: named(known, largest.securityId),
      type: typeOf(largest.type),
      amount: money(largest.amountE4),
    },
  };
}

function typeOf(type: number): (typeof BUSINESS_TYPES)[number] {
  return BUSINESS_TYPES[type] as (typeof BUSINESS_TYPES)[number];
}

function money(amountE4: number | null): string | null {
  return amountE4 === null ? null : moneyText(exact(amountE4));
}

function named(known: Catalog, securityId: number): { market: string; code: string; name: string } {
  const { market, code, name } = securityOf(known, securityId);
  return { market, code, name };
}
