/** What head office's files changed about a client: versions of his own row, and corrections that reached his rows or figures. */
import { chinaDate } from '../../../../src-shared/domain/calendar/freshness.ts';
import type { Ymd } from '../../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../../open.ts';

/** The client's row as a business date's files brought it. */
export interface ClientVersion {
  readonly day: Ymd;
  readonly row: Readonly<Record<string, string | number>>;
}

/** By business date; a date that brought the same again is left out. */
export function clientVersions(store: Store, clientNo: string): ClientVersion[] {
  const rows = store.all(
    query
      .selectFrom('reference_version')
      .select(['business_date', 'payload_id'])
      .where('dataset', '=', 'clients')
      .where('key', '=', clientNo)
      .orderBy('business_date'),
  );
  const body = query.selectFrom('reference_payload').select('body');
  return rows
    .filter(({ payload_id }, i) => payload_id !== rows[i - 1]?.payload_id)
    .flatMap(({ business_date, payload_id }) => {
      const found = store.get(body.where('payload_id', '=', payload_id));
      return found === undefined ? [] : [{ day: business_date, row: JSON.parse(found.body) }];
    });
}

// The condition is that of the index correction_row_of_client, word for word, or it is not used.
const ownRows = "SELECT DISTINCT correction_id FROM correction_row WHERE dataset = 'clients' AND row_key = ?";

export interface CorrectionOfClient {
  readonly correctionId: number;
  readonly kind: 'revision' | 'taken_back';
  readonly setName: string;
  readonly businessDate: Ymd;
  readonly revision: number;
  readonly day: Ymd;
  /** His figures that it changed. */
  readonly figures: number;
  /** His own row was changed by it. */
  readonly isRow: boolean;
}

export function correctionsOfClient(store: Store, clientNo: string): CorrectionOfClient[] {
  const figures = new Map<number, number>();
  const changed = query
    .selectFrom('correction_client')
    .select((e) => ['correction_id', e.fn.countAll<number>().as('n')])
    .where('client_no', '=', clientNo)
    .groupBy('correction_id');
  for (const { correction_id, n } of store.all(changed)) figures.set(correction_id, n);
  const rows = new Set((store.raw(ownRows).all(clientNo) as [number][]).map(([id]) => id));
  const ids = [...new Set([...figures.keys(), ...rows])];
  if (ids.length === 0) return [];
  return store
    .all(
      query
        .selectFrom('correction')
        .select(['correction_id', 'kind', 'set_name', 'business_date', 'revision', 'made_at'])
        .where('correction_id', 'in', ids)
        .orderBy('correction_id', 'desc'),
    )
    .map((row) => ({
      correctionId: row.correction_id,
      kind: row.kind as 'revision' | 'taken_back',
      setName: row.set_name,
      businessDate: row.business_date,
      revision: row.revision,
      day: chinaDate(Date.parse(row.made_at)),
      figures: figures.get(row.correction_id) ?? 0,
      isRow: rows.has(row.correction_id),
    }));
}
