// Profit of the period: the figure of record from assets, its split by security from the book.
import { feesOf, type Position, replay } from './book.ts';
import { codeOn } from './codeNames.ts';
import { type Facts, securityKey } from './facts.ts';
import { type Fraction, sum, ZERO } from './fraction.ts';
import { assetOn, externalFlows, inPeriod, type Scope, startOf } from './period.ts';
import { lastPrice } from './priceTable.ts';

export interface SecurityProfit {
  readonly market: string;
  readonly code: string;
  /** Null: no price for what is or was held. */
  pnl: Fraction | null;
  realised: Fraction;
  realisedLeftOut: number;
  dividends: Fraction;
  fees: Fraction;
}
export interface Profit {
  readonly pnl: Fraction;
  readonly netFlow: Fraction;
  readonly realised: Fraction;
  readonly realisedLeftOut: number;
  readonly dividends: Fraction;
  readonly fees: Fraction;
  readonly interest: Fraction;
  readonly feeFlows: Fraction;
  readonly otherFlows: Fraction;
  readonly unexplained: Fraction | null;
  readonly bySecurity: readonly SecurityProfit[];
}

/** Q·close of the last price on or before the day; repo at cost; null where there is no price yet. */
export function marketValue(facts: Facts, p: Position, on: string): Fraction | null {
  if (facts.securities.get(securityKey(p.market, p.code))?.kind === 'repo') return p.cost;
  const price = lastPrice(facts, p.market, p.code, on);
  return price ? price.close.times(p.quantity) : null;
}

export function computeProfit(s: Scope): Profit {
  const { facts, accounts, to } = s;
  const start = startOf(s);
  const flows = externalFlows(facts, accounts).filter((f) => inPeriod(s, f.date));
  const netFlow = sum(flows.map((f) => f.amount));
  const pnl = assetOn(facts, accounts, to)
    .minus(assetOn(facts, accounts, start))
    .minus(netFlow);

  const lines = new Map<string, SecurityProfit>();
  const line = (market: string, code: string, usedOn: string): SecurityProfit => {
    const name = codeOn(facts, market, code, usedOn, to);
    const key = securityKey(market, name);
    const found = lines.get(key) ?? {
      market,
      code: name,
      pnl: ZERO,
      realised: ZERO,
      realisedLeftOut: 0,
      dividends: ZERO,
      fees: ZERO,
    };
    lines.set(key, found);
    return found;
  };
  const add = (l: SecurityProfit, x: Fraction | null): void => {
    l.pnl = l.pnl === null || x === null ? null : l.pnl.plus(x);
  };

  const book = replay(facts, accounts, to);
  for (const p of replay(facts, accounts, start).positions)
    add(line(p.market, p.code, start), marketValue(facts, p, start)?.negated() ?? null);
  for (const p of book.positions) add(line(p.market, p.code, to), marketValue(facts, p, to));

  for (const { trade, realised } of book.days.flatMap((d) => d.trades).filter((b) => inPeriod(s, b.trade.date))) {
    const l = line(trade.market, trade.code, trade.date);
    const fees = feesOf(trade);
    const amount =
      trade.amount ?? lastPrice(facts, trade.market, trade.code, trade.date)?.close.times(trade.quantity) ?? ZERO;
    l.fees = l.fees.plus(fees);
    switch (trade.type) {
      case 'buy':
      case 'ipo_allot':
      case 'rights_take':
      case 'repo_lend':
        add(l, amount.plus(fees).negated());
        break;
      case 'sell':
      case 'redeem':
      case 'repo_return':
        add(l, amount.minus(fees));
        if (realised) l.realised = l.realised.plus(realised);
        else l.realisedLeftOut += 1;
        break;
      case 'transfer_in':
        add(l, amount.plus(fees).negated());
        break;
      case 'transfer_out':
        add(l, amount.minus(fees));
        break;
      default:
        add(l, fees.negated());
    }
  }
  const cash = facts.cashFlows.filter((f) => accounts.has(f.accountNo) && inPeriod(s, f.date));
  const isDividend = (kind: string): boolean => kind === 'dividend' || kind === 'dividend_tax';
  for (const f of cash.filter((x) => isDividend(x.kind) && x.code !== null)) {
    const l = line(f.market ?? '', f.code ?? '', f.date);
    l.dividends = l.dividends.plus(f.amount);
    add(l, f.amount);
  }
  const ofKind = (kind: string): Fraction => sum(cash.filter((f) => f.kind === kind).map((f) => f.amount));
  const interest = ofKind('interest');
  const feeFlows = ofKind('fee');
  const otherFlows = ofKind('other');
  const bySecurity = [...lines.values()].sort((a, b) =>
    securityKey(a.market, a.code) < securityKey(b.market, b.code) ? -1 : 1,
  );
  const parts = bySecurity.map((l) => l.pnl);
  const known = parts.every((x) => x !== null) ? sum(parts) : null;
  return {
    pnl,
    netFlow,
    interest,
    feeFlows,
    otherFlows,
    bySecurity,
    realised: sum(bySecurity.map((l) => l.realised)),
    realisedLeftOut: bySecurity.reduce((n, l) => n + l.realisedLeftOut, 0),
    dividends: sum(cash.filter((f) => isDividend(f.kind)).map((f) => f.amount)),
    fees: sum(bySecurity.map((l) => l.fees)),
    unexplained: known && pnl.minus(known).minus(interest).minus(feeFlows).minus(otherFlows),
  };
}
