/**
 * The audit trail: who did what to the store, written in the transaction of the deed itself. Nothing personal in it; a deed
 * about one client names him by his number.
 */
import { query, type WriteStore } from '../open.ts';

export type AuditAction =
  | 'set_applied'
  | 'set_accepted'
  | 'set_taken_back'
  | 'rejects_exported'
  | 'table_exported'
  | 'list_imported'
  | 'import_taken_back'
  | 'profile_saved'
  | 'profile_removed'
  | 'setting_changed'
  | 'benchmark_chosen';

export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The user; 'local' until users exist. */
  readonly who: string;
  readonly action: AuditAction;
  /** What it was done to: a set's name, a profile's, a setting's, a client's number. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export function writeAudit(store: WriteStore, { detail, ...entry }: AuditEntry): void {
  store.run(query.insertInto('audit').values({ ...entry, detail_json: JSON.stringify(detail) }));
}
