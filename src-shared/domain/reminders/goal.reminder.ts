/** A goal whose day is near, or past and not settled. */
import { addDays } from '../../kernel/dates.ts';
import { defineReminder } from './definition.ts';

export const goal = defineReminder({
  rule: 'goal',
  holdsFrom: () => null,
  find: ({ goals }, { goal_days }, today) =>
    goals
      .filter(({ by }) => by <= addDays(today, goal_days))
      .map(({ id, title, by }) => ({
        key: `${id}:${by}`,
        on: by,
        due: by,
        priority: 'normal' as const,
        facts: { title, by: String(by) },
      })),
});
