/**
 * Takes an edit back that need not be the last one: what stood before it is written again, as an edit of its own, which can
 * be undone like any other. What somebody changed since stays as it is, or keeps all of it from being taken back.
 */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import { isKind } from '../../../src-shared/records/registry.ts';
import type { WriteStore } from '../open.ts';
import { findEdit } from '../queries/edits.ts';
import type { EditRequest, RecordChange } from './edit.ts';

export interface ChangedSince {
  readonly record_id: string;
  readonly kind: string;
  readonly client_no: string | null;
  readonly changed_by: string;
  readonly changed_at: string;
}

interface Change extends ChangedSince {
  readonly version: number;
  readonly is_deleted: number;
  readonly standing_version: number;
  readonly before_version: number;
  readonly before_client: string | null;
  readonly before_json: string | null;
  readonly before_deleted: number | null;
}

const CHANGES = `SELECT r.record_id, r.kind, r.client_no, r.changed_by, r.changed_at, r.version, r.is_deleted,
    c.standing_version, c.before_version,
    b.client_no AS before_client, b.body_json AS before_json, b.is_deleted AS before_deleted
  FROM edit_change AS c JOIN record AS r ON r.record_no = c.record_no
  LEFT JOIN record_version AS b ON b.record_no = c.record_no AND b.version = c.before_version
  WHERE c.edit_id = ? ORDER BY c.record_no`;

export interface TakingBack {
  /** What writes it; no changes: there is nothing left to take back. */
  readonly request: EditRequest;
  readonly kept: readonly ChangedSince[];
}

/** @throws Refusal not_found; conflict: it was undone already */
export function planTakingBack(store: WriteStore, editId: number, what: string, takes: string): TakingBack {
  const edit = findEdit(store, editId);
  if (edit === undefined || edit.what !== what) throw new Refusal('not_found', 'The edit is not there.');
  if (edit.state === 'undone') throw new Refusal('conflict', 'It was undone already.');
  const kept: ChangedSince[] = [];
  const changes: RecordChange[] = [];
  for (const change of store.statement(CHANGES).all(editId) as Change[]) {
    const { record_id, kind, client_no, version, standing_version, before_version, is_deleted } = change;
    if (!isKind(kind)) throw new Error(`record ${record_id} is of an unknown kind`);
    // Made by the edit and deleted since: it is gone already.
    if (before_version === 0 && is_deleted === 1) continue;
    if (version !== standing_version) {
      const { changed_by, changed_at } = change;
      kept.push({ record_id, kind, client_no, changed_by, changed_at });
      continue;
    }
    const isBack = before_version > 0 && change.before_deleted === 0 && change.before_json !== null;
    changes.push({
      record_id,
      kind,
      version,
      client_no: isBack ? change.before_client : client_no,
      body: isBack ? JSON.parse(change.before_json as string) : null,
    });
  }
  return { request: { what: takes, subject: edit.subject, changes }, kept };
}
