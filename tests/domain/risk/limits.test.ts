// Price limits by board, name and date, the loss at the limit, margin, and how long an assessment holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tradingDayAfter } from '../../../src-shared/domain/calendar/tradingDays.ts';
import { assessmentTerm } from '../../../src-shared/domain/risk/assessmentTerm.ts';
import { limitLoss, limitPriceE4, tickE4 } from '../../../src-shared/domain/risk/limitDown.ts';
import { maintenanceRatio } from '../../../src-shared/domain/risk/maintenanceRatio.ts';
import { isSpecialTreatment, priceLimit } from '../../../src-shared/domain/risk/priceLimits.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';

const stock = { market: 'SH', code: '600000', name: '甲股份', kind: 'stock', board: 'main' };
const percent = (more: Partial<typeof stock>, day: number): number | null =>
  priceLimit({ ...stock, ...more }, day)?.percent ?? null;

describe('price limits', () => {
  it.each([
    ['main board', {}, 20261123, 10],
    ['no board delivered', { board: null as unknown as string }, 20261123, 10],
    ['ST the day before the change', { name: 'ST 甲' }, 20260703, 5],
    ['ST from the change on', { name: '*ST甲' }, 20260706, 10],
    ['ST in full width', { name: '＊ＳＴ甲' }, 20260703, 5],
    ['ChiNext before its reform', { code: '300001', board: 'chinext' }, 20200821, 10],
    ['ChiNext since', { code: '300001', board: 'chinext' }, 20200824, 20],
    ['ST on ChiNext', { code: '300001', board: 'chinext', name: 'ST 甲' }, 20260703, 20],
    ['STAR', { code: '688001', board: 'star' }, 20190722, 20],
    ['Beijing', { market: 'BJ', code: '920001', board: 'bse' }, 20261123, 30],
    ['convertible', { code: '113001', kind: 'convertible', board: 'none' }, 20220801, 20],
    ['convertible before the rule', { code: '113001', kind: 'convertible', board: 'none' }, 20220729, null],
    ['fund', { market: 'SZ', code: '161001', kind: 'fund', board: 'none' }, 20261123, 10],
    ['ETF', { code: '510300', kind: 'etf', board: 'none' }, 20261123, 10],
    ['ETF of the STAR board', { code: '588000', kind: 'etf', board: 'none' }, 20261123, 20],
    ['ETF of ChiNext', { market: 'SZ', code: '159915', kind: 'etf', board: 'chinext' }, 20261123, 20],
    ['REIT', { code: '508001', kind: 'other', board: 'none' }, 20261123, 10],
    ['something else', { code: '999001', kind: 'other', board: 'none' }, 20261123, null],
    ['bond', { code: '019001', kind: 'bond', board: 'none' }, 20261123, null],
  ])('%s', (_name, more, day, wanted) => {
    expect(percent(more, day)).toBe(wanted);
  });
  it('are absent on the first five trading days of a listing', () => {
    const on = 20261116;
    expect(priceLimit(stock, 20261120, { on, days: 4 })).toBeNull();
    expect(priceLimit(stock, 20261123, { on, days: 5 })?.percent).toBe(10);
    expect(priceLimit({ ...stock, market: 'BJ', board: 'bse' }, 20261117, { on, days: 1 })?.percent).toBe(30);
    expect(priceLimit({ ...stock, kind: 'fund' }, 20261117, { on, days: 1 })?.percent).toBe(10);
  });
  it('know a special treatment by the beginning of the name only', () => {
    expect(['ST甲', '*ST甲', 'SST甲', 'S*ST甲', ' st甲'].map(isSpecialTreatment)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['甲ST', 'BEST甲', '甲'].map(isSpecialTreatment)).toEqual([false, false, false]);
  });
  it('hold for the next trading day, over a weekend', () => {
    expect(tradingDayAfter(20261120)).toBe(20261123);
    expect(tradingDayAfter(20260930)).toBe(20261008);
  });
});

describe('the limit price', () => {
  it.each([
    // 12.34 × 0.9 = 11.106; 12.35 × 0.9 = 11.115, half up; 1.234 × 0.9 = 1.1106
    [123_400, 10, 'stock', 111_100],
    [123_500, 10, 'stock', 111_200],
    [123_500, 20, 'stock', 98_800],
    [12_340, 10, 'etf', 11_110],
    // Below ten ticks the limit is one tick.
    [300, 10, 'stock', 200],
    [100, 10, 'stock', 100],
  ])('of %i at %i %% (%s) is %i', (close, by, kind, wanted) => {
    expect(limitPriceE4(close, by, tickE4(kind))).toBe(wanted);
  });
  it('makes the loss exact', () => {
    expect(moneyText(limitLoss(120_050, 123_400, 111_100))).toBe('1476.62');
  });
  it('is a whole number of ticks at most one tick from the exact price, and never above the close', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300_000 }),
        fc.constantFrom(5, 10, 20, 30),
        fc.constantFrom('stock', 'etf'),
        (ticks, by, kind) => {
          const tick = tickE4(kind);
          const close = ticks * tick;
          const limit = limitPriceE4(close, by, tick);
          expect(limit % tick).toBe(0);
          expect(limit).toBeGreaterThan(0);
          expect(limit).toBeLessThanOrEqual(close);
          expect(Math.abs(limit - (close * (100 - by)) / 100)).toBeLessThanOrEqual(tick);
        },
      ),
    );
  });
});

describe('维持担保比例', () => {
  it('is (total + liability) / liability over the margin accounts', () => {
    expect(maintenanceRatio([{ totalE4: 1_500_000, liabilityE4: 1_000_000 }]).value).toBeCloseTo(2.5, 12);
    expect(
      maintenanceRatio([{ totalE4: 1_500_000, liabilityE4: 1_000_000 }, { totalE4: 500_000, liabilityE4: 0 }, null])
        .value,
    ).toBeCloseTo(3, 12);
    expect(maintenanceRatio([{ totalE4: -200_000, liabilityE4: 1_000_000 }]).value).toBeCloseTo(0.8, 12);
  });
  it('is missing with its reason', () => {
    expect(maintenanceRatio([]).reason).toBe('no_margin_account');
    expect(maintenanceRatio([null]).reason).toBe('no_asset_row');
    expect(maintenanceRatio([{ totalE4: 1, liabilityE4: null }]).reason).toBe('not_delivered');
    expect(maintenanceRatio([{ totalE4: 1, liabilityE4: 0 }]).reason).toBe('no_liability');
  });
});

describe('the term of an assessment', () => {
  const client = { investorClass: 'ordinary', riskLevel: 'C3', riskAssessedOn: 20241120, riskValidUntil: null };
  it('counts the days left, 0 on the last day, then the days since', () => {
    expect(assessmentTerm(client, 20261110)).toEqual({ state: 'valid', until: 20261120, daysLeft: 10 });
    expect(assessmentTerm(client, 20261120)).toEqual({ state: 'valid', until: 20261120, daysLeft: 0 });
    expect(assessmentTerm(client, 20261121)).toEqual({ state: 'expired', until: 20261120, daysLeft: -1 });
  });
  it('has no term where nobody assessed', () => {
    expect(assessmentTerm({ ...client, riskAssessedOn: null }, 20261110)).toEqual({
      state: 'missing',
      until: null,
      daysLeft: null,
    });
  });
});
