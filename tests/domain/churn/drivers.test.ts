// Each driver just under, at and above its bound, and without what it needs. Source: domain/churn/drivers, DEFAULT_CHURN.
import { describe, expect, it } from 'vitest';
import {
  type ChurnGround,
  DRIVER_NAMES,
  type DriverName,
  type DriverReason,
} from '../../../src-shared/domain/churn/definition.ts';
import { DRIVERS, driverOf } from '../../../src-shared/domain/churn/registry.ts';
import { highestScore, partsOf, scoreOf, speaks } from '../../../src-shared/domain/churn/score.ts';
import { DEFAULT_CHURN } from '../../../src-shared/domain/churn/settings.ts';
import { addDays } from '../../../src-shared/kernel/dates.ts';
import { churn } from '../../../src-shared/records/churn.record.ts';
import { groundWith, YUAN } from './fixtures.ts';

const yuan = (n: number) => ({ e4: Math.round(n * YUAN), e11: 0 });
const lossOf = (n: number) => Array.from({ length: n }, () => yuan(-1));

/** Driver, what differs from the client with whom all is well, value, whether it speaks for leaving. */
const VECTORS: readonly [DriverName, Partial<ChurnGround>, number, boolean][] = [
  // 300,000 of a mean of 1,000,000: the bound of 0.3 itself; one fen less; one more.
  ['outflow_20', { net20: yuan(-299_999.99) }, 0.29999999, false],
  ['outflow_20', { net20: yuan(-300_000) }, 0.3, true],
  ['outflow_20', { net20: yuan(-300_000.01) }, 0.30000001, true],
  ['outflow_20', { net20: yuan(250_000) }, -0.25, false],
  // A mean over 7 days that are not 60: 210,000 of 700,000.
  ['outflow_20', { net20: yuan(-210_000), before20: { sumE4: 4_900_000 * YUAN, days: 7 } }, 0.3, true],
  // The least base counts: a mean of 1,000 yuan.
  ['outflow_20', { net20: yuan(-300), before20: { sumE4: 60_000 * YUAN, days: 60 } }, 0.3, true],
  ['outflow_60', { net60: yuan(-299_999.99) }, 0.29999999, false],
  ['outflow_60', { net60: yuan(-300_000) }, 0.3, true],
  ['outflow_60', { net60: yuan(-900_000) }, 0.9, true],
  // 1,000,000 here and as much taken away: half of it is here.
  ['wallet_share', { net250: yuan(-999_999) }, 1_000_000 / 1_999_999, false],
  ['wallet_share', { net250: yuan(-1_000_000) }, 0.5, true],
  ['wallet_share', { net250: yuan(-3_000_000) }, 0.25, true],
  ['wallet_share', { net250: yuan(2_000_000) }, 1, false],
  ['transfer_out', { movedOut: 0 }, 0, false],
  ['transfer_out', { movedOut: 1 }, 1, true],
  ['transfer_out', { movedOut: 2 }, 2, true],
  // 25 order days in 250, the last 40 days ago: 210 / 25 = 8.4 days between two; four of those are 33.6.
  ['inactive', { orders: { since: 33, days: 25, of: 250 } }, 33 / 8.68, false],
  ['inactive', { orders: { since: 40, days: 25, of: 250 } }, 40 / 8.4, true],
  // Exactly four gaps: (250 − 50) / 16 = 12.5.
  ['inactive', { orders: { since: 50, days: 16, of: 250 } }, 4, true],
  // Deals every day: the gap is a week, so 19 days are not four gaps and 20 are.
  ['inactive', { orders: { since: 19, days: 231, of: 250 } }, 3.8, false],
  ['inactive', { orders: { since: 20, days: 230, of: 250 } }, 4, true],
  ['no_contact', { lastContact: addDays(20260930, -60) }, 0, false],
  ['no_contact', { lastContact: addDays(20260930, -61) }, 1, true],
  ['no_contact', { lastContact: addDays(20260930, -62) }, 2, true],
  ['no_contact', { lastContact: 20260930 }, -60, false],
  ['complaint', { openComplaints: 0 }, 0, false],
  ['complaint', { openComplaints: 1 }, 1, true],
  ['complaint', { openComplaints: 2 }, 2, true],
  ['loss_streak', { stretches: [...lossOf(2), yuan(0), yuan(-1)] }, 2, false],
  ['loss_streak', { stretches: [...lossOf(3), yuan(5)] }, 3, true],
  ['loss_streak', { stretches: lossOf(6) }, 6, true],
  ['loss_streak', { stretches: [yuan(1), ...lossOf(5)] }, 0, false],
];

