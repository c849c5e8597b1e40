// What trading cost, split: fees inside the commission, groups that add up, and the commission against the agreed rate.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statutoryE7 } from '../../../src-shared/domain/book/rates.ts';
import { agreedCommission } from '../../../src-shared/domain/income/agreedCommission.ts';
import {
  effectiveRate,
  type FeeRow,
  feeGroups,
  feeSplit,
  feesE4,
  netCommission,
} from '../../../src-shared/domain/income/feeSplit.ts';
import { BUSINESS_TYPES, type BusinessType } from '../../../src-shared/kernel/codes.ts';
import { monthOf } from '../../../src-shared/kernel/dates.ts';
import { add, amountTimesRate, bigE11, exact, ZERO } from '../../../src-shared/kernel/exact.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';

interface More {
  readonly date?: number;
  readonly kind?: string;
  readonly market?: string;
  readonly type?: BusinessType;
  readonly stamp?: number;
  readonly transfer?: number;
  readonly other?: number;
}
const e4 = (yuan: number): number => Math.round(yuan * 10_000);
const row = (amount: number | null, commission: number, more: More = {}): FeeRow => ({
  date: more.date ?? 20260302,
  market: more.market ?? 'SH',
  kind: more.kind ?? 'stock',
  businessType: BUSINESS_TYPES.indexOf(more.type ?? 'buy'),
  amountE4: amount === null ? null : e4(amount),
  commissionE4: e4(commission),
  stampDutyE4: e4(more.stamp ?? 0),
  transferFeeE4: e4(more.transfer ?? 0),
  otherFeeE4: e4(more.other ?? 0),
});

describe('the split of fees', () => {
  it('takes handling and regulatory fee out of the commission of stocks, at the rates of their day', () => {
    // 100,000 · 0.0000341 = 3.41 and · 0.00002 = 2.00; before 2023-08-28 · 0.0000487 = 4.87; Beijing · 0.000125 = 12.50.
    const rows = [row(100_000, 25), row(100_000, 25, { date: 20230827 }), row(100_000, 25, { market: 'BJ' })];
    const split = feeSplit(rows);
    expect(moneyText(split.handling)).toBe('20.78');
    expect(moneyText(split.regulatory)).toBe('6.00');
    expect(moneyText(netCommission(split))).toBe('48.22');
    expect(effectiveRate(split)).toEqual({ value: 0.00025, reason: null });
  });

  it('counts repo and transfers in commission and fees, not in orders', () => {
    const split = feeSplit([
      row(100_000, 1, { kind: 'repo', type: 'sell' }),
      row(null, 2, { type: 'transfer_in', other: 30 }),
      row(1_000, 5, { kind: 'etf', type: 'sell', stamp: 0.5, transfer: 0.01 }),
    ]);
    expect(split).toMatchObject({ rows: 3, orders: 1, volumeE4: e4(1_000), orderCommissionE4: e4(5) });
    expect([split.commissionE4, feesE4(split)]).toEqual([e4(8), e4(38.51)]);
    expect(moneyText(netCommission(split))).toBe('8.00');
    expect(effectiveRate(feeSplit([])).reason).toBe('no_volume');
  });

  const any = fc.record({
    date: fc.constantFrom(20150731, 20200302, 20230828, 20260302, 20260430),
    market: fc.constantFrom('SH', 'SZ', 'BJ'),
    kind: fc.constantFrom('stock', 'etf', 'bond', 'repo'),
    businessType: fc.integer({ min: 0, max: BUSINESS_TYPES.length - 1 }),
    amountE4: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    commissionE4: fc.oneof(fc.constant(50_000), fc.integer({ min: 0, max: 10_000_000 })),
    stampDutyE4: fc.integer({ min: 0, max: 10_000_000 }),
    transferFeeE4: fc.integer({ min: 0, max: 100_000 }),
    otherFeeE4: fc.integer({ min: 0, max: 100_000 }),
  });

  it('adds up over every grouping, and to the statutory fees of the book: property', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (rows) => {
        const whole = feeSplit(rows);
        for (const keyOf of [(one: FeeRow) => one.kind, (one: FeeRow) => monthOf(one.date)]) {
          const parts = [...feeGroups<string | number>(rows, keyOf).values()];
          expect(parts.reduce((sum, part) => sum + feesE4(part), 0)).toBe(feesE4(whole));
          const net = parts.reduce((sum, part) => add(sum, netCommission(part)), ZERO);
          expect(bigE11(net)).toBe(bigE11(netCommission(whole)));
        }
        const statutory = rows
          .filter(({ kind, businessType }) => kind !== 'repo' && businessType <= 1)
          .reduce(
            (sum, one) => add(sum, amountTimesRate(one.amountE4, statutoryE7(one.kind, one.market, one.date))),
            ZERO,
          );
        expect(bigE11(add(whole.handling, whole.regulatory))).toBe(bigE11(statutory));
      }),
      { numRuns: 200 },
    );
  });

  it('is at the rate, the minimum and the rest together: property', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), fc.integer({ min: 0, max: 3_000_000 }), (rows, rateE9) => {
        const found = agreedCommission(rows, rateE9);
        const sum = add(add(found.atRate, found.minimumExtra), found.other);
        expect(bigE11(sum)).toBe(bigE11(exact(found.chargedE4)));
        expect(bigE11(found.minimumExtra) >= 0n).toBe(true);
        expect(found.chargedE4).toBe(feeSplit(rows).orderCommissionE4);
      }),
      { numRuns: 200 },
    );
  });
});

describe('commission against the agreed rate', () => {
  const RATE = 250_000;
  it('counts rows charged 5 yuan where the rate comes to less, and what they cost above it', () => {
    // 8,000 · 0.00025 = 2.00: 3.00 above. 100,000 · 0.00025 = 25.00. Five yuan that the rate itself gives is no minimum.
    const found = agreedCommission([row(8_000, 5), row(100_000, 25), row(20_000, 5)], RATE);
    expect(found.minimumRows).toBe(1);
    expect(moneyText(found.minimumExtra)).toBe('3.00');
    expect(moneyText(found.atRate)).toBe('32.00');
    expect(moneyText(found.other)).toBe('0.00');
  });

  it('goes by the cent: just under five yuan is rounded to it, a cent less is not', () => {
    // 19,980 · 0.00025 = 4.995 → 5.00; 19,979 · 0.00025 = 4.99475 → 4.99.
    expect(agreedCommission([row(19_980, 5)], RATE).minimumRows).toBe(0);
    const under = agreedCommission([row(19_979, 5)], RATE);
    expect([under.minimumRows, moneyText(under.minimumExtra)]).toEqual([1, '0.01']);
  });

  it('leaves other rates and repo to the rest, signed', () => {
    const found = agreedCommission(
      [row(100_000, 5, { kind: 'bond' }), row(100_000, 5, { kind: 'repo', type: 'sell' }), row(10_000, 4.99)],
      RATE,
    );
    expect(found.chargedE4).toBe(e4(9.99));
    expect(found.minimumRows).toBe(0);
    // 9.99 − 25.00 − 2.50
    expect(moneyText(found.other)).toBe('-17.51');
  });
});
