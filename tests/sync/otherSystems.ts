// What tests of other systems' files share: a branch whose accounts have holder numbers, a file given as bytes, facts in force.
import { profilesWith } from '../../src-shared/files/mapping/shippedProfiles.ts';
import type { FileOptions, ManifestEntry, Row, SetOptions } from './dropBuilder.ts';
import { ACCOUNTS, INITIAL, initial } from './smallBranch.ts';
import type { Branch } from './syncing.ts';

export const HOLDERS: readonly Row[] = [
  { ...(ACCOUNTS[0] as Row), holder_sh: 'A123456789', holder_sz: '0123456789' },
  { ...(ACCOUNTS[1] as Row), holder_sh: 'E123456789' },
  { ...(ACCOUNTS[2] as Row), holder_sh: 'A777777777' },
];
export const SET: SetOptions = initial({ rows: { ...INITIAL, accounts: HOLDERS } });
export const profiles = profilesWith([]);

/** A file of the set whose bytes are given; the manifest says `rows`. */
export function given(bytes: Buffer, rows: number, entry: Partial<ManifestEntry>): FileOptions {
  return { path: 'other.file', bend: () => bytes, entry: (e) => ({ ...e, rows, ...entry }) };
}

/** Trades and flows in force, without where they came from. */
export function facts(branch: Branch): unknown[] {
  return [
    branch.rows(`SELECT a.account_no, t.trade_date, t.trade_time, t.trade_no, s.market, s.code, t.business_type, t.quantity_e2, t.price_e4, t.amount_e4,
      t.commission_e4, t.stamp_duty_e4, t.transfer_fee_e4, t.other_fee_e4, t.net_amount_e4 FROM trade t JOIN account a USING (account_id)
      JOIN security s USING (security_id) WHERE t.trade_date >= 20260520 ORDER BY t.trade_date, t.trade_no`),
    branch.rows(`SELECT a.account_no, t.flow_date, t.flow_no, t.flow_kind, t.amount_e4, s.market, s.code FROM cash_flow t JOIN account a USING (account_id)
      LEFT JOIN security s USING (security_id) WHERE t.flow_date >= 20260520 ORDER BY t.flow_date, t.flow_no`),
  ];
}
