/**
 * The risk of today's holdings taken together: which of them can be measured, what each contributes, the beta of each and
 * of the whole, and what a fall of the index would do. Holdings come by value, largest first; values in yuan.
 *
 * - Without a value (`no_price`) or like cash (`cash_like`, repo): in nothing.
 * - Fewer than 60 days (`too_few`): no contribution, or no beta; told with its weight, never taken as zero.
 * - Beta of the whole: Σ value·β / Σ value over the holdings with a beta; totals of a shock: the sums of whole yuan.
 */
import { type Figure, missing, type Reason, ratio } from '../../kernel/figure.ts';
import { beta } from './beta.ts';
import { commonDays } from './commonDays.ts';
import { SHOCKS, shockYuan } from './indexShock.ts';
import { PairSums } from './pairSums.ts';
import { type Contribution, riskContributions } from './riskContribution.ts';

export interface RiskInput {
  /** Null: no price. */
  readonly yuan: number | null;
  readonly isCashLike: boolean;
  /** Day returns over the window, NaN = none. */
  readonly moves: Float64Array;
}

export interface HoldingRisk {
  readonly contribution: Figure<Contribution>;
  readonly beta: Figure<number>;
  readonly betaDays: number;
  /** Sample covariance with the index and its sample variance; null without a beta. */
  readonly betaTerms: { readonly covariance: number; readonly variance: number } | null;
  /** One a shock; null without a beta. */
  readonly shockYuan: readonly number[] | null;
}

export interface HoldingsRisk {
  readonly holdings: readonly HoldingRisk[];
  readonly volatility: Figure<number>;
  readonly variance: number | null;
  /** Places in the window. */
  readonly days: readonly number[];
  readonly taken: number;
  readonly takenYuan: number;
  readonly beta: Figure<number>;
  readonly betaYuan: number;
  /** Null where no holding has a beta. */
  readonly totals: readonly number[] | null;
}

/** `indexMoves`: the index over the same window; null: it is not in the store. */
export function holdingsRisk(inputs: readonly RiskInput[], indexMoves: Float64Array | null): HoldingsRisk {
  const measured = inputs.flatMap((input, i) => (reasonOf(input) === null ? [i] : []));
  const series = measured.map((i) => (inputs[i] as RiskInput).moves);
  const common = commonDays(series);
  const places = common.taken.map((at) => measured[at] as number);
  const yuanOf = (i: number): number => inputs[i]?.yuan ?? 0;
  const risk = riskContributions(
    places.map(yuanOf),
    common.taken.map((at) => series[at] as Float64Array),
    common.days,
  );
  const holdings = inputs.map((input, i): HoldingRisk => {
    const reason = reasonOf(input);
    const at = places.indexOf(i);
    const part = risk.value?.parts[at];
    const pairs = pairsOf(input.moves, indexMoves);
    const own = reason === null ? betaOf(pairs, indexMoves) : missing(reason);
    return {
      contribution:
        part === undefined
          ? missing(reason ?? (at < 0 ? 'too_few' : (risk.reason ?? 'too_few')))
          : { value: part, reason: null },
      beta: own,
      betaDays: pairs.n,
      betaTerms:
        own.value === null
          ? null
          : { covariance: pairs.products / (pairs.n - 1), variance: pairs.squaresX / (pairs.n - 1) },
      shockYuan: own.value === null ? null : shocksOf(yuanOf(i), own.value),
    };
  });
  const withBeta = holdings.flatMap((holding, i) =>
    holding.beta.value === null ? [] : [{ yuan: yuanOf(i), beta: holding.beta.value, shocks: holding.shockYuan ?? [] }],
  );
  const betaYuan = withBeta.reduce((sum, { yuan }) => sum + yuan, 0);
  const noBeta: Reason = measured.length === 0 ? 'no_market_value' : indexMoves === null ? 'no_benchmark' : 'too_few';
  return {
    holdings,
    volatility: risk.value === null ? missing(risk.reason) : ratio(risk.value.volatility),
    variance: risk.value?.variance ?? null,
    days: common.days,
    taken: places.length,
    takenYuan: places.reduce((sum, i) => sum + yuanOf(i), 0),
    beta:
      betaYuan > 0 ? ratio(withBeta.reduce((sum, one) => sum + one.yuan * one.beta, 0) / betaYuan) : missing(noBeta),
    betaYuan,
    totals:
      withBeta.length === 0
        ? null
        : SHOCKS.map((_shock, s) => withBeta.reduce((sum, { shocks }) => sum + (shocks[s] as number), 0)),
  };
}

/** Why a holding is in no measure at all, or null. */
function reasonOf({ yuan, isCashLike }: RiskInput): 'no_price' | 'cash_like' | null {
  if (isCashLike) return 'cash_like';
  return yuan === null || !(yuan > 0) ? 'no_price' : null;
}

function betaOf(pairs: PairSums, indexMoves: Float64Array | null): Figure<number> {
  return indexMoves === null ? missing('no_benchmark') : beta(pairs);
}

function shocksOf(yuan: number, own: number): number[] {
  return SHOCKS.map((shock) => shockYuan(yuan, own, shock));
}

/** Index and holding on the days on which both have a return. */
function pairsOf(moves: Float64Array, indexMoves: Float64Array | null): PairSums {
  const pairs = new PairSums();
  if (indexMoves === null) return pairs;
  for (let d = 0; d < moves.length; d++) {
    const x = indexMoves[d] as number;
    const y = moves[d] as number;
    if (!Number.isNaN(x) && !Number.isNaN(y)) pairs.push(x, y);
  }
  return pairs;
}
