/**
 * `client.habits`: the lists of the Habits page of one client over a period. The ground counts the habits while the
 * book is replayed; what it counted is kept, put in order by the domain and written as text here.
 */

import type { ClientHabits } from '../../src-shared/contract/habitCalls.ts';
import { holdingSpans } from '../../src-shared/domain/behaviour/holdingSpans.ts';
import type { SymmetricBins } from '../../src-shared/domain/behaviour/symmetricBins.ts';
import { tripResults } from '../../src-shared/domain/behaviour/tripResults.ts';
import { periodGap } from '../../src-shared/domain/figures/ground.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import type { Exact } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';
import type { ReadStore } from '../store/open.ts';
import { clientOnGround, type ReportPeriod } from './ground.ts';
import { feeLists } from './habits/costs.ts';
import { dispositionLists, moveList } from './habits/evidence.ts';
import { spreadMonths } from './habits/months.ts';
import { orderLists } from './habits/orders.ts';
import { Witnesses } from './trace/evidenceSource.ts';

/** Throws Refusal no_data, not_found, bad_request. */
export function clientHabits(store: ReadStore, clientNo: string, asked: ReportPeriod): ClientHabits {
  const witnesses = new Witnesses();
  const on = clientOnGround(store, clientNo, asked, (accountId) => witnesses.of(accountId));
  const { period, material } = on;
  const gap = periodGap(period);
  // Asking for the book plays it, with the witnesses listening; without a period nothing is counted.
  if (gap === null) on.book();
  return {
    client_no: on.client.client_no,
    as_of: dateText(on.asOf),
    from: dateText(period.from),
    from_effective: period.start === null ? null : dateText(period.start),
    to: dateText(period.to),
    gap,
    holding: holdingLists(witnesses),
    trips: tripLists(witnesses),
    disposition: dispositionLists(on, witnesses.disposition),
    chasing: moveList(on, witnesses.chasing),
    panic: moveList(on, witnesses.panic),
    chase_percent: material.settings.chasePercent,
    panic_percent: material.settings.panicPercent,
    months: gap === null ? spreadMonths(on) : [],
    orders: orderLists(on, gap === null),
    ...feeLists(on, gap === null),
  };
}

function holdingLists({ pieces }: Witnesses): ClientHabits['holding'] {
  return {
    pieces: pieces.length,
    spans: holdingSpans(pieces.map(({ event }) => event)).map((span) => ({
      from_days: span.fromDays,
      to_days: span.toDays,
      pieces: span.pieces,
      share: span.share,
    })),
  };
}

function tripLists(witnesses: Witnesses): ClientHabits['trips'] {
  const found = tripResults(witnesses.trips.map(({ event }) => event));
  const bins = (histogram: SymmetricBins | null): ClientHabits['trips']['yuan'] =>
    histogram === null
      ? null
      : { width: histogram.width, bins: histogram.bins.map((bin) => ({ ...bin })), zero: histogram.zero };
  const text = (value: Exact | null): string | null => (value === null ? null : moneyText(value));
  return {
    n: found.n,
    wins: found.wins,
    losses: found.losses,
    flat: found.flat,
    mean_gain: text(found.meanGain),
    mean_loss: text(found.meanLoss),
    yuan: bins(found.yuan),
    ratio: bins(found.ratio),
    without_cost: found.withoutCost,
  };
}
