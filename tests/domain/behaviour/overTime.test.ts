// What was held at several days, and how concentrated it was: by hand on a small account.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeChanges } from '../../../src-shared/domain/book/codeChanges.ts';
import type { AccountHistory, SecurityInfo, TradeRow } from '../../../src-shared/domain/book/history.ts';
import { holdingsAt } from '../../../src-shared/domain/book/holdingsAt.ts';
import { replayAccount } from '../../../src-shared/domain/book/replay.ts';
import { monthEnds, spreadOn } from '../../../src-shared/domain/concentration/overTime.ts';
import { BUSINESS_TYPES } from '../../../src-shared/kernel/codes.ts';
import { exact } from '../../../src-shared/kernel/exact.ts';

const type = (name: (typeof BUSINESS_TYPES)[number]): number => BUSINESS_TYPES.indexOf(name);
const trade = (date: number, securityId: number, name: (typeof BUSINESS_TYPES)[number], shares: number): TradeRow => ({
  date,
  time: -1,
  tradeNo: String(date),
  securityId,
  businessType: type(name),
  quantityE2: shares * 100,
  amountE4: shares * 100_000,
  feesE4: 0,
  commissionE4: 0,
});
const account = (trades: TradeRow[]): AccountHistory => ({
  accountId: 1,
  opening: [{ securityId: 1, quantityE2: 100_00, costE4: 1000_0000 }],
  trades,
  flows: [],
});
const security = (securityId: number): SecurityInfo => ({
  securityId,
  market: 'SH',
  code: String(securityId),
  name: '',
  kind: 'stock',
  board: null,
  industry: null,
});
const none = new CodeChanges([]);

describe('holdings at several days', () => {
  it('are those of each day, through a code change between two of them', () => {
    const codes = new CodeChanges([{ effectiveOn: 20260210, oldSecurityId: 1, newSecurityId: 7 }]);
    const found = holdingsAt(
      account([trade(20260105, 2, 'buy', 300), trade(20260220, 7, 'sell', 40), trade(20260315, 2, 'sell', 300)]),
      codes,
      [20260131, 20260228, 20260331],
    ).map((held) => held.map(({ securityId, quantityE2 }) => [securityId, quantityE2 / 100]));
    expect(found).toEqual([
      [
        [1, 100],
        [2, 300],
      ],
      [
        [2, 300],
        [7, 60],
      ],
      [[7, 60]],
    ]);
  });
  it('agree with a replay from the start to each day', () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 4 }),
      securityId: fc.integer({ min: 1, max: 3 }),
      name: fc.constantFrom('buy', 'sell', 'bonus_share', 'transfer_out'),
      shares: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const trades = rows
          .map((r) => trade(20260000 + r.month * 100 + r.day, r.securityId, r.name as 'buy', r.shares))
          .sort((a, b) => a.date - b.date);
        const dates = [20260115, 20260131, 20260228, 20260410];
        const stepped = holdingsAt(account(trades), none, dates);
        dates.forEach((upTo, i) => {
          const whole = [...replayAccount(account(trades), none, {}, { upTo })]
            .filter(([, holding]) => holding.quantityE2 !== 0)
            .map(([securityId, { quantityE2, cost }]) => ({ securityId, quantityE2, cost }));
          expect(stepped[i]?.toSorted((a, b) => a.securityId - b.securityId)).toEqual(
            whole.toSorted((a, b) => a.securityId - b.securityId),
          );
        });
      }),
    );
  });
});

describe('concentration over time', () => {
  it('goes by month ends, the last cut to the period', () => {
    expect(monthEnds(20260115, 20260310)).toEqual([20260131, 20260228, 20260310]);
    expect(monthEnds(20251231, 20260101)).toEqual([20251231, 20260101]);
    expect(monthEnds(20260301, 20260331)).toEqual([20260331]);
  });
  it('adds one security up over accounts and leaves what has no price outside', () => {
    const held = [
      { securityId: 1, quantityE2: 100_00, cost: exact(0) },
      { securityId: 1, quantityE2: 100_00, cost: exact(0) },
      { securityId: 2, quantityE2: 100_00, cost: exact(0) },
      { securityId: 3, quantityE2: 100_00, cost: exact(0) },
    ];
    // 200 × 3 + 100 × 4 = 1,000; security 3 has no close.
    const closes = new Map([
      [1, 3_0000],
      [2, 4_0000],
    ]);
    const found = spreadOn(held, security, (id) => closes.get(id) ?? null, 2_000_0000);
    expect(found.securities).toBe(2);
    expect(found.unpriced).toBe(1);
    expect(found.weights.value?.top1).toBeCloseTo(0.6, 12);
    expect(found.weights.value?.top3).toBeCloseTo(1, 12);
    expect(found.weights.value?.hhi).toBeCloseTo(0.52, 12);
    expect(found.positionRatio).toEqual({ value: 0.5, reason: null });
  });
  it('an empty day has no weights, and no ratio without assets', () => {
    const found = spreadOn([], security, () => null, null);
    expect(found.weights.reason).toBe('no_market_value');
    expect(found.positionRatio.reason).toBe('no_asset_row');
    expect(spreadOn([], security, () => null, 5_0000).positionRatio).toEqual({ value: 0, reason: null });
    expect(spreadOn([], security, () => null, -5_0000).positionRatio.reason).toBe('denominator_not_positive');
  });
});
