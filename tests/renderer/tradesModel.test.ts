/** Filters, order and sums of trade rows against the plain way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  NO_CHANNEL,
  NO_TRADE_FILTERS,
  selectTrades,
  TRADE_SORTS,
  valuesOf,
} from '../../src-renderer/pages/trades/model.ts';
import type { ClientTrades } from '../../src-shared/contract/clientCalls.ts';

const TYPES = ['buy', 'sell', 'redeem', 'bonus_share', 'transfer_in'] as const;
const row = fc.record({
  date: fc.constantFrom('2026-01-05', '2026-03-09', '2026-03-10', '2026-11-20'),
  type: fc.constantFrom(...TYPES),
  channel: fc.constantFrom('mobile', 'pc', null),
  code: fc.constantFrom('600519', '000001', '300750'),
  amount: fc.option(fc.integer({ min: 0, max: 10 ** 12 }), { nil: null }),
  fees: fc.integer({ min: 0, max: 10 ** 6 }),
  gain: fc.option(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), { nil: null }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function tradesOf(rows: readonly Row[]): ClientTrades {
  const sorted = [...rows].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const each = <T>(of: (row: Row, i: number) => T) => sorted.map(of);
  return {
    trade_date: each((r) => r.date),
    trade_time: each(() => '10:00:00'),
    trade_no: each((_, i) => String(i)),
    account_no: each(() => '00880001'),
    market: each(() => 'SH' as const),
    code: each((r) => r.code),
    name: each((r) => (r.code === '600519' ? '贵州茅台' : 'ABC证券')),
    business_type: each((r) => r.type),
    channel: each((r) => r.channel),
    quantity_e2: each(() => 10_000),
    price_e4: each(() => null),
    amount_e4: each((r) => r.amount),
    fees_e4: each((r) => r.fees),
    net_amount_e4: each(() => 0),
    realised_e4: each((r) => (r.type === 'sell' || r.type === 'redeem' ? r.gain : null)),
  };
}

describe('trades model', () => {
  test('rows and sums agree with a plain filter, in every order', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 80 }),
        fc.subarray([...TYPES]),
        fc.subarray(['mobile', NO_CHANNEL]),
        fc.constantFrom('', '600', '茅台', 'abc'),
        fc.constantFrom(...TRADE_SORTS),
        fc.boolean(),
        (rows, types, channels, security, key, descending) => {
          const trades = tradesOf(rows);
          const filters = { ...NO_TRADE_FILTERS, types, channels, security, from: '2026-03-01' };
          const selection = selectTrades(trades, filters, { key, descending });
          const expected = trades.trade_date
            .map((_, i) => i)
            .filter((i) => types.length === 0 || types.includes(trades.business_type[i] as (typeof TYPES)[number]))
            .filter((i) => channels.length === 0 || channels.includes(trades.channel[i] ?? NO_CHANNEL))
            .filter((i) => (trades.trade_date[i] as string) >= '2026-03-01')
            .filter((i) => `${trades.code[i]} ${trades.name[i]}`.toLowerCase().includes(security));
          expect([...selection.rows].sort((a, b) => a - b)).toEqual(expected);
          const fees = expected.reduce((sum, i) => sum + (trades.fees_e4[i] as number), 0);
          expect(Number(selection.fees)).toBeCloseTo(fees / 10_000, 1);
          const known = expected.filter((i) => trades.realised_e4[i] !== null);
          expect(selection.realised === null).toBe(known.length === 0);
          const column = {
            date: trades.trade_date,
            amount: trades.amount_e4,
            fees: trades.fees_e4,
            realised: trades.realised_e4,
            quantity: trades.quantity_e2,
          }[key];
          const values = [...selection.rows].map((i) => column[i] ?? null);
          const present = values.filter((value) => value !== null);
          expect(values.slice(0, present.length)).toEqual(present);
          for (let i = 1; i < present.length; i++) {
            const [before, after] = [present[i - 1], present[i]] as [number, number];
            expect(descending ? before >= after : before <= after).toBe(true);
          }
        },
      ),
    );
  });
  test('a sale of unknown cost is counted, not taken as zero', () => {
    const base = { date: '2026-03-09', channel: null, code: '600519', amount: 10_000, fees: 0 } as const;
    const selection = selectTrades(
      tradesOf([
        { ...base, type: 'sell', gain: null },
        { ...base, type: 'sell', gain: 123_400 },
        { ...base, type: 'buy', gain: null },
      ]),
      NO_TRADE_FILTERS,
      { key: 'date', descending: true },
    );
    expect(selection).toMatchObject({ realised: '12.34', realisedLeftOut: 1, bought: '1.00', sold: '2.00' });
  });
  test('options list what occurs, most frequent first', () => {
    expect(valuesOf(['pc', null, 'pc'])).toEqual([
      { value: 'pc', count: 2 },
      { value: NO_CHANNEL, count: 1 },
    ]);
  });
});
