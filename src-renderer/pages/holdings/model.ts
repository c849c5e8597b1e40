/** The positions' sums and shares. Pure. */
import type { ClientReport, ReportPosition } from '../../../src-shared/contract/clientReport.ts';
import { ExactSum, e4OrNull } from '../../format/decimal.ts';

export interface PositionTotals {
  readonly marketValue: string | null;
  readonly unrealised: string | null;
  /** Unrealised ÷ cost over the positions that have both. */
  readonly unrealisedRatio: number | null;
  readonly weight: number | null;
  /** Positions whose cost is unknown: their unrealised profit is in no total. */
  readonly leftOut: number;
}

export function totalPositions(positions: readonly ReportPosition[]): PositionTotals {
  const value = new ExactSum();
  const gain = new ExactSum();
  let cost = 0;
  let weight = 0;
  let valued = 0;
  let gained = 0;
  for (const position of positions) {
    const valueE4 = e4OrNull(position.market_value);
    if (valueE4 !== null) {
      value.add(valueE4);
      valued++;
    }
    const gainE4 = e4OrNull(position.unrealised);
    const costE4 = e4OrNull(position.cost);
    if (gainE4 !== null && costE4 !== null) {
      gain.add(gainE4);
      cost += costE4;
      gained++;
    }
    if (position.weight !== null) weight += position.weight;
  }
  const unrealised = gained === 0 ? null : gain.text();
  return {
    marketValue: valued === 0 ? null : value.text(),
    unrealised,
    unrealisedRatio: unrealised === null || cost <= 0 ? null : (Number(unrealised) * 10_000) / cost,
    weight: valued === 0 ? null : weight,
    leftOut: positions.length - gained,
  };
}

/** Unrealised profit over cost; null where either is missing or nothing was paid. */
export function unrealisedRatio(position: ReportPosition): number | null {
  const gain = e4OrNull(position.unrealised);
  const cost = e4OrNull(position.cost);
  return gain === null || cost === null || cost <= 0 ? null : gain / cost;
}

type Split = ClientReport['splits']['industry'][number];

/** Largest first; what is missing comes last. */
export function sortSplit(split: readonly Split[]): readonly Split[] {
  return [...split].sort((a, b) => (b.weight ?? -1) - (a.weight ?? -1));
}
