// Vectors of cost and realised profit, read in the contract's words: a moving average, fees inside cost and off proceeds.
import { decimal } from '../oracle/fraction.ts';
import { type BookExpected, type BookRow, decimalText, type RawCase, type Run, type Skip } from './cases.ts';

const skip = (reason: string): Skip => ({ skip: reason });
const places = (text: string): number => text.split('.')[1]?.length ?? 0;

interface UkRow {
  readonly date: string;
  readonly action: string;
  readonly quantity?: number;
  readonly fees?: number;
  readonly amount: number;
}

/** Pooled average cost, where the UK's same-day and 30-day rules make no difference. */
export function cgtCase(c: RawCase): Run | Skip {
  if (c.kind.endsWith('uk-matching')) return skip('UK same-day and 30-day matching rules before the pool');
  const all = c.input.transactions as UkRow[];
  if (all.some((t) => t.action.startsWith('DIVIDEND')))
    return skip('UK dividend and interest allowances; no cost figure in it');
  const rows = all
    .filter((t) => t.action !== 'TRANSFER')
    .map((t): BookRow => {
      const fees = decimal(decimalText(t.fees ?? 0));
      const cash = decimal(decimalText(t.amount)).abs();
      const type = t.action === 'BUY' ? 'buy' : t.action === 'SELL' ? 'sell' : 'bonus_share';
      const amount = type === 'sell' ? cash.plus(fees) : cash.minus(fees);
      return {
        date: t.date,
        type,
        quantity: decimalText(t.quantity),
        amount: type === 'bonus_share' ? '0' : amount.text(6),
        fees: fees.text(6),
      };
    });
  if (rows.some((r) => places(r.quantity) > 2))
    return skip('quantities with more than 2 decimals: outside the file contract');
  const [realisedFrom = '', to = ''] = c.input.taxYear as string[];
  const price = Object.values((c.input.currentPrices ?? {}) as Record<string, number>)[0];
  const unrealised = c.expected.unrealisedGain as number | undefined;
  return {
    runsAs: 'book',
    rows,
    expected: {
      realised: Number(c.expected.capitalGainInTaxYear),
      realisedFrom,
      realisedTo: to,
      ...(price !== undefined && unrealised !== undefined ? { price, unrealised } : {}),
    },
  };
}

interface PpRow {
  readonly date: string;
  readonly type: string;
  readonly shares: number;
  readonly net: number;
  readonly fees?: number;
  readonly taxes?: number;
}

/** Portfolio Performance: net already holds fees and taxes, which the contract too puts inside cost and off proceeds. */
function ppRows(c: RawCase, upTo: string | null = null): BookRow[] {
  return (c.input.transactions as PpRow[])
    .filter((t) => t.type !== upTo)
    .map((t) => ({
      date: t.date,
      type: t.type === 'BUY' || t.type === 'IN' ? 'buy' : t.type === 'DIVIDEND' ? 'dividend' : 'sell',
      quantity: decimalText(t.shares),
      amount: decimalText(t.net),
      fees: '0',
    }));
}

