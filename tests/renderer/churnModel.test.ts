// The list of clients who may leave as it is shown: filters, sorting with missing values last, sums, signs, thresholds; bounds typed.
import { describe, expect, it } from 'vitest';
import { zhCN } from '../../src-renderer/locales/zh-CN.ts';
import {
  BY_ASSETS,
  casesOf,
  NO_FILTERS,
  rateLines,
  select,
  signsOf,
  thresholds,
} from '../../src-renderer/pages/churn/model.ts';
import {
  BOUND_FIELDS,
  defaults,
  isSame,
  isWhole,
  keptOf,
  typedOf,
  withDriver,
} from '../../src-renderer/pages/churn/scoringFields.ts';
import { formatRoute, parseRoute } from '../../src-renderer/ui/places/route.ts';
import type { ChurnList } from '../../src-shared/contract/churnCalls.ts';
import { DRIVER_NAMES, DRIVER_REASONS } from '../../src-shared/domain/churn/definition.ts';

const none = [null, null, null, null];
const LIST: ChurnList = {
  state: 'made',
  on: '2026-11-23',
  as_of: '2026-11-20',
  warn_from: 20,
  highest: 100,
  points: {
    outflow_20: 20,
    outflow_60: 15,
    wallet_share: 10,
    transfer_out: 20,
    inactive: 10,
    no_contact: 5,
    complaint: 10,
    loss_streak: 10,
  },
  looked_at: 9,
  advisors: [
    { advisor_no: 'A1', name: '王芳' },
    { advisor_no: 'A2', name: '安静' },
  ],
  client_no: ['1', '2', '3', '4'],
  name: ['李', '王', '张', '赵'],
  advisor_no: ['A1', null, 'A2', 'A1'],
  tier: ['gold', 'basic', null, 'diamond'],
  total_asset_e4: [900, 500, 300, null],
  score: [25, 10, 20, 45],
  last_contact: ['2026-11-01', null, '2026-06-01', '2026-11-20'],
  outflow_20: [null, null, 0.4, 0.5],
  outflow_60: [0.3, null, null, 0.4],
  wallet_share: none,
  transfer_out: none,
  inactive: none,
  no_contact: none,
  complaint: [1, 1, null, null],
  loss_streak: [null, null, null, 4],
};
const rows = (...input: Parameters<typeof select>) => [...select(...input).rows];

describe('select', () => {
  it('shows the warned by assets, unknown assets last, and adds up', () => {
    const { rows: shown, assetsE4, leftOut } = select(LIST, NO_FILTERS, BY_ASSETS);
    expect([...shown]).toEqual([0, 2, 3]);
    expect({ assetsE4, leftOut }).toEqual({ assetsE4: 1200, leftOut: 1 });
    expect(rows(LIST, NO_FILTERS, { key: 'assets', descending: false })).toEqual([2, 0, 3]);
  });
  it('filters by advisor, tier and score', () => {
    expect(rows(LIST, { ...NO_FILTERS, from: 1 }, BY_ASSETS)).toEqual([0, 1, 2, 3]);
    expect(rows(LIST, { ...NO_FILTERS, advisor: 'A1' }, BY_ASSETS)).toEqual([0, 3]);
    expect(rows(LIST, { ...NO_FILTERS, from: 1, advisor: '' }, BY_ASSETS)).toEqual([1]);
    expect(rows(LIST, { ...NO_FILTERS, tier: '' }, BY_ASSETS)).toEqual([2]);
    expect(rows(LIST, { ...NO_FILTERS, from: 46 }, BY_ASSETS)).toEqual([]);
  });
  it('sorts by every column', () => {
    const any = { ...NO_FILTERS, from: 1 };
    expect(rows(LIST, any, { key: 'score', descending: true })).toEqual([3, 0, 2, 1]);
    expect(rows(LIST, any, { key: 'tier', descending: true })).toEqual([3, 0, 1, 2]);
    expect(rows(LIST, any, { key: 'contact', descending: false })).toEqual([2, 0, 3, 1]);
    expect(rows(LIST, any, { key: 'advisor', descending: false })).toEqual([2, 0, 3, 1]);
    expect(rows(LIST, any, { key: 'client', descending: false })).toEqual([0, 1, 2, 3]);
  });
});

describe('signs', () => {
  it('are the heaviest first, and add up to the score', () => {
    expect(signsOf(LIST, 3).map(({ driver, points }) => [driver, points])).toEqual([
      ['outflow_20', 20],
      ['outflow_60', 15],
      ['loss_streak', 10],
    ]);
    for (const row of [0, 1, 2, 3]) {
      expect(signsOf(LIST, row).reduce((sum, { points }) => sum + points, 0)).toBe(LIST.score[row]);
    }
  });
});

describe('thresholds', () => {
  it('are any, tens, and the branch’s own', () => {
    expect(thresholds(20, 45)).toEqual([1, 10, 20, 30, 40]);
    expect(thresholds(25, 45)).toEqual([1, 10, 20, 25, 30, 40]);
  });
  it('leave out those that never warned, but the branch’s and the chosen one', () => {
    const counts = [
      { score: 0, left: 1, stayed: 90 },
      { score: 15, left: 2, stayed: 7 },
    ];
    const lines = rateLines(counts, { warnFrom: 30, from: 60, highest: 100, least: 5 });
    expect(lines.map(({ from }) => from)).toEqual([10, 30, 60]);
    expect(lines[0]?.rate).toMatchObject({ tp: 2, fp: 7, fn: 1, precision: 2 / 9, recall: null });
    expect(casesOf(counts)).toEqual({ cases: 100, left: 3 });
  });
});

describe('bounds as they are typed', () => {
  it('come back as they were kept', () => {
    for (const field of BOUND_FIELDS) {
      const { bound } = defaults().drivers[field.driver];
      expect(keptOf(field, typedOf(field, bound))).toBe(bound);
      for (const typed of [field.min, field.max]) {
        const body = withDriver(defaults(), field.driver, { bound: keptOf(field, typed) });
        expect([field.driver, typed, isWhole(body)]).toEqual([field.driver, typed, true]);
      }
    }
  });
  it('knows the same from another', () => {
    expect(isSame(defaults(), defaults())).toBe(true);
    expect(isSame(defaults(), withDriver(defaults(), 'complaint', { points: 11 }))).toBe(false);
    expect(isWhole({ ...defaults(), warn_from: 0 })).toBe(false);
  });
});

describe('words', () => {
  it('are there for every sign and every reason', () => {
    expect(Object.keys(zhCN.churnPage.driver)).toEqual([...DRIVER_NAMES]);
    expect(Object.keys(zhCN.churnPage.reason)).toEqual([...DRIVER_REASONS]);
  });
});

describe('the address', () => {
  it('leads there and back', () => {
    expect(formatRoute({ page: 'churn' })).toBe('#/churn');
    expect(parseRoute('#/churn')).toEqual({ page: 'churn' });
  });
});
