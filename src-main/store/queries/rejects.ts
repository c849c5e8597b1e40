/** The quarantine for a file: rows with their own fields, in the order of sets and lines. */
import { sql } from 'kysely';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { QuarantineFilter } from './syncQuarantine.ts';

export interface RejectedRow {
  readonly reject_id: number;
  readonly set: string;
  readonly file: string;
  /** The profile that the file came in. */
  readonly profile: string;
  readonly dataset: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  /** The row's values as the file has them, by contract name; of another system's file its line as `source`. */
  readonly fields: Readonly<Record<string, string>>;
}

function filtered({ set, dataset, code }: QuarantineFilter) {
  return query
    .selectFrom('reject')
    .innerJoin('delivery_file', 'delivery_file.file_id', 'reject.file_id')
    .innerJoin('delivery', 'delivery.delivery_id', 'delivery_file.delivery_id')
    .$if(set !== undefined, (q) => q.where('delivery.set_name', '=', set as string))
    .$if(dataset !== undefined, (q) => q.where('reject.dataset', '=', dataset as string))
    .$if(code !== undefined, (q) => q.where('reject.code', '=', code as string));
}

/** By business date, revision, dataset, file and line. Run it to its end. */
export function* rejectedRows(store: ReadStore, filter: QuarantineFilter): Generator<RejectedRow> {
  const rows = filtered(filter)
    .select([
      'reject.reject_id',
      'delivery.set_name',
      'delivery_file.path',
      'delivery_file.profile',
      'reject.dataset',
      'reject.line',
      'reject.column_name',
      'reject.value',
      'reject.code',
      'reject.row_json',
    ])
    .orderBy('delivery.business_date')
    .orderBy('delivery.revision')
    .orderBy('reject.dataset')
    .orderBy('reject.file_id')
    .orderBy('reject.line')
    .orderBy('reject.reject_id');
  for (const row of store.stream(rows)) {
    const [reject_id, set, file, profile, dataset, line, column, value, code, json] = row as RowValues;
    const fields = JSON.parse(json) as Record<string, string>;
    yield { reject_id, set, file, profile, dataset, line, column, value, code, fields };
  }
}
type RowValues = [number, string, string, string, string, number, string, string, string, string];

/** Names of the fields that such rows have, by dataset. */
export function rejectedFields(store: ReadStore, filter: QuarantineFilter): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  const rows = filtered(filter)
    .innerJoin(sql<{ key: string }>`json_each(reject.row_json)`.as('field'), (join) => join.onTrue())
    .select(['reject.dataset', 'field.key'])
    .distinct()
    .orderBy('field.key');
  for (const { dataset, key } of store.all(rows)) fields.set(dataset, [...(fields.get(dataset) ?? []), key]);
  return fields;
}

/** Was a set of that name ever applied here? */
export function isAppliedSet(store: ReadStore, set: string): boolean {
  return (
    store.get(query.selectFrom('delivery').select('delivery_id').where('set_name', '=', set).limit(1)) !== undefined
  );
}
