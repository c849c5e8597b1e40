/**
 * Round trips as a distribution: what each sell row of known cost realised, in yuan and in per cent of the cost that it
 * gave up. realised = received − cost, so cost = received − realised with received = amount − fees.
 */

import { add, type Exact, exact, share, sign, subtract, toYuan, ZERO } from '../../kernel/exact.ts';
import type { BookRow } from '../book/position.ts';
import { type SymmetricBins, symmetricBins } from './symmetricBins.ts';

export interface Trip {
  readonly row: Pick<BookRow, 'amountE4' | 'feesE4'>;
  readonly realised: Exact;
}

/** Yuan, exact; null where there is no case to take a mean of. */
export interface TripResults {
  readonly n: number;
  readonly wins: number;
  readonly losses: number;
  /** Realised exactly 0. */
  readonly flat: number;
  readonly meanGain: Exact | null;
  /** ≤ 0. */
  readonly meanLoss: Exact | null;
  /** In yuan; ratios of cost. Null where no trip realised anything but 0. */
  readonly yuan: SymmetricBins | null;
  readonly ratio: SymmetricBins | null;
  /** Trips without a ratio: nothing was paid for what was sold. */
  readonly withoutCost: number;
}

/** realised / cost; null where the cost is not above 0. */
export function tripRatio({ row, realised }: Trip): number | null {
  const cost = subtract(exact((row.amountE4 as number) - row.feesE4), realised);
  return sign(cost) > 0 ? toYuan(realised) / toYuan(cost) : null;
}

export function tripResults(trips: readonly Trip[]): TripResults {
  let wins = 0;
  let losses = 0;
  let gained = ZERO;
  let lost = ZERO;
  const ratios: number[] = [];
  for (const trip of trips) {
    const side = sign(trip.realised);
    if (side > 0) {
      wins += 1;
      gained = add(gained, trip.realised);
    } else if (side < 0) {
      losses += 1;
      lost = add(lost, trip.realised);
    }
    const ratio = tripRatio(trip);
    if (ratio !== null) ratios.push(ratio);
  }
  return {
    n: trips.length,
    wins,
    losses,
    flat: trips.length - wins - losses,
    meanGain: wins === 0 ? null : share(gained, 1, wins),
    meanLoss: losses === 0 ? null : share(lost, 1, losses),
    yuan: symmetricBins(trips.map(({ realised }) => toYuan(realised))),
    ratio: symmetricBins(ratios),
    withoutCost: trips.length - ratios.length,
  };
}
