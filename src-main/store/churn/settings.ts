/** What the warning depends on beside facts and notes: the branch's bounds, the norms of contact, the bounds of figures. */
import type { ChurnSettings } from '../../../src-shared/domain/churn/settings.ts';
import { DEFAULT_CHURN } from '../../../src-shared/domain/churn/settings.ts';
import { churn } from '../../../src-shared/records/churn.record.ts';
import type { Store } from '../open.ts';
import { figureSettings } from '../queries/settings.ts';
import { loadPractice } from '../records/practice.ts';

export interface KeptChurn {
  /** Null: nothing is kept, the defaults hold. */
  readonly record: { readonly record_id: string; readonly version: number } | null;
  readonly body: ChurnSettings;
}

const sql = `SELECT record_id, version, body_json FROM record WHERE kind = 'churn' AND is_deleted = 0 LIMIT 1`;

export function loadChurn(store: Store): KeptChurn {
  const row = store.statement(sql).get() as { record_id: string; version: number; body_json: string } | undefined;
  if (row === undefined) return { record: null, body: DEFAULT_CHURN };
  const { record_id, version, body_json } = row;
  return { record: { record_id, version }, body: churn.body.parse(JSON.parse(body_json)) };
}

/** All that a walk through past days depends on beside the facts, as text. The threshold is not of it: counts are by score. */
export function walkKey(store: Store): string {
  const { drivers, left_ratio } = loadChurn(store).body;
  const { tierBounds, lostBelow, lostPeak } = figureSettings(store);
  const { touch_days } = loadPractice(store).body;
  return JSON.stringify({ drivers, left_ratio, touch_days, tierBounds, lostBelow, lostPeak });
}
