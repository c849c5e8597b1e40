/** The Risk page loses no holding: each is counted or named apart, and the choices of words are right at their bounds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contributing,
  limited,
  notShocked,
  notTaken,
  positionPath,
  shocked,
  traceOf,
  validityOf,
} from '../../src-renderer/pages/risk/model.ts';
import type { ClientRisk, RiskHolding } from '../../src-shared/contract/riskCalls.ts';

const holding = (more: Partial<RiskHolding>): RiskHolding => ({
  market: 'SH',
  code: '600000',
  name: '甲',
  kind: 'stock',
  board: 'main',
  account_no: 'A1',
  quantity: '100',
  close: '10.0000',
  market_value: '1000.00',
  weight: 0.1,
  days: 250,
  contribution: null,
  contribution_reason: 'too_few',
  beta: { value: null, reason: 'too_few' },
  beta_days: 10,
  beta_covariance: null,
  beta_variance: null,
  shock_yuan: null,
  limit: null,
  limit_reason: null,
  ...more,
});
const contribution = (share: number): NonNullable<RiskHolding['contribution']> => ({
  share,
  weight: 0.5,
  covariance: 0.0001,
  volatility: 0.2,
});
const limit: NonNullable<RiskHolding['limit']> = {
  rule: 'main',
  percent: 10,
  since: '1996-12-16',
  on: '2026-11-23',
  limit_price: '9.0000',
  loss: '100.00',
  loss_share: 0.01,
};
const riskOf = (holdings: readonly RiskHolding[], more: Partial<ClientRisk> = {}): ClientRisk =>
  ({ holdings: [...holdings], portfolio: { taken_weight: 0.9 }, index: { code: '000300' }, ...more }) as ClientRisk;

const any = fc
  .record({
    code: fc.integer({ min: 600000, max: 600999 }).map(String),
    kind: fc.constantFrom('stock', 'repo', 'etf'),
    share: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
    loss: fc.option(fc.integer({ min: -1000, max: 0 })),
    limited: fc.constantFrom('limit', 'no_price', 'no_price_limit', 'cash_like', null),
  })
  .map(({ code, kind, share, loss, limited: how }) =>
    holding({
      code,
      kind,
      contribution: share === null ? null : contribution(share),
      shock_yuan: loss === null ? null : [loss, loss, loss],
      limit: how === 'limit' ? limit : null,
      limit_reason: how === 'limit' ? null : how,
    }),
  );

describe('the Risk page', () => {
  test('every holding is taken or named apart', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (holdings) => {
        const risk = riskOf(holdings);
        const shares = contributing(risk).map(({ contribution: own }) => own.share);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
        expect(shares.length + notTaken(risk).holdings.length).toBe(holdings.length);
        const repo = holdings.filter(({ kind, shock_yuan }) => kind === 'repo' && shock_yuan === null).length;
        expect(shocked(risk).length + notShocked(risk).length + repo).toBe(holdings.length);
        const { rows, apart } = limited(risk);
        expect(rows.length).toBe(holdings.filter((one) => one.limit !== null).length);
        expect(apart.every(({ limit_reason: why }) => why === 'no_price' || why === 'no_price_limit')).toBe(true);
      }),
    );
  });
  test('the weight of those not taken is the rest of 1', () => {
    expect(notTaken(riskOf([])).weight).toBeCloseTo(0.1, 12);
  });
  test('a value has a trace where it lies in one account', () => {
    expect(positionPath(holding({}), 'market_value')).toBe('positions.A1.SH.600000.market_value');
    expect(positionPath(holding({ account_no: null }), 'weight')).toBeUndefined();
  });
  test('figures of the default index have a trace, those of another do not', () => {
    expect(traceOf(riskOf([]), 'risk.beta')).toBe('risk.beta');
    const other = riskOf([], { index: { code: '399006' } as ClientRisk['index'] });
    expect(traceOf(other, 'risk.beta')).toBeUndefined();
  });
  test.each([
    [null, 'none'],
    [1, 'left'],
    [0, 'lastDay'],
    [-1, 'past'],
  ] as const)('%s days left: %s', (days, wanted) => {
    expect(validityOf(days)).toBe(wanted);
  });
});
