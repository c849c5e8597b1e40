/**
 * Which records stand on a client's timeline, without their bodies: those about him, by an index that holds all that is
 * asked; those of others that name him; and the changes of what is known of him as a person, version by version.
 */
import { chinaDate } from '../../../../src-shared/domain/calendar/freshness.ts';
import type { Ymd } from '../../../../src-shared/kernel/dates.ts';
import type { Kind } from '../../../../src-shared/records/registry.ts';
import { query, type Store } from '../../open.ts';
import type { StoredRecord } from '../../records/row.ts';

export interface RecordRef {
  readonly recordNo: number;
  readonly kind: string;
  readonly day: Ymd;
  /** Whose it is where it only names this client; null there: the branch's. Undefined: his own. */
  readonly of: string | null | undefined;
}

/** A record without a day of its own stands where it was written. */
function writtenOn(at: string): Ymd {
  return chinaDate(Date.parse(at));
}

/** Kinds whose own day is one to come, until which they are open: they stand where they were raised. */
const RAISED: readonly Kind[] = ['proposal'];

export function ownRefs(store: Store, clientNo: string, all: readonly Kind[]): RecordRef[] {
  const kinds = all.filter((kind) => !RAISED.includes(kind));
  const dated = query
    .selectFrom('record')
    .select(['record_no', 'kind', 'day'])
    .where('client_no', '=', clientNo)
    .where('kind', 'in', kinds)
    .where('is_deleted', '=', 0)
    .where('day', 'is not', null);
  const raised = query
    .selectFrom('record')
    .select(['record_no', 'kind', 'created_at'])
    .where('client_no', '=', clientNo)
    .where(
      'kind',
      'in',
      RAISED.filter((kind) => all.includes(kind)),
    )
    .where('is_deleted', '=', 0);
  const undated = query
    .selectFrom('record')
    .select(['record_no', 'kind', 'created_at'])
    .where('client_no', '=', clientNo)
    .where('kind', 'in', kinds)
    .where('is_deleted', '=', 0)
    .where('day', 'is', null);
  return [
    ...store.all(dated).map(({ record_no, kind, day }) => ({ recordNo: record_no, kind, day: day as Ymd })),
    ...[undated, raised]
      .flatMap((rows) => store.all(rows))
      .map(({ record_no, kind, created_at }) => ({ recordNo: record_no, kind, day: writtenOn(created_at) })),
  ].map((ref) => ({ ...ref, of: undefined }));
}

export function namingRefs(store: Store, clientNo: string, kinds: readonly Kind[]): RecordRef[] {
  const rows = store.all(
    query
      .selectFrom('record_client as n')
      .innerJoin('record as r', 'r.record_no', 'n.record_no')
      .select(['r.record_no', 'r.kind', 'r.day', 'r.created_at', 'r.client_no'])
      .where('n.client_no', '=', clientNo)
      .where('r.kind', 'in', kinds)
      .where('r.is_deleted', '=', 0),
  );
  return rows
    .filter(({ client_no }) => client_no !== clientNo)
    .map(({ record_no, kind, day, created_at, client_no }) => ({
      recordNo: record_no,
      kind,
      day: day ?? writtenOn(created_at),
      of: client_no,
    }));
}

const byNumber = query.selectFrom('record').selectAll().where('record_no', '=', 0).compile().sql;

/** Undefined: it was deleted meanwhile. */
export function recordOf(store: Store, recordNo: number): StoredRecord | undefined {
  const row = store.statement(byNumber).get(recordNo) as StoredRecord | undefined;
  return row?.is_deleted === 0 ? row : undefined;
}

export interface Change {
  readonly recordId: string;
  readonly kind: string;
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly day: Ymd;
  readonly who: string;
  /** The body before and after; null: it was not there. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Every version of the client's records of these kinds, deleted ones too, each with the one before it. By record and version. */
export function changesOf(store: Store, clientNo: string, kinds: readonly Kind[]): Change[] {
  const rows = store.all(
    query
      .selectFrom('record as r')
      .innerJoin('record_version as v', 'v.record_no', 'r.record_no')
      .select(['r.record_id', 'r.kind', 'v.version', 'v.at', 'v.who', 'v.body_json', 'v.is_deleted'])
      // Each of the two has an index of its own.
      .where((e) =>
        e('r.record_no', 'in', (q) =>
          q
            .selectFrom('record')
            .select('record_no')
            .where('client_no', '=', clientNo)
            .where('kind', 'in', kinds)
            .where('is_deleted', '=', 0)
            .unionAll(
              q
                .selectFrom('record')
                .select('record_no')
                .where('client_no', '=', clientNo)
                .where('kind', 'in', kinds)
                .where('is_deleted', '=', 1),
            ),
        ),
      )
      .orderBy('v.record_no')
      .orderBy('v.version'),
  );
  let before: Change | undefined;
  return rows.map(({ record_id, kind, version, at, who, body_json, is_deleted }) => {
    const after = is_deleted === 1 ? null : (JSON.parse(body_json) as Record<string, unknown>);
    const last = before?.recordId === record_id ? before.after : null;
    before = { recordId: record_id, kind, version, at, day: writtenOn(at), who, before: last, after };
    return before;
  });
}

const bodies = query
  .selectFrom('record')
  .select(['record_no', 'body_json'])
  .where('client_no', '=', '')
  .where('is_deleted', '=', 0)
  .unionAll((q) =>
    q
      .selectFrom('record_client as n')
      .innerJoin('record as r', 'r.record_no', 'n.record_no')
      .select(['r.record_no', 'r.body_json'])
      .where('n.client_no', '=', ''),
  )
  .compile().sql;

/** Bodies of the client's records and of those that name him, by record number: what a search looks in. */
export function bodiesOf(store: Store, clientNo: string): Map<number, string> {
  return new Map(store.raw(bodies).all(clientNo, 0, clientNo) as [number, string][]);
}
