/** How this branch works, as it is kept; without a record, and for what it was kept without, the defaults hold. */
import { DEFAULT_PRACTICE, type Practice, practice } from '../../../src-shared/records/practice.record.ts';
import type { Store } from '../open.ts';

export interface KeptPractice {
  /** Null: nothing is kept, the defaults hold. */
  readonly record: { readonly record_id: string; readonly version: number } | null;
  readonly body: Practice;
}

const sql = `SELECT record_id, version, body_json FROM record WHERE kind = 'practice' AND is_deleted = 0 LIMIT 1`;

export function loadPractice(store: Store): KeptPractice {
  const row = store.statement(sql).get() as { record_id: string; version: number; body_json: string } | undefined;
  if (row === undefined) return { record: null, body: DEFAULT_PRACTICE };
  const { record_id, version, body_json } = row;
  return {
    record: { record_id, version },
    body: practice.body.parse({ ...DEFAULT_PRACTICE, ...JSON.parse(body_json) }),
  };
}
