/**
 * How far a client's tier has moved: the tier of the date against the one 20 asset days before, each by the mean of his
 * own last 20 asset days then (formulas.md, average_asset_20). Past tiers are not kept, they are worked out again.
 */
import { TIERS } from '../../../../src-shared/contract/values.ts';
import { averageAssetSum, TIER_DAYS, type TierBounds, tierOf } from '../../../../src-shared/domain/value/tier.ts';
import type { Ymd } from '../../../../src-shared/kernel/dates.ts';
import { assetSpans, lastAssets, lastBranchDays } from '../daySeries.ts';
import { figureSettings } from '../settings.ts';
import { type ColumnContext, type ColumnLoader, ended, numbers } from './context.ts';

/** Rows of a day with the sum of the client's last 20; null where the row 20 of his before is not on the branch's day. */
const SUMS_ON = `
  SELECT d.client_id, d.ordinal, CASE WHEN d.ordinal <= ${TIER_DAYS} THEN d.asset_sum ELSE d.asset_sum - e.asset_sum END
  FROM client_day d
  LEFT JOIN client_day e ON e.day = ? AND e.client_id = d.client_id AND e.ordinal = d.ordinal - ${TIER_DAYS}
  WHERE d.day = ? AND d.client_id > ?
  ORDER BY d.client_id LIMIT ?`;
/** Rows read in one step. */
const STEP_ROWS = 2_500;

/** Mean assets (yuan × 10^4, not rounded) of the last 20 asset days through a branch's asset day; NaN: no asset row by then. */
export function* averageAssetsOn(context: ColumnContext, day: Ymd): Generator<void, Float64Array, void> {
  const { store } = context;
  const out = context.numbers();
  const spans = assetSpans(store);
  const branch = lastBranchDays(store, day, TIER_DAYS + 1);
  const window = branch.slice(0, TIER_DAYS);
  const put = (clientId: number, sumE4: number, days: number): void => {
    const place = context.placeOfId(clientId);
    if (place >= 0) out[place] = sumE4 / days;
  };
  // Nearly all have a row on each of the branch's days; who has not is looked up by himself.
  let after = 0;
  for (let rows: [number, number, number | null][] | null = null; rows === null || rows.length === STEP_ROWS; ) {
    rows = store.raw(SUMS_ON).all(branch[TIER_DAYS] ?? 0, day, after, STEP_ROWS) as [number, number, number | null][];
    for (const [id, ordinal, sumE4] of rows) {
      after = id;
      const isYoung = ordinal <= TIER_DAYS;
      if (sumE4 === null || (isYoung && window[ordinal - 1] !== spans.get(id)?.first)) continue;
      put(id, sumE4, isYoung ? window.length : TIER_DAYS);
      spans.delete(id);
    }
    yield;
  }
  let looked = 0;
  for (const [id, { first }] of spans) {
    if (first > day) continue;
    const { sumE4, days } = averageAssetSum(lastAssets(store, id, day, TIER_DAYS), window);
    put(id, sumE4, days);
    if (++looked % 50 === 0) yield;
  }
  return out;
}

/** Ranks of the tiers, the lowest 0. */
function* tiersOn(context: ColumnContext, day: Ymd, bounds: TierBounds): Generator<void, Float64Array, void> {
  const averages = yield* averageAssetsOn(context, day);
  return averages.map((average) =>
    Number.isNaN(average) ? average : TIERS.length - 1 - TIERS.indexOf(tierOf(average, bounds)),
  );
}

function* steps(context: ColumnContext): Generator<void, Float64Array, void> {
  const days = lastBranchDays(context.store, context.at, TIER_DAYS + 1);
  const [now, then] = [days[0], days[TIER_DAYS]];
  if (now === undefined || then === undefined) return context.numbers();
  const { tierBounds } = figureSettings(context.store);
  const before = yield* tiersOn(context, then, tierBounds);
  return (yield* tiersOn(context, now, tierBounds)).map((rank, at) => rank - (before[at] as number));
}

/** Some milliseconds a step, so that whoever warms it can let others in between. */
export function* warmTierColumns(context: ColumnContext): Generator<void, void, void> {
  if (context.isKnown('tier steps')) return;
  const read = yield* steps(context);
  context.once('tier steps', () => read);
}

export const TIER_COLUMNS: Readonly<Record<string, ColumnLoader>> = {
  'event.tier_steps_20': (context) => numbers(context.once('tier steps', () => ended(steps(context)))),
};
