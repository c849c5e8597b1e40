/**
 * Inactivity against his own habit: trading days since his last order, in multiples of his usual gap. The usual gap is the
 * mean one in the part of the last 250 trading days that ended with that order, a trading week at least: whoever deals
 * every day is not silent after a week. Fewer than 6 days with an order are no habit.
 */
import { defineDriver, found, none } from '../definition.ts';

export const LEAST_ORDER_DAYS = 6;
/** Trading days of a week. */
export const LEAST_GAP = 5;

export const inactive = defineDriver({
  name: 'inactive',
  unit: 'times',
  speaks: 'at_least',
  measure: ({ orders }) => {
    if (orders === null) return none('not_computed_yet');
    const { since, days, of } = orders;
    if (since === null || days < LEAST_ORDER_DAYS) return none('too_few');
    return found(since / Math.max(LEAST_GAP, (of - since) / days));
  },
});
