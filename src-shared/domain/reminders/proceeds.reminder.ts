/** Money that came by itself and lies there: a dividend, a bond or product that was paid back. One task a day and security. */
import { addDays } from '../../kernel/dates.ts';
import { moneyTextE4 } from '../../kernel/money.ts';
import { defineReminder, E4_OF_FEN, LOOK_BACK_DAYS } from './definition.ts';

export const proceeds = defineReminder({
  rule: 'proceeds',
  holdsFrom: (today) => addDays(today, -LOOK_BACK_DAYS),
  find: ({ proceeds: came }, { proceeds_from_fen }) =>
    came
      .filter(({ amountE4 }) => amountE4 >= proceeds_from_fen * E4_OF_FEN)
      .map(({ day, kind, code, name, amountE4 }) => ({
        key: `${kind}:${code}:${day}`,
        on: day,
        due: addDays(day, 3),
        priority: kind === 'redeem' ? ('normal' as const) : ('low' as const),
        facts: { day: String(day), kind, code, name, amount: moneyTextE4(amountE4) },
      })),
});
