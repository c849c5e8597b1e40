/** A day on which the client lost much: assets at its end, less what came in, plus what went out, against those before it. */
import { addDays } from '../../kernel/dates.ts';
import { moneyTextE4 } from '../../kernel/money.ts';
import {
  type Bounds,
  defineReminder,
  E4_OF_FEN,
  LOOK_BACK_DAYS,
  type Occasion,
  type ReminderFacts,
} from './definition.ts';

export const loss = defineReminder({
  rule: 'loss',
  holdsFrom: (today) => addDays(today, -LOOK_BACK_DAYS),
  find: ({ days }, bounds) =>
    days.flatMap((one): Occasion[] => {
      const lost = largeLoss(one, bounds);
      if (lost === null) return [];
      const { day } = one;
      return [
        {
          key: String(day),
          on: day,
          due: addDays(day, 1),
          priority: 'high',
          facts: { day: String(day), amount: moneyTextE4(lost.lostE4), share: lost.share },
        },
      ];
    }),
});

/** What was lost on a day and its share of the assets before it, where both bounds are reached; else null. Yuan × 10^4. */
export function largeLoss(
  { assetE4, beforeE4, inE4, outE4 }: ReminderFacts['days'][number],
  { large_loss_ratio, loss_from_fen }: Pick<Bounds, 'large_loss_ratio' | 'loss_from_fen'>,
): { readonly lostE4: number; readonly share: number } | null {
  if (beforeE4 === null || beforeE4 <= 0) return null;
  const lostE4 = beforeE4 - (assetE4 - inE4 + outE4);
  if (lostE4 < loss_from_fen * E4_OF_FEN || lostE4 < large_loss_ratio * beforeE4) return null;
  return { lostE4, share: lostE4 / beforeE4 };
}
