/** Rules of a row that look at more than one column. Each returns the first fault, or null. */
import { BUSINESS_TYPES } from '../kernel/codes.ts';
import type { DatasetName } from './datasets.ts';
import type { IssueCode } from './issues.ts';
import type { ParsedRows } from './parsedRows.ts';

export interface RuleFault {
  readonly column: string;
  readonly code: IssueCode;
}
export type RowRule = (rows: ParsedRows, row: number) => RuleFault | null;

/** Kinds of trade that may come without an amount: only shares move. */
const WITHOUT_AMOUNT = new Set(
  ['transfer_in', 'transfer_out', 'bonus_share', 'share_merge'].map((type) =>
    (BUSINESS_TYPES as readonly string[]).indexOf(type),
  ),
);

const tradeRule: RowRule = (rows, row) => {
  const amount = rows.number('amount')[row] as number;
  if (Number.isNaN(amount) && !WITHOUT_AMOUNT.has(rows.number('business_type')[row] as number)) {
    return { column: 'amount', code: 'missing_value' };
  }
  return null;
};

/** A security is given whole or not at all. */
const flowRule: RowRule = (rows, row) => {
  const market = !Number.isNaN(rows.number('market')[row] as number);
  const code = rows.text('code')[row] !== null;
  if (market && !code) return { column: 'code', code: 'missing_value' };
  if (code && !market) return { column: 'market', code: 'missing_value' };
  return null;
};

export const ROW_RULES: Partial<Record<DatasetName, RowRule>> = { trades: tradeRule, cash_flows: flowRule };