const MISSING: readonly [DriverName, Partial<ChurnGround>, DriverReason][] = [
  ['outflow_20', { before20: { sumE4: 0, days: 0 } }, 'too_few'],
  ['outflow_20', { before20: { sumE4: 60_000 * YUAN - 1, days: 60 } }, 'base_too_small'],
  ['outflow_20', { net20: null }, 'transfer_without_price'],
  ['outflow_60', { before60: { sumE4: 0, days: 0 } }, 'too_few'],
  ['outflow_60', { net60: null }, 'transfer_without_price'],
  ['wallet_share', { assetE4: null }, 'no_asset_row'],
  ['wallet_share', { net250: null }, 'transfer_without_price'],
  ['wallet_share', { assetE4: 999 * YUAN, net250: yuan(-0.5) }, 'base_too_small'],
  ['transfer_out', { assetE4: null }, 'no_asset_row'],
  ['inactive', { orders: null }, 'not_computed_yet'],
  ['inactive', { orders: { since: null, days: 0, of: 250 } }, 'too_few'],
  ['inactive', { orders: { since: 90, days: 5, of: 250 } }, 'too_few'],
  ['no_contact', { lastContact: null }, 'no_contact'],
  ['no_contact', { hasRecords: false, lastContact: null }, 'records_begin_later'],
  ['no_contact', { contactNorm: null }, 'no_asset_row'],
  ['complaint', { hasRecords: false }, 'records_begin_later'],
  ['loss_streak', { stretches: [] }, 'too_few'],
  ['loss_streak', { stretches: [yuan(-1), null, yuan(-1)] }, 'transfer_without_price'],
];

describe('drivers', () => {
  it.each(VECTORS)('%s %j', (name, part, value, fires) => {
    const measured = driverOf(name).measure(groundWith(part));
    expect(measured.reason).toBeNull();
    expect(measured.value).toBeCloseTo(value, 12);
    expect(speaks(name, measured.value, DEFAULT_CHURN.drivers[name].bound)).toBe(fires);
  });
  it.each(MISSING)('%s %j has no value', (name, part, reason) => {
    const measured = driverOf(name).measure(groundWith(part));
    expect(measured).toEqual({ value: null, reason });
    expect(speaks(name, measured.value, 0)).toBe(false);
  });
  it('a loss that ends before a transfer without value does not ask for it', () => {
    const { measure } = driverOf('loss_streak');
    expect(measure(groundWith({ stretches: [yuan(-1), yuan(1), null] })).value).toBe(1);
  });
});

describe('score', () => {
  const measured = (part: Partial<ChurnGround>) =>
    partsOf(
      Object.fromEntries(DRIVERS.map(({ name, measure }) => [name, measure(groundWith(part))])) as never,
      DEFAULT_CHURN,
    );
  it('is nothing for a client with whom all is well', () => {
    expect(scoreOf(measured({}))).toBe(0);
  });
  it('adds the points up, each named', () => {
    const parts = measured({ net20: yuan(-400_000), net60: yuan(-400_000), movedOut: 3, openComplaints: 1 });
    expect(parts.filter(({ given }) => given > 0).map(({ driver, given }) => [driver, given])).toEqual([
      ['outflow_20', 20],
      ['outflow_60', 15],
      ['transfer_out', 20],
      ['complaint', 10],
    ]);
    expect(scoreOf(parts)).toBe(65);
  });
  it('takes what is missing for no sign at all, and says so', () => {
    const parts = measured({ net20: null, net60: null, net250: null, orders: null, hasRecords: false, stretches: [] });
    expect(scoreOf(parts)).toBe(0);
    expect(parts.filter(({ value }) => value.reason !== null).map(({ driver }) => driver)).toEqual(
      DRIVER_NAMES.filter((name) => name !== 'transfer_out'),
    );
  });
  it('the defaults are a body of the record, and worth 100 together', () => {
    expect(churn.body.parse(DEFAULT_CHURN)).toEqual(DEFAULT_CHURN);
    expect(highestScore(DEFAULT_CHURN)).toBe(100);
  });
});
