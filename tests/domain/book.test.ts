import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeChanges } from '../../src-shared/domain/book/codeChanges.ts';
import type { TradeRow } from '../../src-shared/domain/book/history.ts';
import { bookDividend, bookRow, emptyHolding, type Holding } from '../../src-shared/domain/book/position.ts';
import { replayAccount } from '../../src-shared/domain/book/replay.ts';
import { BUSINESS_TYPES, type BusinessType, FLOW_KINDS } from '../../src-shared/kernel/codes.ts';
import { add, bigE11, exact, perShareE4, toYuan, ZERO } from '../../src-shared/kernel/exact.ts';
import { moneyText, priceText } from '../../src-shared/kernel/money.ts';

const row = (type: BusinessType, shares: number, amount: number | null, fees = 0) => ({
  businessType: BUSINESS_TYPES.indexOf(type),
  quantityE2: Math.round(shares * 100),
  amountE4: amount === null ? null : Math.round(amount * 10_000),
  feesE4: Math.round(fees * 10_000),
});

describe('the book of one holding', () => {
  it('follows the worked example of the field: moving average, diluted, dividend, bonus, rights, split', () => {
    // notes on domain § 2.3, commission 0.025 % min 5, transfer 0.001 %, stamp 0.05 %
    const h = emptyHolding();
    bookRow(h, row('buy', 1000, 10_000, 5.1));
    expect(priceText(perShareE4(h.cost, h.quantityE2))).toBe('10.0051');
    bookRow(h, row('buy', 1000, 12_000, 5.12));
    expect(toYuan(h.cost) / 2000).toBeCloseTo(11.00511, 8);
    const sold = bookRow(h, row('sell', 500, 6_500, 8.32));
    expect(moneyText(sold.realised ?? ZERO)).toBe('989.13');
    expect(toYuan(h.diluted) / 1500).toBeCloseTo(10.34569333, 6);
    bookDividend(h, 7_500_000);
    expect(toYuan(h.diluted) / 1500).toBeCloseTo(9.84569333, 6);
    expect(toYuan(h.cost) / 1500).toBeCloseTo(11.00511, 8);
    bookRow(h, row('bonus_share', 750, null));
    expect(toYuan(h.cost) / 2250).toBeCloseTo(7.33674, 5);
    expect(toYuan(h.diluted) / 2250).toBeCloseTo(6.5638, 4);
    bookRow(h, row('rights_take', 675, 3_375));
    expect(toYuan(h.cost) / 2925).toBeCloseTo(6.79749, 5);
    expect(toYuan(h.diluted) / 2925).toBeCloseTo(6.20292, 4);
    bookRow(h, row('bonus_share', 2925, null));
    expect(toYuan(h.cost) / 5850).toBeCloseTo(6.79749 / 2, 5);
  });

  it('leaves no residue when the last share goes', () => {
    const h = emptyHolding();
    bookRow(h, row('buy', 3, 10, 0.01));
    bookRow(h, row('sell', 1, 4));
    bookRow(h, row('sell', 2, 7));
    expect(h).toEqual(emptyHolding());
  });

  it('does not know the cost after a transfer without amount, until all is gone', () => {
    const h = emptyHolding();
    bookRow(h, row('transfer_in', 100, null));
    const sold = bookRow(h, row('sell', 40, 400));
    expect([sold.realised, sold.unknown, h.costUnknown]).toEqual([null, true, true]);
    bookRow(h, row('sell', 60, 500));
    expect(h).toEqual(emptyHolding());
    bookRow(h, row('buy', 10, 100));
    expect(h.costUnknown).toBe(false);
  });

  it('applies an oversold row to what is there and reports the rest', () => {
    const h = emptyHolding();
    bookRow(h, row('buy', 100, 1_000));
    const sold = bookRow(h, row('sell', 150, 1_800));
    expect(sold.oversoldE2).toBe(5_000);
    expect(moneyText(sold.realised ?? ZERO)).toBe('800.00');
    expect(h).toEqual(emptyHolding());
  });

  it('moves cost out with a transfer and realises nothing', () => {
    const h = emptyHolding();
    bookRow(h, row('buy', 300, 3_000, 5));
    const moved = bookRow(h, row('transfer_out', 100, 2_000, 30));
    expect(moved.realised).toBeNull();
    expect(moneyText(h.cost)).toBe('2003.33');
    expect(moneyText(h.diluted)).toBe('2003.33');
  });

  const step = fc.record({
    type: fc.constantFrom<BusinessType>('buy', 'sell', 'ipo_allot', 'rights_take', 'redeem', 'bonus_share'),
    shares: fc.integer({ min: 1, max: 5_000 }),
    cents: fc.integer({ min: 0, max: 1_000_000_00 }),
    fees: fc.integer({ min: 0, max: 10_000 }),
  });

  it('keeps the identity: bought − sold + realised = cost of what is left, to the last 10^-11', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const h: Holding = emptyHolding();
        let net = 0n;
        let realised = ZERO;
        for (const s of steps) {
          const amountE4 = s.cents * 100;
          const feesE4 = s.fees * 100;
          const bonus = s.type === 'bonus_share';
          if (bonus && h.quantityE2 === 0) continue;
          const outcome = bookRow(h, {
            businessType: BUSINESS_TYPES.indexOf(s.type),
            quantityE2: s.shares * 100,
            amountE4: bonus ? null : amountE4,
            feesE4: bonus ? 0 : feesE4,
          });
          if (outcome.realised) {
            realised = add(realised, outcome.realised);
            net -= bigE11(exact(amountE4 - feesE4));
          } else if (!bonus) net += bigE11(exact(amountE4 + feesE4));
        }
        expect(bigE11(h.cost)).toBe(net + bigE11(realised));
      }),
    );
  });
});

