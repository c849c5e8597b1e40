/** Net outflow of the last 60 trading days against the mean assets of the 60 before: what goes in small steps. */
import { defineDriver } from '../definition.ts';
import { outflowShare } from '../outflow.ts';

export const outflow60 = defineDriver({
  name: 'outflow_60',
  unit: 'ratio',
  speaks: 'at_least',
  measure: ({ net60, before60 }) => outflowShare(net60, before60),
});
