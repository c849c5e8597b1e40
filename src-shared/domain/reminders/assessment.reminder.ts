/** A risk assessment that ends soon, or has ended and was not renewed. */
import { addDays, daysBetween } from '../../kernel/dates.ts';
import { defineReminder } from './definition.ts';

export const assessment = defineReminder({
  rule: 'assessment',
  holdsFrom: () => null,
  find: ({ riskValidUntil: until }, { assessment_days }, today) =>
    until === null || until > addDays(today, assessment_days)
      ? []
      : [
          {
            key: String(until),
            on: until,
            due: until,
            priority: daysBetween(today, until) <= 7 ? 'high' : 'normal',
            facts: { until: String(until) },
          },
        ],
});
