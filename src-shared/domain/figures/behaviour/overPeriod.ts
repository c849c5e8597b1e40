/** A sum of the period's habits as a result of its own, for counts and for the terms of a formula. */
import type { HabitSums } from '../../behaviour/habitSums.ts';
import { none, type Result, value } from '../definition.ts';
import { type Ground, periodGap } from '../ground.ts';

export function overPeriod<V>({ period, habits }: Ground, of: (habits: HabitSums) => V): Result<V> {
  const gap = periodGap(period);
  return gap === null ? value(of(habits)) : none(gap);
}
