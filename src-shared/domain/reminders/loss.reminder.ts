/** A day on which the client lost much: assets at its end, less what came in, plus what went out, against those before it. */
import { addDays } from '../../kernel/dates.ts';
import { moneyTextE4 } from '../../kernel/money.ts';
import { defineReminder, E4_OF_FEN, LOOK_BACK_DAYS, type Occasion } from './definition.ts';

export const loss = defineReminder({
  rule: 'loss',
  holdsFrom: (today) => addDays(today, -LOOK_BACK_DAYS),
  find: ({ days }, { large_loss_ratio, loss_from_fen }) =>
    days.flatMap(({ day, assetE4, beforeE4, inE4, outE4 }): Occasion[] => {
      if (beforeE4 === null || beforeE4 <= 0) return [];
      const lostE4 = beforeE4 - (assetE4 - inE4 + outE4);
      if (lostE4 < loss_from_fen * E4_OF_FEN || lostE4 < large_loss_ratio * beforeE4) return [];
      return [
        {
          key: String(day),
          on: day,
          due: addDays(day, 1),
          priority: 'high',
          facts: { day: String(day), amount: moneyTextE4(lostE4), share: lostE4 / beforeE4 },
        },
      ];
    }),
});
