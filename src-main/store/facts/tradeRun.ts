/** Trades as the book wants them, out of the file in which they were just sorted. */
import type { TradeRow } from '../../../src-shared/domain/book/history.ts';
import type { SortedTrades } from '../derived/change.ts';
import type { Store } from '../open.ts';
import { CellReader } from './cellReader.ts';
import { TRADE } from './factTables.ts';
import { recordColumns } from './recordCells.ts';
import type { TableFileReader } from './tableFileReader.ts';

/** What is read, in the order in which it stands in a record. */
const COLUMNS = [
  'account_id',
  'trade_date',
  'trade_time',
  'trade_no',
  'security_id',
  'business_type',
  'quantity_e2',
  'price_e4',
  'amount_e4',
  'commission_e4',
  'stamp_duty_e4',
  'transfer_fee_e4',
  'other_fee_e4',
] as const;

export class TradeRun implements SortedTrades {
  readonly wholeIn: string;
  private readonly reader: TableFileReader;
  private readonly cell = new CellReader();
  /** The account of the cell that comes next; null behind the last one. */
  private account: number | null = null;

  constructor(store: Store, reader: TableFileReader, folder: string) {
    const columns = recordColumns(store, TRADE);
    if (COLUMNS.some((name, i) => columns[i] !== name)) throw new Error('the records of trades have another order');
    this.reader = reader;
    this.wholeIn = folder;
    this.advance();
  }

  private advance(): void {
    if (!this.reader.next()) {
      this.account = null;
      return;
    }
    this.cell.open(this.reader.bytes, this.reader.at);
    this.account = this.cell.next();
  }

  close(): void {
    this.reader.close();
  }

  upTo(lastAccount: number, take: (accountId: number, trade: TradeRow) => void): void {
    for (let { account } = this; account !== null && account <= lastAccount; account = this.account) {
      take(account, this.row());
      this.advance();
    }
  }

  /** The columns behind the account. */
  private row(): TradeRow {
    const { cell } = this;
    const date = cell.next();
    const time = cell.next();
    cell.next();
    const tradeNo = this.reader.bytes.toString('utf8', cell.from, cell.to);
    const securityId = cell.next();
    const businessType = cell.next();
    const quantityE2 = cell.next();
    cell.next();
    const amount = cell.next();
    const commissionE4 = cell.next();
    const feesE4 = commissionE4 + cell.next() + cell.next() + cell.next();
    const amountE4 = Number.isNaN(amount) ? null : amount;
    return { date, time, tradeNo, securityId, businessType, quantityE2, amountE4, commissionE4, feesE4 };
  }
}
