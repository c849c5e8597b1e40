/**
 * Life cycle of every client at the as-of date, from kept sums: the windows of a client who has a row on each of the
 * branch's asset days come from running sums, others are looked up one by one. The figures themselves are the registry's.
 */
import type { FigureSettings, LifeFacts } from '../../../src-shared/domain/figures/ground.ts';
import { LIFE_DAYS, lifeFacts } from '../../../src-shared/domain/value/lifeWindows.ts';
import { addMonths, firstOfMonth, monthOf, nextMonth, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { type Exact, normal, subtract } from '../../../src-shared/kernel/exact.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';
import { lastAssets, lastBranchDays } from '../queries/daySeries.ts';
import { netFlowBetween } from '../queries/flows.ts';
import { assetsBetween, type DayLookup, type DayRow } from './dayLookup.ts';

const ACTIVE = query
  .selectFrom('client_month')
  .select('order_rows')
  .where('month', '=', 0)
  .where('client_id', '=', 0)
  .compile().sql;

export class LifeCycle {
  private readonly store: Store;
  private readonly lookup: DayLookup;
  private readonly asOf: Ymd;
  private readonly settings: FigureSettings;
  private readonly branch: readonly Ymd[];
  private readonly months: readonly number[];
  /** Net flows by client since the first of the branch's last 20 asset days. */
  private flows: ReadonlyMap<number, Exact | null> | null = null;

  constructor(store: Store, lookup: DayLookup, asOf: Ymd, settings: FigureSettings) {
    this.store = store;
    this.lookup = lookup;
    this.asOf = asOf;
    this.settings = settings;
    this.branch = lastBranchDays(store, asOf, LIFE_DAYS);
    const months: number[] = [];
    for (
      let month = monthOf(addMonths(firstOfMonth(monthOf(asOf)), -11));
      month <= monthOf(asOf);
      month = nextMonth(month)
    ) {
      months.push(month);
    }
    this.months = months;
  }

  of(clientId: number, last: DayRow | null, lastOrderOn: Ymd | null): LifeFacts {
    const { lookup, branch, settings } = this;
    const lostBelowE4 = settings.lostBelow * 10_000;
    const activeMonths = (): number => this.activeMonths(clientId);
    const whole = last !== null && last.day === branch[0] && lookup.hasEveryDay(clientId, last);
    if (!whole || last.assetE4 < lostBelowE4) {
      return lifeFacts({
        own: lastAssets(this.store, clientId, this.asOf, LIFE_DAYS),
        branch,
        netFlowSince: (from) => netFlowBetween(this.store, clientId, from, this.asOf),
        tradedSince: (from) => lastOrderOn !== null && lastOrderOn >= from,
        activeMonths,
        lastOrderOn,
        lostBelowE4,
      });
    }
    const at = (back: number): DayRow | null => (back === 0 ? last : lookup.back(clientId, last, back));
    const sum = (n: number, skip: number): { sumE4: number; days: number } => {
      const later = at(skip);
      const days = Math.max(0, Math.min(n, branch.length - skip));
      return { sumE4: later === null ? 0 : assetsBetween(later, at(n + skip)).sumE4, days };
    };
    const start = (n: number): Ymd => branch[Math.min(n, branch.length) - 1] as Ymd;
    const tradedSince = (from: Ymd): boolean => lastOrderOn !== null && lastOrderOn >= from;
    return {
      hasAssets: true,
      last20: sum(20, 0),
      last60: sum(60, 0),
      before60: sum(60, 20),
      // Not below the bound today, so not on each of the last days; then the peak is not asked for.
      emptied: false,
      peakE4: null,
      netFlow20: this.netFlow(clientId, start(20)),
      tradedIn60: tradedSince(start(60)),
      tradedIn250: tradedSince(start(250)),
      activeMonths: tradedSince(start(60)) ? 0 : activeMonths(),
      lastOrderOn,
    };
  }

  private activeMonths(clientId: number): number {
    let n = 0;
    for (const month of this.months) {
      const row = this.store.raw(ACTIVE).get(month, clientId) as [number] | undefined;
      if (row !== undefined && row[0] > 0) n += 1;
    }
    return n;
  }

  private netFlow(clientId: number, since: Ymd): Exact | null {
    this.flows ??= flowsSince(this.store, since);
    const flow = this.flows.get(clientId);
    return flow === undefined ? { e4: 0, e11: 0 } : flow;
  }
}

function flowsSince(store: Store, since: Ymd): Map<number, Exact | null> {
  const rows = store.rows(
    query
      .selectFrom('client_flow')
      .select((e) => [
        'client_id',
        e.fn.sum<number>('flow_in_e4').as('in4'),
        e.fn.sum<number>('flow_in_e11').as('in11'),
        e.fn.sum<number>('flow_out_e4').as('out4'),
        e.fn.sum<number>('flow_out_e11').as('out11'),
        e.fn.sum<number>('unvalued').as('unvalued'),
      ])
      .where('day', '>=', since)
      .groupBy('client_id'),
  ) as [number, number, number, number, number, number][];
  return new Map(
    rows.map(([id, in4, in11, out4, out11, unvalued]) => [
      id,
      unvalued > 0 ? null : subtract(normal(in4, in11), normal(out4, out11)),
    ]),
  );
}
