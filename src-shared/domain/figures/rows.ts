/** Evidence in the usual shapes: columns and cells that several figures share. */
import { subtract } from '../../kernel/exact.ts';
import type { DispositionEvent, MoveEvent, PieceEvent, TripEvent } from '../behaviour/habitListener.ts';
import type { TradeRow } from '../book/history.ts';
import type { Words } from './definition.ts';
import type {
  AssetDayLine,
  AssetLine,
  BookedFlow,
  BookedTrade,
  Cell,
  EvidenceColumn,
  EvidenceRow,
  EvidenceRows,
  HoldingLine,
  LifeDayLine,
  OfAccount,
  RowRef,
} from './evidence.ts';

const column = (key: string, zh: string, en: string): EvidenceColumn => ({ key, name: { zh, en } });
export const COLUMNS = {
  date: column('date', '日期', 'Date'),
  account: column('account', '账户', 'Account'),
  security: column('security', '证券', 'Security'),
  type: column('type', '业务', 'Type'),
  quantity: column('quantity', '数量', 'Quantity'),
  amount: column('amount', '金额', 'Amount'),
  commission: column('commission', '佣金', 'Commission'),
  fees: column('fees', '费用合计', 'Fees'),
  realised: column('realised', '已实现', 'Realised'),
  total: column('total', '总资产', 'Total assets'),
  cash: column('cash', '资金余额', 'Cash'),
  market_value: column('market_value', '证券市值', 'Market value'),
  liability: column('liability', '负债', 'Liability'),
  flow: column('flow', '净流入', 'Net flow'),
  day_return: column('day_return', '日收益率', 'Day return'),
  cost: column('cost', '持仓成本', 'Cost'),
  cost_price: column('cost_price', '成本价', 'Cost price'),
  price: column('price', '比较价', 'Compared price'),
  close: column('close', '收盘价', 'Close'),
  bought_on: column('bought_on', '买入日', 'Bought on'),
  days: column('days', '持有天数', 'Days held'),
  last_close: column('last_close', '前一日收盘', 'Close the day before'),
  early_close: column('early_close', '再前 20 个价格日收盘', 'Close 20 price days earlier'),
  move: column('move', '涨跌幅', 'Move'),
  weight: column('weight', '占比', 'Weight'),
  unrealised: column('unrealised', '浮动盈亏', 'Unrealised'),
  rating: column('rating', '风险等级', 'Risk rating'),
} as const;

export const tradeRef = (accountId: number, row: TradeRow): RowRef => ({
  dataset: 'trades',
  accountId,
  date: row.date,
  time: row.time,
  tradeNo: row.tradeNo,
  securityId: row.securityId,
});

/** Trade rows with their amounts and fees; `more` adds columns. */
export function tradeRows(
  title: Words,
  trades: readonly BookedTrade[],
  more: readonly (EvidenceColumn & { readonly of: (trade: BookedTrade) => Cell })[] = [],
): EvidenceRows {
  return {
    title,
    columns: [
      COLUMNS.date,
      COLUMNS.account,
      COLUMNS.security,
      COLUMNS.type,
      COLUMNS.quantity,
      COLUMNS.amount,
      COLUMNS.fees,
      ...more.map(({ key, name }) => ({ key, name })),
    ],
    rows: trades.map((trade) => ({
      refs: [tradeRef(trade.accountId, trade.row)],
      cells: {
        date: { kind: 'date', value: trade.row.date },
        account: { kind: 'account', accountId: trade.accountId },
        security: { kind: 'security', securityId: trade.row.securityId },
        type: { kind: 'code', list: 'businessType', value: String(trade.row.businessType) },
        quantity: { kind: 'quantityE2', value: trade.row.quantityE2 },
        amount: { kind: 'moneyE4', value: trade.row.amountE4 },
        fees: { kind: 'moneyE4', value: trade.row.feesE4 },
        ...Object.fromEntries(more.map(({ key, of }) => [key, of(trade)])),
      },
    })),
  };
}
export const commissionColumn = {
  ...COLUMNS.commission,
  of: (trade: BookedTrade): Cell => ({ kind: 'moneyE4', value: trade.row.commissionE4 }),
};
export const realisedColumn = {
  ...COLUMNS.realised,
  of: (trade: BookedTrade): Cell => ({ kind: 'money', value: trade.realised }),
};

