/** The pure parts of the page Income and fees: calendar, flows in sight, the tier's median. */
import { describe, expect, test } from 'vitest';
import { calendarYears, RATE_PATH, selectFlows, tierMedian } from '../../src-renderer/pages/income/model.ts';
import type { IncomeFlowRow, IncomeSumsText } from '../../src-shared/contract/incomeCalls.ts';
import { type ClientPeers, LEAST_PEERS } from '../../src-shared/contract/peerCalls.ts';

const sums = (dividends: string): IncomeSumsText => ({
  dividend: dividends,
  dividend_tax: '0.00',
  dividends,
  payments: 1,
  interest: '0.00',
  fee: '0.00',
  other: '0.00',
});

describe('the calendar of dividends', () => {
  test('has twelve places a year, those outside the period empty, the newest year first', () => {
    const months = ['2025-12', '2026-01', '2026-02'].map((month) => ({ month, income: sums('1.00') }));
    const years = calendarYears({
      months: months.map((month) => ({ ...month, fees: {} as never })),
      years: [
        { year: '2026', income: sums('2.00') },
        { year: '2025', income: sums('1.00') },
      ],
    });
    expect(years.map(({ year, total }) => [year, total.dividends])).toEqual([
      ['2026', '2.00'],
      ['2025', '1.00'],
    ]);
    expect(years.map(({ months: cells }) => cells.map((cell) => cell?.month ?? null))).toEqual([
      ['2026-01', '2026-02', ...Array.from({ length: 10 }, () => null)],
      [...Array.from({ length: 11 }, () => null), '2025-12'],
    ]);
  });
});

describe('flows in sight', () => {
  const flow = (date: string, kind: IncomeFlowRow['kind']): IncomeFlowRow => ({
    date,
    account_no: '1',
    kind,
    security: null,
    amount: '1.00',
    cost: null,
    yield_on_cost: null,
  });
  const flows = [
    flow('2026-02-03', 'dividend'),
    flow('2026-02-02', 'dividend_tax'),
    flow('2026-01-31', 'interest'),
    flow('2026-01-30', 'fee'),
    flow('2026-01-29', 'other'),
  ];
  test('are those of a kind and of a month', () => {
    expect([...selectFlows(flows, 'all', null)]).toEqual([0, 1, 2, 3, 4]);
    expect([...selectFlows(flows, 'dividends', null)]).toEqual([0, 1]);
    expect([...selectFlows(flows, 'interest', null)]).toEqual([2]);
    expect([...selectFlows(flows, 'charges', null)]).toEqual([3, 4]);
    expect([...selectFlows(flows, 'all', '2026-02')]).toEqual([0, 1]);
    expect([...selectFlows(flows, 'interest', '2026-02')]).toEqual([]);
  });
});

describe('the median of the tier', () => {
  const peers = (n: number, median: number | null): ClientPeers => ({
    client_no: '1',
    as_of: '2026-06-30',
    period: { from: '2026-01-01', to: '2026-06-30' },
    state: 'ready',
    group: { tier: 'gold', clients: 40 },
    figures: { [RATE_PATH]: { n, below: 3, median } as ClientPeers['figures'][string] },
  });
  test('is told from the least number of clients on, and not below it', () => {
    expect(tierMedian(peers(LEAST_PEERS, 0.0003), false)).toEqual({
      kind: 'median',
      value: 0.0003,
      tier: 'gold',
      n: LEAST_PEERS,
    });
    expect(tierMedian(peers(LEAST_PEERS - 1, 0.0003), false)).toEqual({
      kind: 'too_few',
      tier: 'gold',
      n: LEAST_PEERS - 1,
      least: LEAST_PEERS,
    });
  });
  test('says why there is none', () => {
    expect(tierMedian(undefined, false)).toEqual({ kind: 'none', reason: 'none' });
    expect(tierMedian({ ...peers(20, 1), group: null }, false)).toEqual({ kind: 'none', reason: 'no_asset_row' });
    const lacking: ClientPeers = { ...peers(20, 1), state: 'not_made', group: null, figures: {} };
    expect(tierMedian(lacking, false)).toEqual({ kind: 'making' });
    expect(tierMedian(lacking, true)).toEqual({ kind: 'none', reason: 'not_made' });
    expect(tierMedian({ ...peers(20, 1), figures: {} }, false)).toMatchObject({ kind: 'too_few', n: 0 });
  });
});