export function portfolioBook(c: RawCase): Run | Skip {
  const e = c.expected;
  const run = (expected: BookExpected, upTo: string | null = null): Run => ({
    runsAs: 'book',
    rows: ppRows(c, upTo),
    expected,
  });
  switch (c.kind) {
    case 'cost-basis':
      return e.movingAverageCost === undefined
        ? run({ cost: Number(e.entryMovingAverage) }, 'SELL')
        : run({ cost: Number(e.movingAverageCost) });
    case 'realised-unrealised':
      return run({
        realised: Number(e.realisedMovingAverage),
        price: Number(c.input.valuationPrice),
        unrealised: Number(e.unrealisedMovingAverage),
      });
    case 'cost-basis-rounding':
      return run({ quantity: 0, cost: 0 });
    case 'cost-basis-large':
      return run({ quantity: Number(e.shares), cost: Number(e.movingAverageCost) });
    case 'trade-pnl': {
      const rows = c.input.transactions as PpRow[];
      if (rows.filter((t) => t.type === 'BUY').length > 1)
        return skip('entry value by FIFO lots; the contract keeps FIFO for holding days only');
      if (rows.some((t) => !['BUY', 'SELL'].includes(t.type))) return skip('deliveries between accounts');
      const trades = e.trades as { closed: boolean; pnl: number; entry?: number }[];
      const open = trades.find((t) => !t.closed);
      return run({
        realised: Number(trades.find((t) => t.closed)?.pnl),
        ...(open ? { price: Number(c.input.valuationPrice), unrealised: open.pnl, cost: Number(open.entry) } : {}),
      });
    }
    case 'fifo':
      if (e.pnl === undefined) return skip('counts lots only: no figure of the contract in it');
      return run({ realised: Number(e.pnl), holdingDays: Number(e.holdingDays) });
    case 'shares-held':
      return skip(
        'a holding below zero, or over two depositories: the contract books what is there and opens a break; the book is per account',
      );
    case 'short-trade':
      return skip('short sales');
    case 'realised-fx':
    case 'cost-basis-fx':
    case 'trade-fx':
    case 'currency':
      return skip('several currencies');
    case 'fifo-same-day':
      return skip('purchases sort before sales within a day; the contract goes by time and trade number');
    case 'cost-basis-fractional':
      return skip('quantities with more than 2 decimals: outside the file contract');
    case 'fifo-transfer':
      return skip(
        'a transfer between own accounts carries lots and cost; the contract gives transferred-in lots unknown age and the stated amount as cost',
      );
    case 'fifo-multi-account':
      return skip(
        'FIFO by account beside one moving average over all accounts; the contract keeps one average per account',
      );
    case 'security-performance':
      return skip('returns of one security with taxes taken out, from daily quotes; the contract has no such figure');
    case 'portfolio-breakdown':
      return skip(
        'breakdown lines of the source (earnings, taxes, currency gains); the contract has pnl by security, interest, fees, unexplained',
      );
    case 'dividend':
    case 'dividend-fees':
      return skip(
        'gross dividend, its fees and taxes in one booking, yield on cost; the contract keeps dividend and dividend_tax flows',
      );
    case 'dividend-periodicity':
      return skip('classification of payment dates: the contract has no such figure');
    case 'valuation':
      return skip('values an unpriced holding at its last trade; the contract knows prices only from the price file');
    default:
      throw new Error(`unclassified kind ${c.kind}: ${c.name}`);
  }
}

export function workedBook(c: RawCase): Run {
  const buys = c.input.buys as { quantity: number; price: number; feeRate: number; fixedFee: number }[] | undefined;
  if (buys) {
    const rows = buys.map((b, k): BookRow => {
      const amount = decimal(decimalText(b.quantity)).times(decimal(decimalText(b.price)));
      const fees = amount.times(decimal(decimalText(b.feeRate))).plus(decimal(decimalText(b.fixedFee)));
      return {
        date: `2020-01-0${k + 1}`,
        type: 'buy',
        quantity: decimalText(b.quantity),
        amount: amount.text(4),
        fees: fees.text(4),
      };
    });
    return {
      runsAs: 'book',
      rows,
      expected: { cost: Number(c.expected.totalCost), costPrice: Number(c.expected.averageCost) },
    };
  }
  const rows = (c.input.trades as { type: string; quantity: number; price: number }[]).map(
    (t, k): BookRow => ({
      date: `2020-01-0${k + 1}`,
      type: t.type === 'BUY' ? 'buy' : 'sell',
      quantity: decimalText(t.quantity),
      amount: decimal(decimalText(t.quantity))
        .times(decimal(decimalText(t.price)))
        .text(4),
      fees: '0',
    }),
  );
  return {
    runsAs: 'book',
    rows,
    expected: {
      quantity: Number(c.expected.quantity),
      dilutedPrice: Number(c.expected.dilutedCost),
      costPrice: Number(c.expected.movingAverageCostForComparison),
    },
  };
}
