/**
 * No contact for longer than the client's tier allows. A client with whom no contact is on record at all raises nothing: the
 * branch's notes may simply begin later than he does; Today lists those by assets.
 */
import { addDays } from '../../kernel/dates.ts';
import { defineReminder } from './definition.ts';

export const silence = defineReminder({
  rule: 'silence',
  holdsFrom: () => null,
  find: ({ tier, lastContact, status }, { touch_days }, today) => {
    if (tier === null || lastContact === null || status !== 'normal') return [];
    const norm = touch_days[tier];
    const over = addDays(lastContact, norm);
    if (over >= today) return [];
    return [
      {
        key: String(lastContact),
        on: over,
        due: addDays(over, 1),
        priority: tier === 'diamond' || tier === 'platinum' ? 'high' : 'normal',
        facts: { tier, norm, last: String(lastContact) },
      },
    ];
  },
});
