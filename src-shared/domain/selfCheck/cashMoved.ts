/**
 * The cash that a row moves in the client's account by the book, in yuan × 10^4. A transfer of securities, bonus shares
 * and a merge move only their fees: what came or left with them is a holding, which the book's market value shows.
 */
import type { FlowRow, TradeRow } from '../book/history.ts';
import { CLOSES, OPENS } from '../book/position.ts';

type TradeCash = Pick<TradeRow, 'businessType' | 'amountE4' | 'feesE4'>;

/** + amount − fees of a sale or its like, − (amount + fees) of a purchase, − fees of the others. */
export function cashOfTrade({ businessType, amountE4, feesE4 }: TradeCash): number {
  if (CLOSES[businessType]) return (amountE4 as number) - feesE4;
  if (OPENS[businessType]) return -(amountE4 as number) - feesE4;
  return -feesE4;
}

/** Every cash flow is signed already. */
export function cashOfFlow(row: Pick<FlowRow, 'amountE4'>): number {
  return row.amountE4;
}