/** Cash flow rows. */
export function flowRows(title: Words, flows: readonly BookedFlow[]): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.account, COLUMNS.type, COLUMNS.security, COLUMNS.amount],
    rows: flows.map((flow) => ({
      refs: [{ dataset: 'cash_flows', accountId: flow.accountId, date: flow.date, flowNo: flow.flowNo }],
      cells: {
        date: { kind: 'date', value: flow.date },
        account: { kind: 'account', accountId: flow.accountId },
        type: { kind: 'code', list: 'flowKind', value: flow.kind },
        security:
          flow.securityId === null ? { kind: 'text', value: null } : { kind: 'security', securityId: flow.securityId },
        amount: { kind: 'moneyE4', value: flow.amountE4 },
      },
    })),
  };
}

/** External flows: bank rows and transfers, signed. */
export function externalFlowRows(
  title: Words,
  flows: readonly BookedFlow[],
  trades: readonly BookedTrade[],
): EvidenceRows {
  const bank = flowRows(
    title,
    flows.filter((flow) => flow.kind === 'bank_in' || flow.kind === 'bank_out'),
  );
  const moved = trades
    .filter((trade) => trade.flow !== null || trade.unvalued)
    .map(
      (trade): EvidenceRow => ({
        refs: [tradeRef(trade.accountId, trade.row)],
        cells: {
          date: { kind: 'date', value: trade.row.date },
          account: { kind: 'account', accountId: trade.accountId },
          type: { kind: 'code', list: 'businessType', value: String(trade.row.businessType) },
          security: { kind: 'security', securityId: trade.row.securityId },
          amount: { kind: 'money', value: trade.flow },
        },
      }),
    );
  return { ...bank, rows: [...bank.rows, ...moved].sort((a, b) => dateOf(a) - dateOf(b)) };
}
const dateOf = (row: EvidenceRow): number => (row.cells.date?.kind === 'date' ? (row.cells.date.value ?? 0) : 0);

/** Asset rows of accounts, as delivered. */
export function assetRows(title: Words, rows: readonly AssetLine[]): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.account, COLUMNS.total, COLUMNS.cash, COLUMNS.market_value, COLUMNS.liability],
    rows: rows.map((row) => ({
      refs: [{ dataset: 'assets', accountId: row.accountId, date: row.date }],
      cells: {
        date: { kind: 'date', value: row.date },
        account: { kind: 'account', accountId: row.accountId },
        total: { kind: 'moneyE4', value: row.totalE4 },
        cash: { kind: 'moneyE4', value: row.cashE4 },
        market_value: { kind: 'moneyE4', value: row.marketValueE4 },
        liability: { kind: 'moneyE4', value: row.liabilityE4 },
      },
    })),
  };
}

/** Days of value and life cycle: total assets of all accounts together. */
export function lifeDayLines(title: Words, days: readonly LifeDayLine[]): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.total],
    rows: days.map((day) => ({
      refs: day.holds,
      cells: { date: { kind: 'date', value: day.date }, total: { kind: 'moneyE4', value: day.assetE4 } },
    })),
  };
}

/** Asset days of the client: all accounts together, with the flows since the day before and the day's return. */
export function assetDayRows(title: Words, days: readonly AssetDayLine[]): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.total, COLUMNS.market_value, COLUMNS.flow, COLUMNS.day_return],
    rows: days.map((day) => ({
      refs: day.accountIds.map((accountId) => ({ dataset: 'assets', accountId, date: day.date }) as const),
      cells: {
        date: { kind: 'date', value: day.date },
        total: { kind: 'moneyE4', value: day.assetE4 },
        market_value: { kind: 'moneyE4', value: day.marketValueE4 },
        flow: { kind: 'moneyE4', value: day.flowInE4 - day.flowOutE4 },
        day_return: { kind: 'number', value: day.dayReturn, unit: 'ratio' },
      },
    })),
  };
}

/**
 * Holdings, each on its price row and the last row of its run. At the end of the period each line opens the trace of its
 * market value (or its unrealised profit); null for another day, when it is no figure of the period.
 */
