/** How many applied dates follow one, and which sets were taken back and not applied again. */
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { TakenBackRow } from '../schema.ts';

/** Applied business dates after a date. */
export function datesAfter(store: ReadStore, businessDate: number): number {
  const counted = query
    .selectFrom('delivery')
    .select((e) => e.fn.count<number>('business_date').distinct().as('n'))
    .where('business_date', '>', businessDate);
  return store.get(counted)?.n as number;
}

/** Sets that were taken back and whose content did not come again. */
export function takenBackSets(store: ReadStore): (Omit<TakenBackRow, 'taken_back_id'> & { taken_back_id: number })[] {
  return store.all(
    query
      .selectFrom('taken_back')
      .select([
        'taken_back_id',
        'set_name',
        'business_date',
        'revision',
        'content_sha256',
        'rows_json',
        'applied_at',
        'taken_back_at',
        'reason',
      ])
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('delivery as d')
              .select('d.delivery_id')
              .whereRef('d.business_date', '=', 'taken_back.business_date')
              .whereRef('d.revision', '>=', 'taken_back.revision'),
          ),
        ),
      )
      .orderBy('business_date')
      .orderBy('taken_back_id'),
  );
}
