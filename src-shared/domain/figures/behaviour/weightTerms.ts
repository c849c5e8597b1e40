/** What the figures of concentration share: the weights, the whole market value, and what stands outside both sides. */
import { add, E11, type Exact, normal, sign, subtract, ZERO } from '../../../kernel/exact.ts';
import { type Concentration, concentration } from '../../concentration/concentration.ts';
import { none, quotient, type Result, type TermOfInput, value, type Words } from '../definition.ts';
import type { HoldingLine } from '../evidence.ts';
import type { Ground } from '../ground.ts';
import { holdingRows } from '../rows.ts';

export const SECURITIES: Words = { zh: '有市值的证券只数', en: 'securities with a market value' };

export const UNPRICED: Words = {
  zh: '期末没有收盘价的持仓，不计入市值和占比',
  en: 'positions without a close at the end of the period, outside the market value and all weights',
};

export const WEIGHT_CONVENTION: Words = {
  zh: '占比以客户全部证券市值为分母，同一证券各账户合并；回购按成本计。',
  en: "Weights are shares of the client's whole market value, one a security over all accounts; repo counts at cost.",
};

const HOLDINGS: Words = { zh: '期末持仓', en: 'Holdings at the end of the period' };

/** Lines without a value stand there too: they show what is left out. */
export const MARKET_VALUE: TermOfInput = {
  symbol: 'V',
  name: { zh: '期末证券市值', en: 'Market value at the end of the period' },
  unit: 'money',
  value: ({ holdings }) => value(holdings.value),
  rows: (source) => holdingRows(HOLDINGS, source.holdings()),
};

/** Σ of the n largest securities, all accounts together, as a term with its lines. */
export function largest(n: number, symbol: string, name: Words): TermOfInput {
  return {
    symbol,
    name,
    unit: 'money',
    value({ holdings }) {
      let yuan = 0;
      for (const v of [...holdings.bySecurity].sort((a, b) => b - a).slice(0, n)) yuan += v;
      return value(ofYuan(yuan));
    },
    rows: (source) => holdingRows(name, largestLines(source.holdings(), n)),
  };
}

/** The values are doubles of yuan; what is shown of them are cents. */
function ofYuan(yuan: number): Exact {
  const e4 = Math.floor(yuan * 10_000);
  return normal(e4, Math.round((yuan * 10_000 - e4) * E11));
}

/** The lines of the n securities of the highest value over all accounts. */
function largestLines(lines: readonly HoldingLine[], n: number): HoldingLine[] {
  const bySecurity = new Map<number, Exact>();
  for (const { securityId, value: own } of lines) {
    if (own !== null) bySecurity.set(securityId, add(bySecurity.get(securityId) ?? ZERO, own));
  }
  const byValue = [...bySecurity].sort(([, a], [, b]) => sign(subtract(b, a)));
  const ids = new Set(byValue.slice(0, n).map(([securityId]) => securityId));
  return lines.filter((line) => line.value !== null && ids.has(line.securityId));
}

/** A figure of the weights with the number of securities and what is left out. */
export function ofWeights({ holdings }: Ground, name: keyof Concentration): Result<number> {
  const { bySecurity, unpriced } = holdings;
  const more = { n: bySecurity.length, ...(unpriced > 0 && { leftOut: unpriced }) };
  const figures = concentration(bySecurity);
  return figures === null ? none('no_market_value', more) : quotient(figures[name], more);
}
