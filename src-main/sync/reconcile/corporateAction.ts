/**
 * Does a corporate action that nobody told us of explain why head office's quantities of a security differ? Its sign is one
 * ratio for the branch's holders. Evidence, the strongest first:
 * - at least two holders and more than half of all differ by the same ratio, to the share that rounding costs each of them;
 * - the exchange set the previous close of the security apart from the close before, by that ratio;
 * - one holder's odd lot fits a usual ratio (1.1 … 3.0, a whole split up to 10, a merge of 2 to 10) to the share, where a
 *   trade in lots would not.
 */
import type { BreakCause } from '../../../src-shared/contract/breaks.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { priceText } from '../../../src-shared/kernel/money.ts';
import type { PriceStep } from '../../store/reconciliation/accountRows.ts';

type CorporateAction = Extract<BreakCause, { cause: 'corporate_action' }>;

export interface HolderBreak {
  readonly bookE2: number;
  readonly headE2: number;
}

/** Of a share, E2. */
const SHARE = 100;
/** Shares that a usual lot holds, E2; odd lots below one hundred shares fit any ratio by chance. */
const LOT = 100 * SHARE;
/** How far the step of the price may be from the ratio: a dividend paid with it moves the price, too. */
const PRICE_TOLERANCE = 0.03;
/** A smaller step is an ordinary day's rounding or a dividend. */
const SMALLEST_STEP = 0.04;

const USUAL_RATIOS: readonly number[] = [
  ...Array.from({ length: 20 }, (_, i) => (11 + i) / 10),
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  ...Array.from({ length: 9 }, (_, i) => 1 / (i + 2)),
];

/**
 * `breaks`: the security's breaks; `holders`: how many accounts hold it in our book; `steps`: its newest price rows, newest
 * first.
 */
export function corporateAction(
  breaks: readonly HolderBreak[],
  holders: number,
  steps: readonly PriceStep[],
): CorporateAction | null {
  // A holding that is gone at head office was paid back or sold: a trade that is missing.
  const held = breaks.filter((b) => b.bookE2 > 0 && b.headE2 > 0);
  const largest = held.reduce<HolderBreak | null>((a, b) => (a === null || b.bookE2 > a.bookE2 ? b : a), null);
  if (largest === null) return null;
  const ratio = largest.headE2 / largest.bookE2;
  // The largest holder's own quantity was rounded to the share: its ratio may be off by that much for every other.
  const fitting = held.filter((b) => Math.abs(b.headE2 - b.bookE2 * ratio) <= SHARE * (1 + b.bookE2 / largest.bookE2));
  const price = priceStep(ratio, steps);
  const shared = fitting.length >= 2 && fitting.length * 2 > holders;
  const usual = usualRatio(largest);
  if (!shared && price === null && usual === null) return null;
  const said = !shared && price === null && usual !== null ? usual : ratio;
  return {
    cause: 'corporate_action',
    ratio: ratioText(said, fitting),
    holders: fitting.length,
    of: Math.max(holders, fitting.length),
    price,
  };
}

/** Evidence of one holder's odd lot alone. */
export function isSlight({ price, holders, of }: CorporateAction): boolean {
  return price === null && (holders < 2 || holders * 2 <= of);
}

/** The day on which the exchange's previous close is the close before divided by about the ratio. */
function priceStep(ratio: number, steps: readonly PriceStep[]): CorporateAction['price'] {
  for (let i = 0; i < steps.length; i++) {
    const { trade_date, prev_close_e4: previous } = steps[i] as PriceStep;
    const before = steps.slice(i + 1).find((row) => row.close_e4 !== null)?.close_e4;
    if (previous === null || previous <= 0 || before === undefined || before === null) continue;
    const step = before / previous;
    if (Math.abs(step - 1) < SMALLEST_STEP || Math.abs(step / ratio - 1) > PRICE_TOLERANCE) continue;
    return { date: dateText(trade_date as Ymd), prev_close: priceText(previous), close_before: priceText(before) };
  }
  return null;
}

function usualRatio({ bookE2, headE2 }: HolderBreak): number | null {
  if (bookE2 < LOT || (headE2 - bookE2) % LOT === 0) return null;
  return USUAL_RATIOS.find((ratio) => Math.abs(headE2 - bookE2 * ratio) < SHARE) ?? null;
}

/** With the fewest decimals that still fit every holder. */
function ratioText(ratio: number, fitting: readonly HolderBreak[]): string {
  for (let decimals = 0; decimals <= 4; decimals++) {
    const rounded = Number(ratio.toFixed(decimals));
    if (fitting.every((b) => Math.abs(b.headE2 - b.bookE2 * rounded) <= SHARE)) return String(rounded);
  }
  return String(Number(ratio.toFixed(6)));
}
