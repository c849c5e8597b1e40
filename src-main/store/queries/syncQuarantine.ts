/** The quarantine in parts, filtered, and how many rows stand behind each value of a filter. */
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

export interface QuarantineFilter {
  readonly set?: string | undefined;
  readonly dataset?: string | undefined;
  readonly code?: string | undefined;
}

export interface QuarantinedRow {
  readonly reject_id: number;
  readonly set: string;
  readonly dataset: string;
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly text: string;
}

/** Files of a set's name that have rows in quarantine; several deliveries may have borne one name. */
function filesOfSet(store: ReadStore, set: string): number[] {
  return store
    .all(
      query
        .selectFrom('delivery')
        .innerJoin('delivery_file', 'delivery_file.delivery_id', 'delivery.delivery_id')
        .select('file_id')
        .where('set_name', '=', set)
        .where('rows_rejected', '>', 0),
    )
    .map((row) => row.file_id);
}

/** The newest deliveries first, each by file, reason and line: the order of the index. */
export function loadQuarantine(
  store: ReadStore,
  filter: QuarantineFilter,
  limit: number,
  offset: number,
): QuarantinedRow[] {
  // The part is found in the index alone; only its rows are looked up.
  let part = query
    .selectFrom('reject')
    .select('reject_id')
    .orderBy('file_id', 'desc')
    .orderBy('dataset')
    .orderBy('code')
    .orderBy('line');
  if (filter.dataset !== undefined) part = part.where('dataset', '=', filter.dataset);
  if (filter.code !== undefined) part = part.where('code', '=', filter.code);
  if (filter.set !== undefined) part = part.where('file_id', 'in', filesOfSet(store, filter.set));
  return store.all(
    query
      .selectFrom('reject')
      .innerJoin('delivery_file', 'delivery_file.file_id', 'reject.file_id')
      .innerJoin('delivery', 'delivery.delivery_id', 'delivery_file.delivery_id')
      .select([
        'reject.reject_id',
        'delivery.set_name as set',
        'reject.dataset',
        'delivery_file.path as file',
        'reject.line',
        'reject.column_name as column',
        'reject.value',
        'reject.code',
        'reject.text',
      ])
      .where('reject.reject_id', 'in', part.orderBy('reject_id').limit(limit).offset(offset))
      .orderBy('reject.file_id', 'desc')
      .orderBy('reject.code')
      .orderBy('reject.line')
      .orderBy('reject.reject_id'),
  );
}

export interface QuarantineGroup {
  readonly set: string;
  readonly dataset: string;
  readonly code: string;
  readonly n: number;
}

const kept = new WeakMap<ReadStore, { readonly state: string; readonly groups: QuarantineGroup[] }>();

/** Changes with whatever another connection commits (data_version) or this one writes (total_changes). */
function stateOf(store: ReadStore): string {
  const version = store.db.pragma('data_version', { simple: true }) as number;
  const written = store.statement('SELECT total_changes() AS n').get() as { n: number };
  return `${version} ${written.n}`;
}

/** Rows by file, data set and reason: what totals and filters are counted from. The newest deliveries first. Kept until
 * the store changes: a reader pages and filters many times between two nights. */
export function quarantineGroups(store: ReadStore): QuarantineGroup[] {
  const state = stateOf(store);
  const known = kept.get(store);
  if (known?.state === state) return known.groups;
  const groups = countGroups(store);
  kept.set(store, { state, groups });
  return groups;
}

function countGroups(store: ReadStore): QuarantineGroup[] {
  const counted = query
    .selectFrom('reject')
    .select((e) => ['file_id', 'dataset', 'code', e.fn.countAll<number>().as('n')])
    .groupBy(['file_id', 'dataset', 'code'])
    .as('c');
  return store.all(
    query
      .selectFrom(counted)
      .innerJoin('delivery_file as f', 'f.file_id', 'c.file_id')
      .innerJoin('delivery as d', 'd.delivery_id', 'f.delivery_id')
      .select(['d.set_name as set', 'c.dataset', 'c.code', 'c.n'])
      .orderBy('c.file_id', 'desc'),
  );
}

export function countRejects(store: ReadStore): number {
  const counted = query.selectFrom('reject').select((e) => e.fn.countAll<number>().as('n'));
  return store.get(counted)?.n as number;
}
