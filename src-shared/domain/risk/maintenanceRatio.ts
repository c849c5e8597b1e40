/**
 * 维持担保比例 of margin accounts: (cash + securities) / liability = (total_asset + liability) / liability, since
 * head office's total_asset is cash + market value − liability. Source: the exchanges' rules on margin trading
 * (融资融券交易实施细则, chapter 4); the ratio at which a call is made is agreed between broker and client and is not
 * known here. Ratio; money E4.
 */
import { type Figure, missing, ratio } from '../../kernel/figure.ts';

export interface MarginRow {
  readonly totalE4: number;
  /** Null: head office leaves it empty. */
  readonly liabilityE4: number | null;
}

/** Rows of the client's margin accounts, all together; null: an account without any row. */
export function maintenanceRatio(rows: readonly (MarginRow | null)[]): Figure<number> {
  if (rows.length === 0) return missing('no_margin_account');
  const present = rows.filter((row): row is MarginRow => row !== null);
  if (present.length === 0) return missing('no_asset_row');
  let total = 0;
  let liability = 0;
  for (const row of present) {
    if (row.liabilityE4 === null) return missing('not_delivered');
    total += row.totalE4;
    liability += row.liabilityE4;
  }
  return liability <= 0 ? missing('no_liability') : ratio((total + liability) / liability);
}
