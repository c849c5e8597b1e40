// Holding spans, hours of the day and tallies of orders: by hand, and that nothing is lost or counted twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_HOURS, dayHourAt } from '../../../src-shared/domain/behaviour/dayHours.ts';
import { holdingSpans, SPAN_STARTS } from '../../../src-shared/domain/behaviour/holdingSpans.ts';
import { ordersOf, tally } from '../../../src-shared/domain/behaviour/orderTally.ts';
import type { AccountHistory, SecurityInfo, TradeRow } from '../../../src-shared/domain/book/history.ts';
import { BUSINESS_TYPES } from '../../../src-shared/kernel/codes.ts';

describe('holding spans', () => {
  it('share by quantity, pieces by number', () => {
    const spans = holdingSpans([
      { days: 0, quantityE2: 100_00 },
      { days: 3, quantityE2: 200_00 },
      { days: 3, quantityE2: 100_00 },
      { days: 366, quantityE2: 400_00 },
    ]);
    expect(spans.map(({ fromDays, toDays }) => [fromDays, toDays])).toEqual([
      [0, 0],
      [1, 1],
      [2, 3],
      [4, 7],
      [8, 14],
      [15, 30],
      [31, 90],
      [91, 180],
      [181, 365],
      [366, null],
    ]);
    expect(spans.map(({ pieces }) => pieces)).toEqual([1, 0, 2, 0, 0, 0, 0, 0, 0, 1]);
    expect(spans.map(({ share }) => share)).toEqual([0.125, 0, 0.375, 0, 0, 0, 0, 0, 0, 0.5]);
  });
  it('without pieces there are no spans', () => {
    expect(holdingSpans([])).toEqual([]);
  });
  it('every piece is in the span of its days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.nat(4000), quantityE2: fc.integer({ min: 1, max: 1e9 }) }), { minLength: 1 }),
        (closed) => {
          const spans = holdingSpans(closed);
          expect(spans).toHaveLength(SPAN_STARTS.length);
          for (const { fromDays, toDays, pieces } of spans) {
            const own = closed.filter(({ days }) => days >= fromDays && (toDays === null || days <= toDays));
            expect(pieces).toBe(own.length);
          }
          expect(spans.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe('hours of the day', () => {
  const at = (hours: number, minutes: number, seconds = 0): string => {
    const hour = DAY_HOURS[dayHourAt(hours * 3600 + minutes * 60 + seconds)];
    return hour?.fromMinute === null ? hour.kind : `${hour?.kind} ${hour?.fromMinute}`;
  };
  it.each([
    ['the opening auction', at(9, 25), 'auction 555'],
    ['the first half hour begins at 9:30', at(9, 30), 'half 570'],
    ['a half hour ends before the next', at(9, 59, 59), 'half 570'],
    ['10:00 begins the next', at(10, 0), 'half 600'],
    ['11:30:00 ends the morning', at(11, 30), 'half 660'],
    ['the break is outside', at(11, 30, 1), 'other'],
    ['13:00', at(13, 0), 'half 780'],
    ['the closing auction is booked at 15:00:00', at(15, 0), 'half 870'],
    ['fixed-price trading after the close', at(15, 5), 'after 900'],
    ['15:30:00 is still after the close', at(15, 30), 'after 900'],
    ['the evening is outside', at(18, 0), 'other'],
    ['before the auction', at(9, 14, 59), 'other'],
  ])('%s', (_what, found, wanted) => {
    expect(found).toBe(wanted);
  });
  it('a row without a time has a place of its own', () => {
    expect(DAY_HOURS[dayHourAt(-1)]?.kind).toBe('none');
  });
  it('every second of the day has one place', () => {
    for (let second = 0; second < 86_400; second += 7) {
      const hour = DAY_HOURS[dayHourAt(second)];
      expect(hour).toBeDefined();
      if (hour?.fromMinute !== null && hour?.toMinute !== null) {
        expect(second >= (hour?.fromMinute ?? 0) * 60 && second <= (hour?.toMinute ?? 0) * 60).toBe(true);
      }
    }
  });
});

const type = (name: (typeof BUSINESS_TYPES)[number]): number => BUSINESS_TYPES.indexOf(name);
const trade = (over: Partial<TradeRow>): TradeRow => ({
  date: 20260105,
  time: 34_200,
  tradeNo: '1',
  securityId: 1,
  businessType: type('buy'),
  quantityE2: 100_00,
  amountE4: 1000_0000,
  feesE4: 5_0000,
  commissionE4: 5_0000,
  channel: 0,
  ...over,
});
const info = (securityId: number): SecurityInfo => ({
  securityId,
  market: 'SH',
  code: String(securityId),
  name: '',
  kind: securityId === 9 ? 'repo' : 'stock',
  board: null,
  industry: null,
});
const account = (trades: TradeRow[]): AccountHistory => ({ accountId: 1, opening: [], trades, flows: [] });

describe('tallies of orders', () => {
  it('orders are buys and sells of the period that are not repo', () => {
    const rows = [
      trade({ date: 20260104 }),
      trade({ businessType: type('sell') }),
      trade({ businessType: type('ipo_allot') }),
      trade({ securityId: 9 }),
      trade({ date: 20260107 }),
    ];
    const orders = ordersOf([account(rows)], info, 20260105, 20260106);
    expect(orders.map(({ row }) => row.businessType)).toEqual([type('sell')]);
  });
  it('amounts and rows by key, largest first, none of them lost', () => {
    const rows = [
      trade({ channel: 1, amountE4: 300_0000 }),
      trade({ channel: null, amountE4: 100_0000 }),
      trade({ channel: 1, amountE4: 600_0000 }),
    ];
    const orders = ordersOf([account(rows)], info, 20260101, 20261231);
    expect(tally(orders, ({ row }) => row.channel ?? null)).toEqual([
      { key: 1, rows: 2, amountE4: 900_0000, share: 0.9 },
      { key: null, rows: 1, amountE4: 100_0000, share: 0.1 },
    ]);
  });
  it('orders of no amount have no share', () => {
    const orders = ordersOf([account([trade({ amountE4: 0 })])], info, 20260101, 20261231);
    expect(tally(orders, () => 'all')).toEqual([{ key: 'all', rows: 1, amountE4: 0, share: null }]);
  });
});
