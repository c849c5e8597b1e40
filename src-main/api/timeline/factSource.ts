/** What head office's files say the client did: days with trades, first buys, emptied holdings, flows, losses, falls of the margin. */
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import { holdingTurns } from '../../../src-shared/domain/book/holdingTurns.ts';
import type { Bounds } from '../../../src-shared/domain/reminders/definition.ts';
import { largeLoss } from '../../../src-shared/domain/reminders/loss.reminder.ts';
import { marginFalls } from '../../../src-shared/domain/risk/marginFalls.ts';
import { BUSINESS_TYPES, FLOW_KINDS } from '../../../src-shared/kernel/codes.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { exact } from '../../../src-shared/kernel/exact.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { Practice } from '../../../src-shared/records/practice.record.ts';
import { plain } from '../../../src-shared/records/words.ts';
import type { ReadStore } from '../../store/open.ts';
import { type Catalog, catalog, securityOf } from '../../store/queries/catalog.ts';
import type { Account, Client } from '../../store/queries/clients.ts';
import { loadDaySeries } from '../../store/queries/daySeries.ts';
import { flowRows, marginDays, type TradeOfDay, tradesOfDay, turnRows } from '../../store/queries/timeline/factRows.ts';
import type { Ref } from './ref.ts';

const LAST: Ymd = 99991231;

export function tradeRefs(store: ReadStore, accounts: readonly Account[]): Ref[] {
  const known = catalog(store);
  const ids = accounts.map(({ account_id }) => account_id);
  const turned = ids.map((id) => turnRows(store, id));
  const words = wordsFor(known);
  const days = new Set<Ymd>();
  for (const { rows } of turned) {
    let last = 0;
    for (const [day] of rows) {
      if (day !== last) days.add(day);
      last = day;
    }
  }
  const securitiesOf = lazy(() => {
    const found = new Map<Ymd, Set<number>>();
    for (const { rows } of turned) {
      for (const [day, security] of rows) {
        const securities = found.get(day);
        if (securities === undefined) found.set(day, new Set([security]));
        else securities.add(security);
      }
    }
    return found;
  });
  const refs = [...days].map(
    (day): Ref => ({
      day,
      kind: 'trades',
      rank: 4,
      order: 0,
      text: () => [...(securitiesOf().get(day) ?? [])].map(words).join('\n'),
      entry: () => tradesEntry(known, day, tradesOfDay(store, ids, day)),
    }),
  );
  const codes = new Map<number, number | null>();
  const codeOf = (security: number): number | null => {
    let code = codes.get(security);
    if (code === undefined) {
      code = securityOf(known, security).kind === 'repo' ? null : known.codes.resolve(security, LAST);
      codes.set(security, code);
    }
    return code;
  };
  for (const { day, security, turn } of holdingTurns(turned, codeOf)) {
    refs.push({
      day,
      kind: 'position',
      rank: 3,
      order: `${turn} ${security}`,
      text: () => words(security),
      entry: () => ({ kind: 'position', day: dateText(day), turn, security: named(known, security) }),
    });
  }
  return refs;
}

export function flowRefs(store: ReadStore, accounts: readonly Account[]): Ref[] {
  const known = catalog(store);
  const ids = accounts.map(({ account_id }) => account_id);
  const words = wordsFor(known);
  return flowRows(store, ids).map(({ day, flowNo, kind, amountE4, securityId, remark }): Ref => {
    const amount = moneyText(exact(amountE4));
    return {
      day,
      kind: 'flow',
      rank: 5,
      order: flowNo,
      text: () => [securityId === null ? '' : words(securityId), plain(remark ?? ''), amount].join('\n'),
      entry: () => ({
        kind: 'flow',
        day: dateText(day),
        flow: FLOW_KINDS[kind] as (typeof FLOW_KINDS)[number],
        amount,
        security: securityId === null ? null : named(known, securityId),
        flow_no: flowNo,
      }),
    };
  });
}

export function lossRefs(store: ReadStore, client: Client, bounds: Pick<Bounds, 'large_loss_ratio' | 'loss_from_fen'>) {
  const { days, assetE4, flowInE4, flowOutE4 } = loadDaySeries(store, client.client_id, 0, LAST);
  return days.flatMap((day, i): Ref[] => {
    const lost = largeLoss(
      {
        day,
        assetE4: assetE4[i] as number,
        beforeE4: assetE4[i - 1] ?? null,
        inE4: flowInE4[i] as number,
        outE4: flowOutE4[i] as number,
      },
      bounds,
    );
    if (lost === null) return [];
    const amount = moneyTextE4(lost.lostE4);
    const entry = { kind: 'loss' as const, day: dateText(day), amount, share: lost.share };
    return [{ day, kind: 'loss', rank: 6, order: 0, text: () => amount, entry: () => entry }];
  });
}

export function marginRefs(store: ReadStore, accounts: readonly Account[], practice: Practice): Ref[] {
  const ids = accounts.filter(({ account_kind }) => account_kind === 'margin').map(({ account_id }) => account_id);
  if (ids.length === 0) return [];
  const limits = { notice: practice.margin_notice_ratio, call: practice.margin_call_ratio };
  return marginFalls(marginDays(store, ids), limits).map(({ day, ...fall }): Ref => {
    const entry = { kind: 'margin' as const, day: dateText(day), ...fall };
    return { day, kind: 'margin', rank: 6, order: 1, text: () => '', entry: () => entry };
  });
}

function tradesEntry(known: Catalog, day: Ymd, trades: readonly TradeOfDay[]): TimelineEntry | undefined {
  const [one] = trades;
  if (one === undefined) return undefined;
  const byType = new Map<number, { rows: number; amountE4: number | null }>();
  for (const { type, amountE4 } of trades) {
    const sum = byType.get(type) ?? { rows: 0, amountE4: 0 };
    // An amount that is missing leaves the sum missing: never a smaller one.
    const amount = sum.amountE4 === null || amountE4 === null ? null : sum.amountE4 + amountE4;
    byType.set(type, { rows: sum.rows + 1, amountE4: amount });
  }
  const largest = trades.reduce((most, next) => ((next.amountE4 ?? -1) > (most.amountE4 ?? -1) ? next : most), one);
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

/** Code and name of a security as a search looks at them; each is folded once. */
function wordsFor(known: Catalog): (securityId: number) => string {
  const folded = new Map<number, string>();
  return (securityId) => {
    let words = folded.get(securityId);
    if (words === undefined) {
      const { code, name } = securityOf(known, securityId);
      words = plain(`${code} ${name}`);
      folded.set(securityId, words);
    }
    return words;
  };
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
