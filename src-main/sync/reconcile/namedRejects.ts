/** Trades in quarantine by the account and the code that they name, in the contract's words whatever profile they came in. */
import { DATASETS } from '../../../src-shared/files/datasets.ts';
import type { Profile } from '../../../src-shared/files/profile.ts';
import { parseDecimal } from '../../../src-shared/kernel/money.ts';
import type { ReadStore } from '../../store/open.ts';
import { rejectedRows } from '../../store/queries/rejects.ts';
import { directionOf } from './evidence.ts';

export type ProfilesByName = ReadonlyMap<string, Profile>;

export interface NamedReject {
  readonly reject_id: number;
  readonly set: string;
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly business_type: string;
  readonly quantity: string;
  /** What it would do to the quantity, E2; null where its type or quantity cannot be read. */
  readonly changeE2: number | null;
}

const QUANTITY_DECIMALS = 2;
const column = (name: string) => {
  const found = DATASETS.trades.columns.find((one) => one.name === name);
  if (!found) throw new Error(`the contract has no trades.${name}`);
  return found;
};
const MARKET = column('market');
const BUSINESS_TYPE = column('business_type');

/** A row whose market cannot be read names the code in every market. */
export function namedRejects(
  store: ReadStore,
  profiles: ProfilesByName,
): (accountNo: string, market: string, code: string) => readonly NamedReject[] {
  const byName = new Map<string, { market: string | undefined; reject: NamedReject }[]>();
  for (const row of rejectedRows(store, { dataset: 'trades' })) {
    const { reject_id, set, file, line, code } = row;
    const fields: Readonly<Record<string, string | undefined>> = row.fields;
    const field = (name: string): string => (fields[name] ?? '').trim();
    const profile = profiles.get(row.profile);
    const word = (of: typeof MARKET): string | undefined => profile?.value('trades', of, field(of.name));
    const businessType = word(BUSINESS_TYPE) ?? field('business_type');
    const direction = directionOf(businessType);
    const quantityE2 = parseDecimal(field('quantity'), QUANTITY_DECIMALS);
    const reject: NamedReject = {
      reject_id,
      set,
      file,
      line,
      code,
      business_type: businessType,
      quantity: field('quantity'),
      changeE2: direction === null || quantityE2 === null ? null : direction * quantityE2,
    };
    const key = `${field('account_no')} ${field('code')}`;
    const list = byName.get(key);
    const entry = { market: word(MARKET), reject };
    if (list) list.push(entry);
    else byName.set(key, [entry]);
  }
  return (accountNo, market, code) =>
    (byName.get(`${accountNo} ${code}`) ?? [])
      .filter((entry) => entry.market === undefined || entry.market === market)
      .map((entry) => entry.reject);
}
