/** An identity document that ends soon, or has ended, as the branch noted it; a new end noted withdraws the task. */
import { addDays, daysBetween } from '../../kernel/dates.ts';
import { defineReminder } from './definition.ts';

export const document = defineReminder({
  rule: 'document',
  holdsFrom: () => null,
  find: ({ document: noted }, { document_days }, today) =>
    noted === null || noted.expiresOn > addDays(today, document_days)
      ? []
      : [
          {
            key: String(noted.expiresOn),
            on: noted.expiresOn,
            due: noted.expiresOn,
            priority: daysBetween(today, noted.expiresOn) <= 7 ? 'high' : 'normal',
            facts: { kind: noted.kind, until: String(noted.expiresOn) },
          },
        ],
});
