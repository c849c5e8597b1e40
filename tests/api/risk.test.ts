// The Risk page of every client of the sample branch: it agrees with the report, adds up, and names what it leaves out.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { clientRisk } from '../../src-main/api/risk.ts';
import { loadClientList } from '../../src-main/store/queries/clientList.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { type ClientRisk, clientRisk as schema } from '../../src-shared/contract/riskCalls.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

const sample = path.join(import.meta.dirname, '..', 'oracle', 'sample-branch', 'drop');
let branch: TestBranch;
let clientNos: readonly string[] = [];

beforeAll(async () => {
  branch = openBranch();
  await branch.apply(sample);
  clientNos = loadClientList(branch.store).client_no;
}, 120_000);
afterAll(() => branch.close());

const riskOf = (clientNo: string, more: { readonly benchmark?: string; readonly from?: number } = {}): ClientRisk => {
  const { benchmark, ...period } = more;
  return clientRisk(branch.store, { clientNo, period, ...(benchmark === undefined ? {} : { benchmark }) });
};
const cents = (text: string | null): number => Math.round(Number(text ?? 0) * 100);

describe('the Risk page', () => {
  it('keeps to its contract for every client, whatever the period', () => {
    for (const clientNo of clientNos) {
      for (const from of [20240101, 20260101, 20260623]) schema.parse(riskOf(clientNo, { from }));
    }
    expect(clientNos.length).toBeGreaterThan(5);
  });
  it('holds what the report holds, over all accounts', () => {
    for (const clientNo of clientNos) {
      const { positions } = clientReport(branch.store, clientNo);
      const risk = riskOf(clientNo);
      const keys = new Set(positions.map(({ market, code }) => market + code));
      expect(new Set(risk.holdings.map(({ market, code }) => market + code))).toEqual(keys);
      const priced = positions.filter(({ market_value }) => market_value !== null);
      const sum = priced.reduce((total, { market_value }) => total + cents(market_value), 0);
      expect(Math.abs(cents(risk.portfolio.market_value) - sum)).toBeLessThanOrEqual(priced.length);
    }
  });
  it('contributions sum to 1 over those taken, and the rest is named with its reason', () => {
    let seen = 0;
    for (const clientNo of clientNos) {
      const { holdings, portfolio } = riskOf(clientNo);
      const taken = holdings.flatMap(({ contribution }) => contribution?.share ?? []);
      expect(taken).toHaveLength(portfolio.taken);
      if (taken.length > 0) expect(taken.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const one of holdings) expect(one.contribution === null).toBe(one.contribution_reason !== null);
      seen += taken.length;
    }
    expect(seen).toBeGreaterThan(20);
  });
  it('scenario totals are the sums of the rows; counted, left out and repo make the market value', () => {
    for (const clientNo of clientNos) {
      const { holdings, scenario, portfolio } = riskOf(clientNo);
      const rows = holdings.flatMap(({ shock_yuan }) => (shock_yuan === null ? [] : [shock_yuan]));
      if (scenario.totals === null) expect(rows).toEqual([]);
      else {
        expect(scenario.totals).toEqual(
          scenario.shocks.map((_shock, i) => rows.reduce((sum, row) => sum + (row[i] as number), 0)),
        );
      }
      const repo = holdings.reduce((sum, one) => sum + (one.kind === 'repo' ? cents(one.market_value) : 0), 0);
      expect(
        Math.abs(cents(scenario.counted_value) + cents(scenario.left_out_value) + repo - cents(portfolio.market_value)),
      ).toBeLessThanOrEqual(3);
    }
  });
  it('its deepest episode is the drawdown of the report, and the index is that of the registry', () => {
    let seen = 0;
    for (const clientNo of clientNos) {
      const { returns, risk: figures, missing } = clientReport(branch.store, clientNo);
      const { episodes, curve, index, curve_reason } = riskOf(clientNo);
      if (returns.max_drawdown === null) expect(curve_reason).toBe(missing['returns.max_drawdown']);
      else {
        expect(Math.min(0, ...curve.client)).toBeCloseTo(returns.max_drawdown, 12);
        expect(curve.client.at(-1)).toBeCloseTo(figures.current_drawdown ?? Number.NaN, 12);
      }
      const [deepest] = episodes;
      if (deepest !== undefined) {
        expect(deepest.depth).toBeCloseTo(returns.max_drawdown ?? Number.NaN, 12);
        expect(deepest.peak_on).toBe(returns.max_drawdown_peak);
        expect(deepest.trough_on).toBe(returns.max_drawdown_trough);
        seen += 1;
      }
      expect(index.change.value).toBe(returns.benchmark);
      expect(index.volatility.value).toBe(figures.index_volatility);
      expect(index.sharpe.value).toBe(figures.index_sharpe);
      expect(index.beta.value).toBe(figures.beta);
      expect(index.beta.reason ?? undefined).toBe(missing['risk.beta']);
    }
    expect(seen).toBeGreaterThan(3);
  });
  it('lists the mismatches of the report', () => {
    for (const clientNo of clientNos) {
      const { suitability } = clientReport(branch.store, clientNo);
      const keys = (list: readonly { readonly market: string; readonly code: string }[]): string[] =>
        list.map(({ market, code }) => market + code).sort();
      expect(keys(riskOf(clientNo).suitability.mismatches)).toEqual(keys(suitability.mismatches));
    }
  });
  it('a loss at the limit is quantity times the fall of the price', () => {
    let seen = 0;
    for (const clientNo of clientNos) {
      for (const { quantity, close, limit } of riskOf(clientNo).holdings) {
        if (limit === null) continue;
        expect(cents(limit.loss)).toBe(
          Math.round(Number(quantity) * (Number(close) - Number(limit.limit_price)) * 100),
        );
        expect(1 - Number(limit.limit_price) / Number(close)).toBeGreaterThan(0);
        expect(limit.on).toBe('2026-06-24');
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
  it('measures against another index of the store, and refuses one that it does not have', () => {
    const clientNo = clientNos[0] as string;
    const { index, indices } = riskOf(clientNo);
    expect(index.code).toBe('000300');
    const other = indices.find(({ code }) => code !== '000300');
    if (other !== undefined) expect(riskOf(clientNo, { benchmark: other.code }).index.code).toBe(other.code);
    expect(() => riskOf(clientNo, { benchmark: '999999' })).toThrow(Refusal);
    expect(() => riskOf('none')).toThrow(Refusal);
  });
});
