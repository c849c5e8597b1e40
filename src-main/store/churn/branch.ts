/** The clients of a pass and what holds for the whole branch. */
import type { BranchTime } from '../../../src-shared/domain/churn/known.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../open.ts';
import { figureSettings } from '../queries/settings.ts';
import { loadPractice } from '../records/practice.ts';

export interface ChurnClient {
  readonly id: number;
  readonly no: string;
  readonly status: string | null;
  readonly closedOn: Ymd | null;
}

/** By client_id. */
export function churnClients(store: Store): ChurnClient[] {
  const rows = store.rows(
    query.selectFrom('client').select(['client_id', 'client_no', 'status', 'closed_on']).orderBy('client_id'),
  ) as [number, string, string | null, Ymd | null][];
  return rows.map(([id, no, status, closedOn]) => ({ id, no, status, closedOn }));
}

export function branchTime(store: Store, recordsFrom: Ymd | null): BranchTime {
  const days = (store.rows(query.selectFrom('asset_day').select('asset_date').orderBy('asset_date')) as [Ymd][]).map(
    ([day]) => day,
  );
  return {
    days,
    recordsFrom,
    tierBounds: figureSettings(store).tierBounds,
    norms: loadPractice(store).body.touch_days,
  };
}
