/** Why a client has no value of a field: a figure's own reason from his report over the same period, else that none is there. */
import type { ReadStore } from '../../store/open.ts';
import type { ConditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import { clientReport } from '../clientReport.ts';

const FIGURE = /^(assets|pnl|returns|risk|turnover|behaviour|value|suitability)\./;

/** `none`: nothing is noted or delivered; `not_made`: the figures of the branch are still to be made. */
export function missingReasons(
  store: ReadStore,
  columns: ConditionColumns,
  clientNo: string,
): (field: string) => string {
  let reasons: Readonly<Record<string, string>> | undefined;
  return (field) => {
    if (columns.isNotMade(field)) return 'not_made';
    if (!FIGURE.test(field)) return 'none';
    reasons ??= clientReport(store, clientNo).missing;
    return reasons[field] ?? 'none';
  };
}
