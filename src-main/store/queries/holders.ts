/**
 * Whose holder numbers and commission rates were in force on a business date: what a profile's lookups ask. Versions are
 * asked, not the current rows, so that a late correction finds what an in-order load would have found.
 */
import { query, type Store } from '../open.ts';

export interface AccountOnDate {
  readonly account_no: string;
  readonly holder_sh: string | null;
  readonly holder_sz: string | null;
  readonly commission_rate: string | null;
}

/** No business date is later. */
const LAST_DAY = 99991231;

type Body = Readonly<Record<string, unknown>>;

/** Bodies in force on a date by key. */
function bodiesOn(store: Store, dataset: string, businessDate: number | null): Map<string, Body> {
  const rows = store.rows(
    query
      .selectFrom('reference_version')
      .innerJoin('reference_payload', 'reference_payload.payload_id', 'reference_version.payload_id')
      .select(['reference_version.key', 'reference_payload.body'])
      .where('reference_version.dataset', '=', dataset)
      .where('reference_version.business_date', '<=', businessDate ?? LAST_DAY)
      .orderBy('reference_version.business_date'),
  );
  // A later date's version of a key replaces the one before it.
  const latest = new Map(rows.map(([key, body]) => [key as string, body as string]));
  return new Map([...latest].map(([key, body]) => [key, JSON.parse(body) as Body]));
}

const textOf = (body: Body | undefined, name: string): string | null => {
  const value = body?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** businessDate null: what is in force now. */
export function accountsOnDate(store: Store, businessDate: number | null): AccountOnDate[] {
  const clients = bodiesOn(store, 'clients', businessDate);
  return [...bodiesOn(store, 'accounts', businessDate)].map(([account_no, body]) => ({
    account_no,
    holder_sh: textOf(body, 'holder_sh'),
    holder_sz: textOf(body, 'holder_sz'),
    commission_rate: textOf(clients.get(textOf(body, 'client_no') ?? ''), 'commission_rate'),
  }));
}
