/** The rows of the files behind one holding: its run of trades with running quantity and cost, dividends, its close. */

import type { Words } from '../../../../src-shared/domain/figures/definition.ts';
import type {
  BookedFlow,
  BookedTrade,
  EvidenceColumn,
  EvidenceRow,
  EvidenceRows,
  RowRef,
} from '../../../../src-shared/domain/figures/evidence.ts';
import type { HoldingRun } from '../../../../src-shared/domain/figures/holdingRun.ts';
import { COLUMNS, tradeRef } from '../../../../src-shared/domain/figures/rows.ts';
import { add, type Exact, exact, subtract, ZERO } from '../../../../src-shared/kernel/exact.ts';
import type { Close } from '../../../store/queries/closes.ts';

const HELD = { key: 'held', name: { zh: '持有数量', en: 'Held after' } };
const COST = { key: 'running_cost', name: { zh: '移动加权成本', en: 'Cost after' } };
const DILUTED = { key: 'running_diluted', name: { zh: '摊薄成本', en: 'Diluted cost after' } };

const RUN: Words = { zh: '自上次清仓以来的成交', en: 'Trade rows since the holding was last empty' };
const RUN_WITH_DIVIDENDS: Words = {
  zh: '自上次清仓以来的成交与分红',
  en: 'Trade rows and dividends since the holding was last empty',
};

/** The security has a column where its code changed; else the name of the figure says which it is. */
function runColumns({ opening, trades }: HoldingRun, after: EvidenceColumn): EvidenceColumn[] {
  const codes = new Set([...opening, ...trades.map((trade) => trade.row)].map((row) => row.securityId));
  return [
    COLUMNS.date,
    ...(codes.size > 1 ? [COLUMNS.security] : []),
    COLUMNS.type,
    COLUMNS.quantity,
    COLUMNS.amount,
    COLUMNS.fees,
    HELD,
    after,
  ];
}

/** Quantity and cost after every row, from the opening position on. */
export function runRows(accountId: number, run: HoldingRun): EvidenceRows {
  const lines = run.trades.map((trade) => tradeLine(trade, { cost: trade.costUnknown ? null : trade.cost }));
  return {
    title: RUN,
    columns: runColumns(run, COST),
    rows: [...openingLines(accountId, run, 'cost'), ...lines],
  };
}

/** The same with the diluted cost, and the dividends that lower it. */
export function dilutedRows(accountId: number, run: HoldingRun): EvidenceRows {
  const rows: EvidenceRow[] = [...openingLines(accountId, run, 'diluted')];
  let after: Exact | null = run.opening.some((row) => row.costE4 === null)
    ? null
    : run.opening.reduce((sum, row) => add(sum, exact(row.costE4 ?? 0)), ZERO);
  let next = 0;
  const flowsUpTo = (date: number): void => {
    for (; next < run.dividends.length && (run.dividends[next] as BookedFlow).date <= date; next++) {
      const flow = run.dividends[next] as BookedFlow;
      after = after === null ? null : subtract(after, exact(flow.amountE4));
      rows.push(flowLine(flow, after));
    }
  };
  for (const trade of run.trades) {
    flowsUpTo(trade.row.date);
    after = trade.costUnknown ? null : trade.diluted;
    rows.push(tradeLine(trade, { diluted: after }));
  }
  flowsUpTo(Number.POSITIVE_INFINITY);
  return {
    title: RUN_WITH_DIVIDENDS,
    columns: runColumns(run, DILUTED),
    rows,
  };
}

function openingLines(accountId: number, run: HoldingRun, which: 'cost' | 'diluted'): EvidenceRow[] {
  return run.opening.map((row) => {
    const cost = { kind: 'moneyE4', value: row.costE4 } as const;
    return {
      refs: [{ dataset: 'opening_positions', accountId, securityId: row.securityId }],
      cells: {
        date: { kind: 'text', value: null },
        security: { kind: 'security', securityId: row.securityId },
        type: { kind: 'code', list: 'row', value: 'opening' },
        quantity: { kind: 'quantityE2', value: row.quantityE2 },
        amount: cost,
        fees: { kind: 'moneyE4', value: null },
        held: { kind: 'quantityE2', value: row.quantityE2 },
        [which === 'cost' ? COST.key : DILUTED.key]: cost,
      },
    };
  });
}

function tradeLine(trade: BookedTrade, after: { cost?: Exact | null; diluted?: Exact | null }): EvidenceRow {
  const { row } = trade;
  return {
    refs: [tradeRef(trade.accountId, row)],
    cells: {
      date: { kind: 'date', value: row.date },
      security: { kind: 'security', securityId: row.securityId },
      type: { kind: 'code', list: 'businessType', value: String(row.businessType) },
      quantity: { kind: 'quantityE2', value: row.quantityE2 },
      amount: { kind: 'moneyE4', value: row.amountE4 },
      fees: { kind: 'moneyE4', value: row.feesE4 },
      held: { kind: 'quantityE2', value: trade.quantityE2 },
      ...(after.cost === undefined ? {} : { [COST.key]: { kind: 'money', value: after.cost } as const }),
      ...(after.diluted === undefined ? {} : { [DILUTED.key]: { kind: 'money', value: after.diluted } as const }),
    },
  };
}

function flowLine(flow: BookedFlow, after: Exact | null): EvidenceRow {
  return {
    refs: [{ dataset: 'cash_flows', accountId: flow.accountId, date: flow.date, flowNo: flow.flowNo }],
    cells: {
      date: { kind: 'date', value: flow.date },
      security:
        flow.securityId === null ? { kind: 'text', value: null } : { kind: 'security', securityId: flow.securityId },
      type: { kind: 'code', list: 'flowKind', value: flow.kind },
      amount: { kind: 'moneyE4', value: flow.amountE4 },
      [DILUTED.key]: { kind: 'money', value: after },
    },
  };
}

/** The price row of a close; none without one. */
export function closeRows(close: Close | null): EvidenceRows {
  return {
    title: { zh: '行情', en: 'Price row' },
    columns: [COLUMNS.date, COLUMNS.security, COLUMNS.close],
    rows:
      close === null
        ? []
        : [
            {
              refs: [{ dataset: 'prices', securityId: close.securityId, date: close.date }],
              cells: {
                date: { kind: 'date', value: close.date },
                security: { kind: 'security', securityId: close.securityId },
                close: { kind: 'priceE4', value: close.closeE4 },
              },
            },
          ],
  };
}

/** The client's row, for his commission rate. */
export function commissionRows(rate: string | null): EvidenceRows {
  const ref: RowRef = { dataset: 'clients' };
  return {
    title: { zh: '客户资料', en: "The client's row" },
    columns: [{ key: 'rate', name: { zh: '佣金率', en: 'Commission rate' } }],
    rows: [{ refs: [ref], cells: { rate: { kind: 'text', value: rate } } }],
  };
}
