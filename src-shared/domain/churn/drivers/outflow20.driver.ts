/** Net outflow of the last 20 trading days against the mean assets of the 60 before. */
import { defineDriver } from '../definition.ts';
import { outflowShare } from '../outflow.ts';

export const outflow20 = defineDriver({
  name: 'outflow_20',
  unit: 'ratio',
  speaks: 'at_least',
  measure: ({ net20, before20 }) => outflowShare(net20, before20),
});
