/**
 * Positions, oversold rows, flows and month sums of accounts: replayed from nothing, or advanced from the kept state
 * by the rows of a new night. Both ways run the same book and the same sums.
 */

import type { AccountHistory } from '../../../src-shared/domain/book/history.ts';
import { BUY, type Holding, SELL, TRANSFER_IN, TRANSFER_OUT } from '../../../src-shared/domain/book/position.ts';
import { type Holdings, isDividend, replayAccount } from '../../../src-shared/domain/book/replay.ts';
import { transferValue } from '../../../src-shared/domain/profit/period.ts';
import { FLOW_KINDS } from '../../../src-shared/kernel/codes.ts';
import { monthOf, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { add, type Exact, exact, negate, sign, ZERO } from '../../../src-shared/kernel/exact.ts';
import { Bulk } from '../bulk.ts';
import type { WriteStore } from '../open.ts';
import { query } from '../open.ts';
import { type Catalog, securityOf } from '../queries/catalog.ts';
import type { MonthRows } from './monthRows.ts';
import { netCommission, type OrderDay, orderDayBulk } from './recent.ts';

interface DayFlow {
  flowIn: Exact;
  flowOut: Exact;
  unvalued: number;
}
interface MonthSum {
  orderRows: number;
  volumeE4: number;
  commissionE4: number;
  feesE4: number;
}

/** Sums of one client over several accounts, gathered while his accounts are played. */
export class ClientSums {
  readonly flows = new Map<Ymd, DayFlow>();
  readonly months = new Map<number, MonthSum>();
  readonly orderDays = new Map<Ymd, OrderDay>();
  lastOrderOn: Ymd | null = null;

  orderDay(day: Ymd): OrderDay {
    let sum = this.orderDays.get(day);
    if (!sum) {
      sum = { orders: 0, net: ZERO };
      this.orderDays.set(day, sum);
    }
    return sum;
  }

  month(month: number): MonthSum {
    let sum = this.months.get(month);
    if (!sum) {
      sum = { orderRows: 0, volumeE4: 0, commissionE4: 0, feesE4: 0 };
      this.months.set(month, sum);
    }
    return sum;
  }

  flow(day: Ymd, value: Exact | null): void {
    let sum = this.flows.get(day);
    if (!sum) {
      sum = { flowIn: ZERO, flowOut: ZERO, unvalued: 0 };
      this.flows.set(day, sum);
    }
    if (value === null) sum.unvalued += 1;
    else if (sign(value) > 0) sum.flowIn = add(sum.flowIn, value);
    else sum.flowOut = add(sum.flowOut, negate(value));
  }
}

const BANK_IN = FLOW_KINDS.indexOf('bank_in');
const BANK_OUT = FLOW_KINDS.indexOf('bank_out');

export interface Oversold {
  readonly date: Ymd;
  readonly time: number;
  readonly tradeNo: string;
  readonly securityId: number;
  readonly quantityE2: number;
}

export interface Played {
  readonly holdings: Holdings;
  /** Securities whose holding any row may have changed. */
  readonly touched: ReadonlySet<number>;
  readonly oversold: readonly Oversold[];
}

export function playAccount(
  account: AccountHistory,
  known: Catalog,
  closeOn: (securityId: number, date: Ymd) => number | null,
  sums: ClientSums,
  upTo: Ymd,
  orderDaysFrom: Ymd,
  start?: { holdings: Holdings; after: Ymd },
): Played {
  const touched = new Set<number>();
  const oversold: Oversold[] = [];
  const holdings = replayAccount(
    account,
    known.codes,
    {
      flow(row, securityId) {
        if (row.kind === BANK_IN || row.kind === BANK_OUT) sums.flow(row.date, exact(row.amountE4));
        else if (securityId !== null && isDividend(row.kind)) touched.add(securityId);
      },
      trade(row, securityId, outcome) {
        touched.add(securityId);
        const type = row.businessType;
        const month = sums.month(monthOf(row.date));
        month.commissionE4 += row.commissionE4;
        month.feesE4 += row.feesE4;
        const info = securityOf(known, row.securityId);
        const order = (type === BUY || type === SELL) && info.kind !== 'repo';
        if (row.date >= orderDaysFrom) {
          const day = sums.orderDay(row.date);
          if (order) day.orders += 1;
          day.net = add(day.net, netCommission(row, info));
        }
        if (order) {
          month.orderRows += 1;
          month.volumeE4 += row.amountE4 as number;
          if (sums.lastOrderOn === null || row.date > sums.lastOrderOn) sums.lastOrderOn = row.date;
        } else if (type === TRANSFER_IN || type === TRANSFER_OUT) {
          const value = transferValue(row, securityId, closeOn);
          sums.flow(row.date, value === null ? null : type === TRANSFER_IN ? value : negate(value));
        }
        if (outcome.oversoldE2 > 0) {
          oversold.push({
            date: row.date,
            time: row.time,
            tradeNo: row.tradeNo,
            securityId: row.securityId,
            quantityE2: outcome.oversoldE2,
          });
        }
      },
    },
    start ? { upTo, start } : { upTo },
  );
  return { holdings, touched, oversold };
}

/** Writers of the account-level derived tables. */
export class AccountWriter {
  private readonly positions: Bulk<'position'>;
  private readonly oversold: Bulk<'oversold'>;
  private readonly flows: Bulk<'client_flow'>;
  private readonly months: Bulk<'client_month'> | MonthRows;
  private readonly orderDays: Bulk<'client_order_day'>;
  private readonly store: WriteStore;

  /** `months`: takes the months of a whole branch in place of the table. */
  constructor(store: WriteStore, months: MonthRows | null = null) {
    this.store = store;
    this.positions = new Bulk(
      store,
      'position',
      ['account_id', 'security_id', 'quantity_e2', 'cost_e4', 'cost_e11', 'diluted_e4', 'diluted_e11', 'cost_unknown'],
      'replace',
    );
    this.oversold = new Bulk(
      store,
      'oversold',
      ['account_id', 'trade_date', 'trade_time', 'trade_no', 'security_id', 'quantity_e2'],
      'replace',
    );
    this.flows = new Bulk(
      store,
      'client_flow',
      ['day', 'client_id', 'flow_in_e4', 'flow_in_e11', 'flow_out_e4', 'flow_out_e11', 'unvalued'],
      'replace',
    );
    this.orderDays = orderDayBulk(store);
    this.months =
      months ??
      new Bulk(
        store,
        'client_month',
        ['month', 'client_id', 'order_rows', 'volume_e4', 'commission_e4', 'fees_e4'],
        'replace',
      );
  }

  position(accountId: number, securityId: number, h: Holding): void {
    this.positions.add(
      accountId,
      securityId,
      h.quantityE2,
      h.cost.e4,
      h.cost.e11,
      h.diluted.e4,
      h.diluted.e11,
      h.costUnknown ? 1 : 0,
    );
  }

  dropPosition(accountId: number, securityId: number): void {
    this.positions.flush();
    this.store.statement(DROP_POSITION).run(accountId, securityId);
  }

  oversoldRows(accountId: number, rows: readonly Oversold[]): void {
    for (const r of rows) this.oversold.add(accountId, r.date, r.time, r.tradeNo, r.securityId, r.quantityE2);
  }

  /** Writes the client's flow days and months, as new rows or added to what is there. */
  sums(clientId: number, sums: ClientSums, addToKept: boolean): void {
    for (const [day, flow] of [...sums.flows].sort((a, b) => a[0] - b[0])) {
      let { flowIn, flowOut, unvalued } = flow;
      if (addToKept) {
        const kept = this.store.raw(KEPT_FLOW).get(day, clientId) as number[] | undefined;
        if (kept) {
          flowIn = add(flowIn, { e4: kept[0], e11: kept[1] });
          flowOut = add(flowOut, { e4: kept[2], e11: kept[3] });
          unvalued += kept[4];
        }
      }
      this.flows.add(day, clientId, flowIn.e4, flowIn.e11, flowOut.e4, flowOut.e11, unvalued);
    }
    this.writeOrderDays(clientId, sums, addToKept);
    for (const [month, sum] of [...sums.months].sort((a, b) => a[0] - b[0])) {
      const kept = addToKept ? (this.store.raw(KEPT_MONTH).get(month, clientId) as number[] | undefined) : undefined;
      const [rows, volume, commission, fees] = kept ?? [0, 0, 0, 0];
      this.months.add(
        month,
        clientId,
        sum.orderRows + rows,
        sum.volumeE4 + volume,
        sum.commissionE4 + commission,
        sum.feesE4 + fees,
      );
    }
  }

  /** Without the sorting by day: the table takes them in any order. */
  private writeOrderDays(clientId: number, sums: ClientSums, addToKept: boolean): void {
    for (const [day, sum] of sums.orderDays) {
      let { orders, net } = sum;
      if (addToKept) {
        const kept = this.store.raw(KEPT_ORDER_DAY).get(day, clientId) as number[] | undefined;
        if (kept) {
          orders += kept[0];
          net = add(net, { e4: kept[1], e11: kept[2] });
        }
      }
      this.orderDays.add(day, clientId, orders, net.e4, net.e11);
    }
  }

  flush(): void {
    this.orderDays.flush();
    this.positions.flush();
    this.oversold.flush();
    this.flows.flush();
    this.months.flush();
  }
}

const DROP_POSITION = query
  .deleteFrom('position')
  .where('account_id', '=', 0)
  .where('security_id', '=', 0)
  .compile().sql;
const KEPT_FLOW = query
  .selectFrom('client_flow')
  .select(['flow_in_e4', 'flow_in_e11', 'flow_out_e4', 'flow_out_e11', 'unvalued'])
  .where('day', '=', 0)
  .where('client_id', '=', 0)
  .compile().sql;
const KEPT_MONTH = query
  .selectFrom('client_month')
  .select(['order_rows', 'volume_e4', 'commission_e4', 'fees_e4'])
  .where('month', '=', 0)
  .where('client_id', '=', 0)
  .compile().sql;

const KEPT_ORDER_DAY = query
  .selectFrom('client_order_day')
  .select(['orders', 'net_commission_e4', 'net_commission_e11'])
  .where('day', '=', 0)
  .where('client_id', '=', 0)
  .compile().sql;

const POSITIONS_OF = query
  .selectFrom('position')
  .select(['security_id', 'quantity_e2', 'cost_e4', 'cost_e11', 'diluted_e4', 'diluted_e11', 'cost_unknown'])
  .where('account_id', '=', 0)
  .compile().sql;

/** The kept holdings of an account. */
export function keptHoldings(store: WriteStore, accountId: number): Holdings {
  const holdings: Holdings = new Map();
  for (const r of store.raw(POSITIONS_OF).all(accountId) as number[][]) {
    holdings.set(r[0], {
      quantityE2: r[1],
      cost: { e4: r[2], e11: r[3] },
      diluted: { e4: r[4], e11: r[5] },
      costUnknown: r[6] === 1,
    });
  }
  return holdings;
}