export function holdingRows(
  title: Words,
  holdings: readonly HoldingLine[],
  figure: 'market_value' | 'unrealised' | null = 'market_value',
): EvidenceRows {
  return {
    title,
    columns: [
      COLUMNS.account,
      COLUMNS.security,
      COLUMNS.quantity,
      COLUMNS.close,
      COLUMNS.market_value,
      COLUMNS.cost,
      ...(figure === 'unrealised' ? [COLUMNS.unrealised] : []),
      COLUMNS.rating,
    ],
    rows: holdings.map((line) => ({
      refs: [
        ...(line.closeOn === null
          ? []
          : [{ dataset: 'prices', securityId: line.closeOf ?? line.securityId, date: line.closeOn } satisfies RowRef]),
        ...(line.lastRow === null ? [] : [line.lastRow]),
      ],
      cells: {
        account: { kind: 'account', accountId: line.accountId },
        security: { kind: 'security', securityId: line.securityId },
        quantity: { kind: 'quantityE2', value: line.quantityE2 },
        close: { kind: 'priceE4', value: line.closeE4 },
        market_value: { kind: 'money', value: line.value },
        cost: { kind: 'money', value: line.costUnknown ? null : line.cost },
        ...(figure === 'unrealised' && line.value !== null
          ? { unrealised: { kind: 'money', value: subtract(line.value, line.cost) } satisfies Cell }
          : {}),
        rating: { kind: 'text', value: line.riskRating },
      },
      ...(figure === null ? {} : { figure: `positions.${line.accountNo}.${line.market}.${line.code}.${figure}` }),
    })),
  };
}

/** Days with a sale: a position's price against its cost price. */
export function dispositionRows(title: Words, events: readonly OfAccount<DispositionEvent>[]): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.account, COLUMNS.security, COLUMNS.quantity, COLUMNS.price, COLUMNS.cost_price],
    rows: events.map(({ accountId, event }) => ({
      refs:
        event.sold === null
          ? [{ dataset: 'prices', securityId: event.securityId, date: event.date } satisfies RowRef]
          : event.sold.rows.map((row) => tradeRef(accountId, row)),
      cells: {
        date: { kind: 'date', value: event.date },
        account: { kind: 'account', accountId },
        security: { kind: 'security', securityId: event.securityId },
        quantity: { kind: 'quantityE2', value: event.sold === null ? event.heldE2 : event.sold.quantityE2 },
        price:
          event.sold === null
            ? { kind: 'priceE4', value: event.priceE4 }
            : {
                kind: 'price',
                cost: { e4: event.sold.amountE4, e11: 0 },
                quantityE2: event.sold.quantityE2,
              },
        cost_price: { kind: 'price', cost: event.cost, quantityE2: event.heldE2 },
      },
    })),
  };
}

/** Lot pieces closed. */
export function pieceRows(title: Words, pieces: readonly OfAccount<PieceEvent>[]): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.account, COLUMNS.security, COLUMNS.bought_on, COLUMNS.days, COLUMNS.quantity],
    rows: pieces.map(({ accountId, event }) => ({
      refs: [tradeRef(accountId, event.row)],
      cells: {
        date: { kind: 'date', value: event.row.date },
        account: { kind: 'account', accountId },
        security: { kind: 'security', securityId: event.securityId },
        bought_on: { kind: 'date', value: event.boughtOn },
        days: { kind: 'number', value: event.days, unit: 'days' },
        quantity: { kind: 'quantityE2', value: Math.round(event.quantityE2) },
      },
    })),
  };
}

/** Round trips: sell rows and what each realised. */
export function tripRows(title: Words, trips: readonly OfAccount<TripEvent>[]): EvidenceRows {
  return {
    title,
    columns: [COLUMNS.date, COLUMNS.account, COLUMNS.security, COLUMNS.quantity, COLUMNS.amount, COLUMNS.realised],
    rows: trips.map(({ accountId, event }) => ({
      refs: [tradeRef(accountId, event.row)],
      cells: {
        date: { kind: 'date', value: event.row.date },
        account: { kind: 'account', accountId },
        security: { kind: 'security', securityId: event.securityId },
        quantity: { kind: 'quantityE2', value: event.row.quantityE2 },
        amount: { kind: 'moneyE4', value: event.row.amountE4 },
        realised: { kind: 'money', value: event.realised },
      },
    })),
  };
}

/** Orders with the move of their security before them. */
export function moveRows(title: Words, moves: readonly OfAccount<MoveEvent>[]): EvidenceRows {
  return {
    title,
    columns: [
      COLUMNS.date,
      COLUMNS.account,
      COLUMNS.security,
      COLUMNS.amount,
      COLUMNS.early_close,
      COLUMNS.last_close,
      COLUMNS.move,
    ],
    rows: moves.map(({ accountId, event }) => ({
      refs: [tradeRef(accountId, event.row)],
      cells: {
        date: { kind: 'date', value: event.row.date },
        account: { kind: 'account', accountId },
        security: { kind: 'security', securityId: event.securityId },
        amount: { kind: 'moneyE4', value: event.row.amountE4 },
        early_close: { kind: 'priceE4', value: event.earlyE4 },
        last_close: { kind: 'priceE4', value: event.lastE4 },
        move: { kind: 'number', value: event.lastE4 / event.earlyE4 - 1, unit: 'ratio' },
      },
    })),
  };
}
