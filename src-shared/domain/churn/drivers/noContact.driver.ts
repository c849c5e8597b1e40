/** No contact for longer than the tier allows (practice, `touch_days`): days over the norm, below 0 the days that are left. */
import { daysBetween } from '../../../kernel/dates.ts';
import { defineDriver, found, none } from '../definition.ts';

export const noContact = defineDriver({
  name: 'no_contact',
  unit: 'days',
  speaks: 'at_least',
  measure: ({ on, hasRecords, lastContact, contactNorm }) => {
    if (!hasRecords) return none('records_begin_later');
    if (contactNorm === null) return none('no_asset_row');
    if (lastContact === null) return none('no_contact');
    return found(daysBetween(lastContact, on) - contactNorm);
  },
});
