/** The trades of a set that fitted into one block, as the book wants them. */
import type { TradeRow } from '../../src-shared/domain/book/history.ts';
import type { SortedTrades } from '../store/derived/change.ts';
import { TRADE } from '../store/facts/factTables.ts';
import { type RowBlock, sortedOrder } from './rowBlock.ts';

const column = (name: string): number => TRADE.numbers.indexOf(name);
const ACCOUNT = column('account_id');
const DATE = column('trade_date');
const TIME = column('trade_time');
const SECURITY = column('security_id');
const TYPE = column('business_type');
const QUANTITY = column('quantity_e2');
const AMOUNT = column('amount_e4');
const COMMISSION = column('commission_e4');
const FEES = ['stamp_duty_e4', 'transfer_fee_e4', 'other_fee_e4'].map(column);

export class BlockTrades implements SortedTrades {
  readonly wholeIn = null;
  private readonly block: RowBlock;
  private readonly order: Uint32Array;
  private at = 0;

  constructor(block: RowBlock) {
    this.block = block;
    this.order = sortedOrder(block);
  }

  upTo(lastAccount: number, take: (accountId: number, trade: TradeRow) => void): void {
    const accounts = this.block.numbers[ACCOUNT] as Float64Array;
    for (; this.at < this.order.length; this.at++) {
      const row = this.order[this.at] as number;
      const account = accounts[row] as number;
      if (account > lastAccount) return;
      take(account, this.row(row));
    }
  }

  private row(i: number): TradeRow {
    const { numbers, texts } = this.block;
    const value = (c: number): number => (numbers[c] as Float64Array)[i] as number;
    const amount = value(AMOUNT);
    const commissionE4 = value(COMMISSION);
    return {
      date: value(DATE),
      time: value(TIME),
      tradeNo: (texts[0] as (string | null)[])[i] as string,
      securityId: value(SECURITY),
      businessType: value(TYPE),
      quantityE2: value(QUANTITY),
      amountE4: Number.isNaN(amount) ? null : amount,
      commissionE4,
      feesE4: FEES.reduce((sum, c) => sum + value(c), commissionE4),
    };
  }

  close(): void {}
}
