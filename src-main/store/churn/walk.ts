/**
 * The warning's hit rate: walks through the branch's past month ends, scores every client by what was known on each of them,
 * and looks whether he left within 20, 60 and 120 trading days. Reads only.
 */
import { HORIZONS, type ScoreCount, ScoreTally, walkPlaces } from '../../../src-shared/domain/churn/hitRate.ts';
import { type ChurnHistory, netBetween } from '../../../src-shared/domain/churn/known.ts';
import { hasLeft } from '../../../src-shared/domain/churn/outcome.ts';
import { partsOf, scoreOf } from '../../../src-shared/domain/churn/score.ts';
import { lifeDays } from '../../../src-shared/domain/value/lifeWindows.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { lastAssets } from '../queries/daySeries.ts';
import { figureSettings } from '../queries/settings.ts';
import type { ChurnClient } from './branch.ts';
import { Past } from './past.ts';
import { loadChurn } from './settings.ts';

export interface WalkHooks {
  progress(done: number, total: number): void;
  cancelled(): boolean;
}

export interface HorizonCounts {
  /** Trading days. */
  readonly days: number;
  /** Past days that this horizon was looked at from. */
  readonly dates: number;
  readonly counts: readonly ScoreCount[];
  /** Cases in which nobody can say whether he left: a transfer has no value. */
  readonly unknown: number;
}
export interface WalkResult {
  readonly dates: readonly Ymd[];
  readonly horizons: readonly HorizonCounts[];
}

/** Trading days on which a lost client is below the floor. */
const LOST_DAYS = 20;

/** Null: cancelled. */
export function churnWalk(store: Store, hooks: WalkHooks): WalkResult | null {
  const settings = loadChurn(store).body;
  const { lostBelow, lostPeak } = figureSettings(store);
  const past = new Past(store);
  const { days } = past.branch;
  const places = walkPlaces(days);
  const tallies = HORIZONS.map((ahead) => ({ ahead, tally: new ScoreTally(), dates: 0, unknown: 0 }));
  for (const [step, at] of places.entries()) {
    if (hooks.cancelled()) return null;
    const on = days[at] as Ymd;
    const ahead = tallies.filter((one) => at + one.ahead < days.length);
    for (const one of ahead) one.dates += 1;
    for (const [place, client] of past.clients.entries()) {
      const history = past.historyOf(place);
      const assetE4 = history.markAt(on)?.assetE4 ?? null;
      // Who had nothing to lose cannot leave; who is closed has left before, or nobody knows when.
      if (assetE4 === null || assetE4 < lostPeak * E4_OF_YUAN || isClosed(client, on)) continue;
      const score = scoreOf(partsOf(past.valuesOn(place, on), settings));
      for (const one of ahead) {
        const end = days[at + one.ahead] as Ymd;
        const left = hasLeft(
          {
            assetE4,
            isClosed: isClosed(client, end),
            isEmptied: isEmptied(store, client.id, history, days, at + one.ahead, lostBelow * E4_OF_YUAN),
            net: netBetween(history.flows, on + 1, end),
          },
          settings.left_ratio,
        );
        if (left === null) one.unknown += 1;
        else one.tally.add(score, left);
      }
    }
    hooks.progress(step + 1, places.length);
  }
  return {
    dates: places.map((at) => days[at] as Ymd),
    horizons: tallies.map(({ ahead, tally, dates, unknown }) => ({ days: ahead, dates, counts: tally.all(), unknown })),
  };
}

const E4_OF_YUAN = 10_000;

/** A closed client whose day nobody told is left out of every day. */
function isClosed({ status, closedOn }: ChurnClient, on: Ymd): boolean {
  return status === 'closed' ? closedOn === null || closedOn <= on : closedOn !== null && closedOn <= on;
}

/** Lost by formulas.md at the end: below the floor on each of the last 20 asset days. Looked at only where the last one is. */
function isEmptied(
  store: Store,
  clientId: number,
  history: ChurnHistory,
  days: readonly Ymd[],
  at: number,
  floorE4: number,
): boolean {
  const last = history.markAt(days[at] as Ymd);
  if (last === null || last.assetE4 >= floorE4) return false;
  const own = lastAssets(store, clientId, days[at] as Ymd, LOST_DAYS);
  const branch = days.slice(Math.max(0, at - LOST_DAYS + 1), at + 1).reverse();
  const window = lifeDays(own, branch, LOST_DAYS);
  return window.length === LOST_DAYS && window.every(({ assetE4 }) => assetE4 < floorE4);
}
