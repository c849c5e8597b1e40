/** The index beside the client over the period, the drawdown curve of both, and the client's drawdown episodes. */
import type { ClientRisk, RiskFigure } from '../../../src-shared/contract/riskCalls.ts';
import { periodGap } from '../../../src-shared/domain/figures/ground.ts';
import { pairsOf } from '../../../src-shared/domain/figures/material.ts';
import { indexGap, returnGap } from '../../../src-shared/domain/figures/risk/indexGap.ts';
import { dayReturns } from '../../../src-shared/domain/returns/dayReturns.ts';
import { lastOnOrBefore } from '../../../src-shared/domain/returns/daySeries.ts';
import { annualSharpe, annualSpread } from '../../../src-shared/domain/risk/annualSpread.ts';
import { beta } from '../../../src-shared/domain/risk/beta.ts';
import { DEEP, deepest, drawdownEpisodes } from '../../../src-shared/domain/risk/drawdownEpisodes.ts';
import { endsOfFalls, fallsOf, underWater } from '../../../src-shared/domain/risk/underWater.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { type Figure, missing, type Reason, ratio } from '../../../src-shared/kernel/figure.ts';
import { indexClose } from '../../store/queries/benchmark.ts';
import { netFlowBetween } from '../../store/queries/flows.ts';
import { indexCloses } from '../../store/queries/priceSeries.ts';
import type { ClientOnGround } from '../ground.ts';

export const told = ({ value, reason }: Figure<number>): RiskFigure => ({ value, reason });

type Curve = Pick<ClientRisk, 'index' | 'curve' | 'episodes' | 'episode_floor' | 'curve_reason'>;

export function riskCurve(on: ClientOnGround, benchmark: { readonly code: string; readonly name: string }): Curve {
  const { period, series, ground, store } = on;
  const base = period.start === null ? -1 : lastOnOrBefore(series.days, period.before);
  const days = base < 0 ? [] : series.days.slice(base, lastOnOrBefore(series.days, period.to) + 1);
  const closes = indexCloses(store, benchmark.code, days[0] ?? period.to, period.to);
  const isUnvalued =
    period.start !== null && netFlowBetween(store, on.client.client_id, period.start, period.to) === null;
  const gap = returnGap({ period, isUnvalued, days: ground.returns.counted });
  const { returns } = gap === null ? dayReturns(series, base + 1, base + days.length - 1) : { returns: [] };
  const shown = gap === null ? days : [];
  const indexCurve = fallsOf(shown.map((date) => closes.get(date) ?? null));
  const day = (at: number): string => dateText(days[at] as Ymd);
  return {
    index: { ...indexFigures(on, benchmark, closes, isUnvalued), ...indexFalls(indexCurve, gap) },
    curve: {
      dates: shown.map(dateText),
      client: gap === null ? underWater(returns) : [],
      index: indexCurve,
    },
    episodes: deepest(drawdownEpisodes(returns)).map((episode) => ({
      peak_on: day(episode.peak),
      trough_on: day(episode.trough),
      recovered_on: episode.recovered === null ? null : day(episode.recovered),
      depth: episode.depth,
      days_down: episode.daysDown,
      days_to_recover: episode.daysToRecover,
    })),
    episode_floor: DEEP,
    curve_reason: gap,
  };
}

type Falls = Pick<Curve['index'], 'max_drawdown' | 'current_drawdown'>;
function indexFalls(falls: readonly (number | null)[], gap: Reason | null): Falls {
  const ends = endsOfFalls(falls);
  const or = (value: number | undefined): RiskFigure =>
    told(value === undefined ? missing(gap ?? 'no_benchmark') : ratio(value));
  return { max_drawdown: or(ends?.deepest), current_drawdown: or(ends?.last) };
}

/** For the default index the figures of section `risk` and returns.benchmark, with the same reasons. */
function indexFigures(
  { store, period, series, ground }: ClientOnGround,
  { code, name }: { readonly code: string; readonly name: string },
  closes: ReadonlyMap<Ymd, number>,
  isUnvalued: boolean,
): Omit<Curve['index'], keyof Falls> {
  const { sums, leftOut } = pairsOf(series, period, () => closes);
  const gap = indexGap({ period, isUnvalued, pairs: sums.n });
  const or = (make: () => Figure<number>): RiskFigure => told(gap === null ? make() : missing(gap));
  const base = periodGap(period);
  const start = indexClose(store, code, period.before);
  const end = indexClose(store, code, period.to);
  const change = start === null || end === null || start <= 0 ? missing('no_benchmark') : ratio(end / start - 1);
  return {
    code,
    name,
    change: told(base === null ? change : missing(base)),
    volatility: or(() => annualSpread(sums.squaresX, sums.n)),
    sharpe: or(() => annualSharpe(sums.meanX, sums.squaresX, sums.n, ground.settings.riskFree)),
    beta: or(() => beta(sums)),
    days: sums.n,
    left_out: leftOut,
  };
}
