/**
 * What a client's trades of a period add up to, for the figures of behaviour: counts and sums alone, so that two
 * stretches of time add up to the whole. Quantities E2, amounts E4.
 */

import type { Ymd } from '../../kernel/dates.ts';
import { type Exact, ZERO } from '../../kernel/exact.ts';

/** Orders that had 21 closes before them, and those of them that followed a move past the bound. */
export interface MoveSums {
  rows: number;
  amountE4: number;
  hitRows: number;
  hitAmountE4: number;
}

export interface HabitSums {
  /** Positions sold at a gain or loss, held at a paper gain or loss, on days with a sale. */
  rg: number;
  pg: number;
  rl: number;
  pl: number;
  /** Lot pieces closed, Σ days·quantity, Σ quantity, and the quantity by days held. */
  pieces: number;
  pieceDays: number;
  pieceQuantity: number;
  readonly quantityByDays: Map<number, number>;
  /** Sell rows of known cost: how many, with a gain, with a loss, and what they realised. */
  trips: number;
  wins: number;
  losses: number;
  gained: Exact;
  /** ≤ 0. */
  lost: Exact;
  readonly chasing: MoveSums;
  readonly panic: MoveSums;
  /** Orders (buy and sell rows that are not repo): rows, amount, and the amount by channel, industry and board. */
  orders: number;
  orderAmountE4: number;
  readonly byChannel: Map<string, number>;
  readonly byIndustry: Map<string, number>;
  readonly byBoard: Map<string, number>;
  /** Months (yyyymm) with an order. */
  readonly activeMonths: Set<number>;
  /** Days with an order. */
  readonly activeDays: Set<Ymd>;
}

export function noHabits(): HabitSums {
  return {
    rg: 0,
    pg: 0,
    rl: 0,
    pl: 0,
    pieces: 0,
    pieceDays: 0,
    pieceQuantity: 0,
    quantityByDays: new Map(),
    trips: 0,
    wins: 0,
    losses: 0,
    gained: ZERO,
    lost: ZERO,
    chasing: { rows: 0, amountE4: 0, hitRows: 0, hitAmountE4: 0 },
    panic: { rows: 0, amountE4: 0, hitRows: 0, hitAmountE4: 0 },
    orders: 0,
    orderAmountE4: 0,
    byChannel: new Map(),
    byIndustry: new Map(),
    byBoard: new Map(),
    activeMonths: new Set(),
    activeDays: new Set(),
  };
}
