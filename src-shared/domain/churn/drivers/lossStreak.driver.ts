/**
 * Loss streak: how many stretches of 20 trading days in a row, the newest first, ended with a loss (assets at the end less
 * those at the start less what flowed). Six at most are looked at.
 */
import { sign } from '../../../kernel/exact.ts';
import { defineDriver, found, none } from '../definition.ts';

export const lossStreak = defineDriver({
  name: 'loss_streak',
  unit: 'count',
  speaks: 'at_least',
  measure: ({ stretches }) => {
    if (stretches.length === 0) return none('too_few');
    for (const [lost, profit] of stretches.entries()) {
      if (profit === null) return none('transfer_without_price');
      if (sign(profit) >= 0) return found(lost);
    }
    return found(stretches.length);
  },
});
