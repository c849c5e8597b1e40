/** Flows as returns by money weight want them: calendar days since the day before the period, yuan as doubles. */
import { daysBetween, type Ymd } from '../../kernel/dates.ts';
import { toYuan } from '../../kernel/exact.ts';
import type { TimedFlow } from '../returns/dietz.ts';
import type { DatedFlow } from './ground.ts';

export function timedFlows(flows: readonly DatedFlow[], before: Ymd): TimedFlow[] {
  return flows.map(({ date, value }) => ({ day: daysBetween(before, date), yuan: toYuan(value) }));
}
