/** What the last update of the data brought: its sets, the corrections among them, the breaks. */
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../open.ts';

/** Sets that are named. */
const SETS = 3;
/** Hours within which sets belong to one night. */
const NIGHT_HOURS = 12;

export function lastNight(store: Store) {
  const last = store.get(query.selectFrom('delivery').select('applied_at').orderBy('delivery_id', 'desc').limit(1));
  if (last === undefined) return { sets: [], more_sets: 0, corrections: [], breaks_new: 0, breaks_open: 0 };
  const since = new Date(Date.parse(last.applied_at) - NIGHT_HOURS * 3_600_000).toISOString();
  const sets = store.all(
    query
      .selectFrom('delivery as d')
      .select(['d.set_name', 'd.business_date', 'd.revision', 'd.applied_at'])
      .select((e) =>
        e
          .selectFrom('delivery_file as f')
          .select((f) => f.fn.coalesce(f.fn.sum<number>('f.rows_rejected'), f.val(0)).as('n'))
          .whereRef('f.delivery_id', '=', 'd.delivery_id')
          .as('rejected'),
      )
      .where('d.applied_at', '>=', since)
      .orderBy('d.delivery_id', 'desc'),
  );
  const corrections = store.all(
    query
      .selectFrom('correction')
      .select(['correction_id', 'set_name', 'business_date'])
      .where('made_at', '>=', since)
      .orderBy('correction_id', 'desc')
      .limit(SETS),
  );
  const breaks = store.get(
    query
      .selectFrom('reconciliation_break')
      .select((e) => [
        e.fn.countAll<number>().as('open'),
        e.fn
          .sum<number | null>(
            e
              .case()
              .when('first_seen', '=', sets[0]?.business_date ?? 0)
              .then(1)
              .else(0)
              .end(),
          )
          .as('new'),
      ])
      .where('closed_on', 'is', null),
  );
  return {
    sets: sets
      .slice(0, SETS)
      .map((set) => ({ ...set, business_date: dateText(set.business_date), rejected: Number(set.rejected) })),
    more_sets: Math.max(0, sets.length - SETS),
    corrections: corrections.map((one) => ({ ...one, business_date: dateText(one.business_date) })),
    breaks_new: breaks?.new ?? 0,
    breaks_open: breaks?.open ?? 0,
  };
}
