/**
 * `client.risk`: the Risk page of one client over a period. Loads what the client holds and how it moved, lets the domain
 * compute (domain/risk), and writes figures as text. It decides nothing about a figure.
 */

import type { CallInput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { ClientRisk, RiskHolding } from '../../src-shared/contract/riskCalls.ts';
import { LEAST_DAYS } from '../../src-shared/domain/risk/beta.ts';
import { countMoves } from '../../src-shared/domain/risk/dayMoves.ts';
import { SHOCKS } from '../../src-shared/domain/risk/indexShock.ts';
import { type HoldingRisk, type HoldingsRisk, holdingsRisk } from '../../src-shared/domain/risk/portfolio.ts';
import { dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { add, type Exact, exact, toYuan, ZERO } from '../../src-shared/kernel/exact.ts';
import { moneyText, priceText, quantityText } from '../../src-shared/kernel/money.ts';
import type { ReadStore } from '../store/open.ts';
import { BENCHMARK, indices } from '../store/queries/benchmark.ts';
import { movesWindow } from '../store/queries/dayMoves.ts';
import { indexName, ownIndex } from '../store/queries/ownBenchmark.ts';
import { type ClientOnGround, clientOnGround, type ReportPeriod } from './ground.ts';
import { riskCurve, told } from './risk/curve.ts';
import { type RiskLine, riskLines } from './risk/holdings.ts';
import { LIMIT_ROWS, limitDay, limitOfLine } from './risk/limits.ts';
import { riskMargin, riskSuitability } from './risk/obligations.ts';

export interface RiskRequest extends Pick<CallInput<'client.risk'>, 'benchmark'> {
  readonly clientNo: string;
  readonly period: ReportPeriod;
}

/** Throws Refusal no_data, not_found (client or index), bad_request. */
export function clientRisk(store: ReadStore, request: RiskRequest): ClientRisk {
  const known = indices(store);
  const code = request.benchmark ?? ownIndex(store, request.clientNo)?.code ?? BENCHMARK;
  if (request.benchmark !== undefined && code !== BENCHMARK && !known.some((one) => one.code === code)) {
    throw new Refusal('not_found', `there is no index ${code}`);
  }
  const on = clientOnGround(store, request.clientNo, request.period);
  const { period, ground } = on;
  const lines = riskLines(on);
  const window = movesWindow(store, on.known, period.to);
  const inputs = lines.map(({ info, value }) => {
    const isCashLike = info.kind === 'repo';
    const isMeasured = !isCashLike && value !== null;
    return {
      yuan: value === null ? null : toYuan(value),
      isCashLike,
      moves: isMeasured ? window.of(info.securityId) : NO_MOVES,
    };
  });
  const risk = holdingsRisk(inputs, window.ofIndex(code));
  const total = sumOf(lines);
  const { totalE4 } = ground.assets;
  const assets = totalE4 === null ? null : toYuan(exact(totalE4));
  const next = limitDay(period.to);
  const holdings = lines.map(
    (line, i): RiskHolding => ({
      account_no: on.accounts.find(({ account_id }) => account_id === line.accountId)?.account_no ?? null,
      ...holdingRow(line, risk.holdings[i] as HoldingRisk, toYuan(total)),
      days: countMoves(inputs[i]?.moves ?? NO_MOVES),
      ...(i < LIMIT_ROWS ? limitOfLine(store, line, next, assets) : { limit: null, limit_reason: null }),
    }),
  );
  return {
    client_no: on.client.client_no,
    as_of: dateText(on.asOf),
    from: dateText(period.from),
    from_effective: period.start === null ? null : dateText(period.start),
    to: dateText(period.to),
    least_days: LEAST_DAYS,
    ...riskCurve(on, { code, name: indexName(store, code) }),
    indices: known.map((one) => ({ code: one.code, name: one.name })),
    portfolio: portfolioOf(lines, risk, window.days, total),
    holdings,
    scenario: scenarioOf(on, lines, risk, assets),
    margin: riskMargin(on),
    suitability: riskSuitability(on, lines, total),
    total_asset: totalE4 === null ? null : moneyText(exact(totalE4)),
  };
}

const NO_MOVES = new Float64Array(0);

function sumOf(lines: readonly RiskLine[]): Exact {
  return lines.reduce((sum, { value }) => (value === null ? sum : add(sum, value)), ZERO);
}

function holdingRow(
  { info, quantityE2, closeE4, value }: RiskLine,
  risk: HoldingRisk,
  totalYuan: number,
): Omit<RiskHolding, 'account_no' | 'days' | 'limit' | 'limit_reason'> {
  return {
    market: info.market as RiskHolding['market'],
    code: info.code,
    name: info.name,
    kind: info.kind,
    board: info.board,
    quantity: quantityText(quantityE2),
    close: closeE4 === null ? null : priceText(closeE4),
    market_value: value === null ? null : moneyText(value),
    weight: value === null || totalYuan <= 0 ? null : toYuan(value) / totalYuan,
    contribution: risk.contribution.value,
    contribution_reason: risk.contribution.reason,
    beta: told(risk.beta),
    beta_days: risk.betaDays,
    beta_covariance: risk.betaTerms?.covariance ?? null,
    beta_variance: risk.betaTerms?.variance ?? null,
    shock_yuan: risk.shockYuan === null ? null : [...risk.shockYuan],
  };
}

function portfolioOf(
  lines: readonly RiskLine[],
  risk: HoldingsRisk,
  days: readonly Ymd[],
  total: Exact,
): ClientRisk['portfolio'] {
  const whole = toYuan(total);
  const shareOf = (yuan: number): number | null => (whole > 0 ? yuan / whole : null);
  const day = (date: Ymd | undefined): string | null => (date === undefined ? null : dateText(date));
  return {
    market_value: lines.some(({ value }) => value !== null) ? moneyText(total) : null,
    from: day(days[0]),
    to: day(days.at(-1)),
    window_days: days.length,
    common_days: risk.days.length,
    taken: risk.taken,
    taken_weight: shareOf(risk.takenYuan),
    volatility: told(risk.volatility),
    variance: risk.variance,
    beta: told(risk.beta),
    beta_weight: shareOf(risk.betaYuan),
  };
}

function scenarioOf(
  { ground }: ClientOnGround,
  lines: readonly RiskLine[],
  risk: HoldingsRisk,
  assets: number | null,
): ClientRisk['scenario'] {
  const isCounted = (i: number): boolean => risk.holdings[i]?.beta.value !== null;
  const apart = lines.filter(({ info }, i) => info.kind !== 'repo' && !isCounted(i));
  const repo = sumOf(lines.filter(({ info }) => info.kind === 'repo'));
  const { cashE4 } = ground.assets;
  return {
    shocks: [...SHOCKS],
    totals: risk.totals === null ? null : [...risk.totals],
    total_shares:
      risk.totals === null ? null : risk.totals.map((sum) => (assets !== null && assets > 0 ? sum / assets : null)),
    counted_value: moneyText(sumOf(lines.filter((_line, i) => isCounted(i)))),
    left_out: apart.length,
    left_out_value: moneyText(sumOf(apart)),
    cash: cashE4 === null ? null : moneyText(add(exact(cashE4), repo)),
  };
}
