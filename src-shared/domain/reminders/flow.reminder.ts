/** Much money that came in or went out on a day: one task a day and direction. */
import { addDays } from '../../kernel/dates.ts';
import { moneyTextE4 } from '../../kernel/money.ts';
import { type Bounds, defineReminder, E4_OF_FEN, LOOK_BACK_DAYS, type Occasion } from './definition.ts';

export const flow = defineReminder({
  rule: 'flow',
  holdsFrom: (today) => addDays(today, -LOOK_BACK_DAYS),
  find: ({ days }, bounds) =>
    days.flatMap(({ day, inE4, outE4, beforeE4 }) =>
      (['in', 'out'] as const).flatMap((direction): Occasion[] => {
        const amountE4 = direction === 'in' ? inE4 : outE4;
        if (!isLarge(amountE4, beforeE4, bounds)) return [];
        return [
          {
            key: `${direction}:${day}`,
            on: day,
            due: addDays(day, 1),
            priority: direction === 'out' ? 'high' : 'normal',
            facts: {
              direction,
              day: String(day),
              amount: moneyTextE4(amountE4),
              share: beforeE4 === null || beforeE4 <= 0 ? null : amountE4 / beforeE4,
            },
          },
        ];
      }),
    ),
});

/** At the sum, or at the share of the assets before it; without those only the sum tells. */
export function isLarge(amountE4: number, beforeE4: number | null, bounds: Bounds): boolean {
  if (amountE4 >= bounds.large_flow_fen * E4_OF_FEN) return true;
  if (amountE4 < bounds.flow_from_fen * E4_OF_FEN || beforeE4 === null || beforeE4 <= 0) return false;
  return amountE4 >= bounds.large_flow_ratio * beforeE4;
}
