/**
 * What a holding loses if it falls to its price limit on the next trading day: quantity × (close − limit price). The limit
 * price is close × (1 − percent) rounded to the tick, half up, and at least one tick below the close (the exchanges'
 * trading rules). Exact money: the only assumption is the fall itself.
 */
import { type Exact, quantityTimesPrice } from '../../kernel/exact.ts';

/** Smallest step of a price, E4: 0.01 yuan for stocks, 0.001 for everything else. */
export function tickE4(kind: string): number {
  return kind === 'stock' ? 100 : 10;
}

/** E4; `percent` a whole number of per cent. */
export function limitPriceE4(closeE4: number, percent: number, tick: number): number {
  // close·(100 − percent) / 100 in ticks, half up, in integers.
  const dividend = closeE4 * (100 - percent);
  const divisor = 100 * tick;
  const rounded = Math.floor((2 * dividend + divisor) / (2 * divisor)) * tick;
  return Math.max(Math.min(rounded, closeE4 - tick), Math.min(tick, closeE4));
}

/** The loss, ≥ 0. */
export function limitLoss(quantityE2: number, closeE4: number, limitE4: number): Exact {
  return quantityTimesPrice(quantityE2, closeE4 - limitE4);
}
