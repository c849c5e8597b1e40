/** Complaints that are neither answered nor closed. */
import { defineDriver, found, none } from '../definition.ts';

export const complaint = defineDriver({
  name: 'complaint',
  unit: 'count',
  speaks: 'at_least',
  measure: ({ hasRecords, openComplaints }) => (hasRecords ? found(openComplaints) : none('records_begin_later')),
});
