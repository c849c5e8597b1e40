/** The small pure parts: addresses, settings, periods, tables, turnover, positions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeOf } from '../../src-renderer/pages/client/period.ts';
import { sortSplit, totalPositions, unrealisedRatio } from '../../src-renderer/pages/holdings/model.ts';
import { changes, summariseAssets } from '../../src-renderer/pages/overview/model.ts';
import { joinMonths, placeOnScale } from '../../src-renderer/pages/turnover/model.ts';
import { CLIENT_TABS, formatRoute, HOME, parseRoute, SYNC_VIEWS } from '../../src-renderer/ui/places/route.ts';
import { DEFAULT_PREFERENCES, readPreferences, resolve } from '../../src-renderer/ui/settings/preferences.ts';
import { sortRows } from '../../src-renderer/ui/sortRows.ts';

describe('addresses', () => {
  test('places of the Sync page survive their address', () => {
    for (const view of SYNC_VIEWS) {
      for (const item of [null, '12', '12-3']) {
        const route = { page: 'sync', view, item } as const;
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }
    }
    expect(parseRoute('#/sync')).toEqual({ page: 'sync', view: 'state', item: null });
    expect(parseRoute('#/sync/nothing/x')).toEqual({ page: 'sync', view: 'state', item: null });
  });
  test('every place survives its address', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom(...CLIENT_TABS), (clientNo, tab) => {
        const route = { page: 'client', clientNo, tab } as const;
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }),
    );
  });
  test.each(['', '#', '#/nowhere', '#/client', '#/client//overview', '#/client/%E0%A4%A/overview'])(
    '%s leads home',
    (hash) => {
      expect(parseRoute(hash)).toEqual(HOME);
    },
  );
  test('an unknown tab is the overview', () => {
    expect(parseRoute('#/client/1/none')).toEqual({ page: 'client', clientNo: '1', tab: 'overview' });
  });
});

describe('settings', () => {
  test('red is up in Chinese and green in English until the reader chooses', () => {
    expect(resolve(DEFAULT_PREFERENCES, 'zh-TW', false)).toEqual({
      language: 'zh-CN',
      theme: 'light',
      upColour: 'red',
    });
    expect(resolve(DEFAULT_PREFERENCES, 'de', true)).toEqual({ language: 'en', theme: 'dark', upColour: 'green' });
    expect(resolve({ language: 'en', theme: 'light', upColour: 'red' }, 'zh-CN', true)).toEqual({
      language: 'en',
      theme: 'light',
      upColour: 'red',
    });
  });
  test('what is none of ours is not taken over', () => {
    expect(readPreferences({ language: 'fr', theme: 'dark', upColour: 'red' })).toBeNull();
    expect(readPreferences('x')).toBeNull();
    expect(readPreferences(DEFAULT_PREFERENCES)).toEqual(DEFAULT_PREFERENCES);
  });
});

describe('period', () => {
  const of = (kind: 'ytd' | '12m' | 'start', asOf = '2026-11-20', first: string | null = '2024-11-20') =>
    rangeOf({ kind, from: null, to: null }, asOf, first);
  test('this year, twelve months, since start', () => {
    expect(of('ytd')).toEqual({ from: '2026-01-01', to: '2026-11-20' });
    expect(of('12m')).toEqual({ from: '2025-11-21', to: '2026-11-20' });
    expect(of('12m', '2024-02-29')).toEqual({ from: '2023-03-01', to: '2024-02-29' });
    expect(of('start')).toEqual({ from: '2024-11-20', to: '2026-11-20' });
    expect(of('start', '2026-11-20', null)).toEqual({ from: '2026-01-01', to: '2026-11-20' });
  });
  test('a custom range stays within the data; one that would start after its end is that one day', () => {
    expect(rangeOf({ kind: 'custom', from: '2026-02-01', to: '2027-01-01' }, '2026-11-20', null)).toEqual({
      from: '2026-02-01',
      to: '2026-11-20',
    });
    expect(rangeOf({ kind: 'custom', from: '2026-05-01', to: '2026-02-01' }, '2026-11-20', null)).toEqual({
      from: '2026-02-01',
      to: '2026-02-01',
    });
  });
});

describe('small tables', () => {
  test('missing values come last in both directions and ties keep their order', () => {
    const rows = [
      { v: 2, n: 1 },
      { v: null, n: 2 },
      { v: 2, n: 3 },
      { v: 1, n: 4 },
    ];
    const order = (descending: boolean) => sortRows(rows, (row) => row.v, descending).map((row) => row.n);
    expect(order(true)).toEqual([1, 3, 4, 2]);
    expect(order(false)).toEqual([4, 1, 3, 2]);
  });
});

describe('holdings', () => {
  const position = {
    account_no: '1',
    market: 'SH',
    code: '600519',
    name: 'x',
    quantity: '100',
    cost: '100.00',
    cost_price: '1.0000',
    diluted_price: null,
    break_even_price: null,
    close: '1.5000',
    market_value: '150.00',
    unrealised: '50.00',
    weight: 0.5,
    cost_unknown: false,
  } as const;
  test('unknown cost is left out of the total and counted', () => {
    const unknown = {
      ...position,
      cost: null,
      unrealised: null,
      market_value: '70.00',
      weight: 0.2,
      cost_unknown: true,
    };
    expect(totalPositions([position, unknown])).toEqual({
      marketValue: '220.00',
      unrealised: '50.00',
      unrealisedRatio: 0.5,
      weight: 0.7,
      leftOut: 1,
    });
    expect(unrealisedRatio(position)).toBe(0.5);
    expect(unrealisedRatio(unknown)).toBeNull();
  });
  test('no known part: no total', () => {
    expect(totalPositions([{ ...position, cost: null, unrealised: null, market_value: null, weight: null }])).toEqual({
      marketValue: null,
      unrealised: null,
      unrealisedRatio: null,
      weight: null,
      leftOut: 1,
    });
  });
  test('a split runs from the largest to the missing', () => {
    const split = [
      { key: 'a', market_value: null, weight: null },
      { key: 'b', market_value: '1.00', weight: 0.1 },
      { key: 'c', market_value: '9.00', weight: 0.9 },
    ];
    expect(sortSplit(split).map((part) => part.key)).toEqual(['c', 'b', 'a']);
  });
});

describe('overview and turnover', () => {
  test('no days, no summary; a missing index stays missing', () => {
    const empty = {
      dates: [],
      asset_e4: [],
      market_value_e4: [],
      day_pnl_e4: [],
      pnl_e4: [],
      flow_e4: [],
      twr_index: [],
      benchmark: { code: '000300', name: '000300' },
      benchmark_index: [],
    };
    expect(summariseAssets(empty)).toBeNull();
    expect(changes([1, null, 1.5])).toEqual([0, null, 0.5]);
  });
  test('the branch stands beside the month it belongs to', () => {
    const month = { month: '2026-10', volume: '1.00', average_asset: '1.00', turnover: 1 };
    expect(joinMonths([month], [{ month: '2026-10', median: 0.4, clients: 9 }])).toEqual([
      { ...month, median: 0.4, clients: 9 },
    ]);
    expect(joinMonths([month], [])).toEqual([{ ...month, median: null, clients: null }]);
  });
  test('the scale rises, meets the bounds at its quarters and never ends', () => {
    expect([3, 12, 40].map(placeOnScale)).toEqual([0.25, 0.5, 0.75]);
    expect(placeOnScale(0)).toBe(0);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0.001, max: 1e3, noNaN: true }),
        (at, step) => {
          expect(placeOnScale(at + step)).toBeGreaterThanOrEqual(placeOnScale(at));
          expect(placeOnScale(at)).toBeLessThan(1);
        },
      ),
    );
  });
});