describe('replay', () => {
  const trade = (date: number, securityId: number, type: BusinessType, shares: number, amount: number): TradeRow => ({
    ...row(type, shares, amount),
    date,
    time: 0,
    tradeNo: `${date}${type}`,
    securityId,
    commissionE4: 0,
  });

  it('takes code changes before flows before trades within a date', () => {
    const codes = new CodeChanges([{ effectiveOn: 20260105, oldSecurityId: 1, newSecurityId: 2 }]);
    const order: string[] = [];
    const holdings = replayAccount(
      {
        accountId: 1,
        opening: [{ securityId: 1, quantityE2: 10_000, costE4: 10_000_000 }],
        trades: [trade(20260105, 2, 'sell', 40, 500), trade(20260106, 1, 'sell', 10, 120)],
        flows: [{ date: 20260105, kind: FLOW_KINDS.indexOf('dividend'), amountE4: 100_000, securityId: 1 }],
      },
      codes,
      {
        trade: (_row, securityId) => order.push(`trade ${securityId}`),
        flow: (_row, securityId) => order.push(`flow ${securityId}`),
      },
      { upTo: 20261231 },
    );
    expect(order).toEqual(['flow 2', 'trade 2', 'trade 2']);
    expect([...holdings.keys()]).toEqual([2]);
    expect(holdings.get(2)?.quantityE2).toBe(5_000);
    expect(moneyText(holdings.get(2)?.diluted ?? ZERO)).toBe('370.00');
  });

  it('follows a chain of codes and stops before one that is not due', () => {
    const codes = new CodeChanges([
      { effectiveOn: 20260105, oldSecurityId: 1, newSecurityId: 2 },
      { effectiveOn: 20260301, oldSecurityId: 2, newSecurityId: 3 },
    ]);
    expect(codes.resolve(1, 20260104)).toBe(1);
    expect(codes.resolve(1, 20260105)).toBe(2);
    expect(codes.resolve(1, 20260301)).toBe(3);
    expect(codes.lineage(3, 20260301)).toEqual([3, 2, 1]);
    expect(codes.lineage(2, 20260104)).toEqual([2]);
  });

  it('shows the holdings of a day between two rows', () => {
    const seen: number[] = [];
    replayAccount(
      {
        accountId: 1,
        opening: [],
        trades: [trade(20260105, 1, 'buy', 100, 1000), trade(20260110, 1, 'sell', 30, 330)],
        flows: [],
      },
      new CodeChanges([]),
      { snapshot: (held) => seen.push(held.get(1)?.quantityE2 ?? -1) },
      { upTo: 20261231, snapshotOn: 20260107 },
    );
    expect(seen).toEqual([10_000]);
  });
});
