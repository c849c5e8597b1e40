/** One account's or client's facts in book order, as the domain wants them. */
import type { AccountHistory, FlowRow, OpeningRow, TradeRow } from '../../../src-shared/domain/book/history.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const trades = query
  .selectFrom('trade')
  .select([
    'account_id',
    'trade_date',
    'trade_time',
    'trade_no',
    'security_id',
    'business_type',
    'quantity_e2',
    'amount_e4',
    'commission_e4',
    'stamp_duty_e4',
    'transfer_fee_e4',
    'other_fee_e4',
    'channel',
  ])
  .where('account_id', '>=', 0)
  .where('account_id', '<=', 0)
  .where('trade_date', '>', 0)
  .where('trade_date', '<=', 0)
  .orderBy('account_id')
  .orderBy('trade_date')
  .orderBy('trade_time')
  .orderBy('trade_no')
  .compile();

const flows = query
  .selectFrom('cash_flow')
  .select(['account_id', 'flow_date', 'flow_kind', 'amount_e4', 'security_id'])
  .where('account_id', '>=', 0)
  .where('account_id', '<=', 0)
  .where('flow_date', '>', 0)
  .where('flow_date', '<=', 0)
  .orderBy('account_id')
  .orderBy('flow_date')
  .orderBy('flow_no')
  .compile();

const openings = query
  .selectFrom('opening_position')
  .select(['account_id', 'security_id', 'quantity_e2', 'cost_e4'])
  .where('account_id', '>=', 0)
  .where('account_id', '<=', 0)
  .orderBy('account_id')
  .orderBy('security_id')
  .compile();

interface MutableHistory {
  accountId: number;
  opening: OpeningRow[];
  trades: TradeRow[];
  flows: FlowRow[];
}

export interface Wanted {
  readonly flows: boolean;
  readonly trades: boolean;
}
const BOTH: Wanted = { flows: true, trades: true };

/** Histories of all accounts with ids in [firstAccount, lastAccount] that have any row dated in (after, upTo]. */
export function loadHistories(
  store: ReadStore,
  firstAccount: number,
  lastAccount: number,
  after: Ymd,
  upTo: Ymd,
  wanted: Wanted = BOTH,
): Map<number, AccountHistory> {
  const out = new Map<number, MutableHistory>();
  const of = (accountId: number): MutableHistory => {
    let history = out.get(accountId);
    if (!history) {
      history = { accountId, opening: [], trades: [], flows: [] };
      out.set(accountId, history);
    }
    return history;
  };
  const range = [firstAccount, lastAccount];
  if (after === 0) {
    for (const row of store.raw(openings.sql).all(...range) as [number, number, number, number | null][]) {
      of(row[0]).opening.push({ securityId: row[1], quantityE2: row[2], costE4: row[3] });
    }
  }
  const flowRows = wanted.flows ? (store.raw(flows.sql).all(...range, after, upTo) as unknown[][]) : [];
  for (const row of flowRows) {
    of(row[0] as number).flows.push({
      date: row[1] as number,
      kind: row[2] as number,
      amountE4: row[3] as number,
      securityId: row[4] as number | null,
    });
  }
  if (!wanted.trades) return out;
  let history: MutableHistory | null = null;
  for (const row of store.raw(trades.sql).all(...range, after, upTo) as unknown[][]) {
    const accountId = row[0] as number;
    if (history === null || history.accountId !== accountId) history = of(accountId);
    history.trades.push({
      date: row[1] as number,
      time: row[2] as number,
      tradeNo: row[3] as string,
      securityId: row[4] as number,
      businessType: row[5] as number,
      quantityE2: row[6] as number,
      amountE4: row[7] as number | null,
      commissionE4: row[8] as number,
      channel: row[12] as number | null,
      feesE4: (row[8] as number) + (row[9] as number) + (row[10] as number) + (row[11] as number),
    });
  }
  return out;
}

/** The histories of one client's accounts up to a date; accounts without rows are there, empty. */
export function loadClientHistory(store: ReadStore, accountIds: readonly number[], upTo: Ymd): AccountHistory[] {
  return accountIds.map(
    (id) => loadHistories(store, id, id, 0, upTo).get(id) ?? { accountId: id, opening: [], trades: [], flows: [] },
  );
}
