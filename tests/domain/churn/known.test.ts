// The ground of a day: windows by hand, and nothing of the future: what comes later is planted and no ground moves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChurnHistory, groundAt, netBetween, placeOf } from '../../../src-shared/domain/churn/known.ts';
import { DRIVERS } from '../../../src-shared/domain/churn/registry.ts';
import { addDays, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { branchOf, calendar, FIRST, historyOf, ordersOn, YUAN } from './fixtures.ts';

const day = (at: number): Ymd => addDays(FIRST, at);
const net = (yuan: number) => ({ e4: yuan * YUAN, e11: 0 });

describe('groundAt', () => {
  const days = calendar(300);
  const on = day(299);
  // 1,000,000 up to day 279, then 700,000; the withdrawal on day 280.
  const history = historyOf(days, (at) => (at < 280 ? 1_000_000 : 700_000), {
    flows: [
      { day: day(49), net: net(-5) },
      { day: day(50), net: net(-7) },
      { day: day(239), net: net(-11) },
      { day: day(240), net: net(-13) },
      { day: day(279), net: net(-17) },
      { day: day(280), net: net(-300_000) },
      // Came with a later night: nobody knew.
      { day: day(285), net: net(-90_000), knownOn: day(300) },
    ],
    movedOut: [{ day: day(279) }, { day: day(280) }, { day: day(290), knownOn: day(300) }, { day: day(299) }],
    orders: ordersOn([day(49), day(50), day(200), day(259)]),
    contacts: [
      { on: day(250), from: day(250), until: null },
      { on: day(260), from: day(298), until: day(299) },
      { on: day(270), from: day(270), until: null },
    ],
    complaints: [
      { from: day(290), until: day(299) },
      { from: day(299), until: null },
      { from: day(200), until: day(300) },
    ],
  });
  it('cuts its windows at the trading day', () => {
    const ground = groundAt(history, branchOf(days), on);
    expect(ground).toMatchObject({
      assetE4: 700_000 * YUAN,
      last20: { sumE4: 20 * 700_000 * YUAN, days: 20 },
      before20: { sumE4: 60 * 1_000_000 * YUAN, days: 60 },
      before60: { days: 60 },
      net20: net(-300_000),
      net60: net(-300_030),
      net250: net(-300_048),
      movedOut: 2,
      orders: { since: 40, days: 3, of: 250 },
      lastContact: day(270),
      contactNorm: 60,
      openComplaints: 2,
    });
    // 700,000 − 1,000,000 + 300,000 = 0; then nothing but what was taken out, made good by as much profit.
    expect(ground.stretches.map((profit) => profit?.e4)).toEqual([0, 17, 13, 11, 0, 0].map((yuan) => yuan * YUAN));
  });
  it('takes a client as long as there is of him', () => {
    const late = historyOf(days, () => 50_000);
    const young: ChurnHistory = { ...late, markAt: (at) => (at < day(290) ? null : late.markAt(at)) };
    const ground = groundAt(young, branchOf(days), on);
    expect(ground.before20.days).toBe(0);
    expect(ground.stretches).toEqual([]);
    expect(groundAt(young, branchOf(days), day(289)).assetE4).toBeNull();
  });
  it('knows nothing in a branch without a day', () => {
    const ground = groundAt(
      historyOf([], () => 0),
      branchOf([], null),
      on,
    );
    expect(DRIVERS.map(({ measure }) => measure(ground).value)).toEqual(DRIVERS.map(() => null));
  });
  it('an unvalued transfer hides the sums of its windows only', () => {
    const hidden: ChurnHistory = { ...history, flows: [...history.flows.slice(0, 4), { day: day(260), net: null }] };
    const ground = groundAt(hidden, branchOf(days), on);
    expect([ground.net20, ground.net60, ground.net250]).toEqual([{ e4: 0, e11: 0 }, null, null]);
    expect(netBetween(hidden.flows, day(240), day(259))).toEqual(net(-13));
  });
});

describe('placeOf', () => {
  it('is the last day on or before', () => {
    expect([9, 10, 11, 30, 31].map((at) => placeOf([10, 20, 30], at))).toEqual([-1, 0, 0, 2, 2]);
  });
});

// One client's rows with their days, as they would be planted before or after a day.
const rows = fc.record({
  assets: fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 400, maxLength: 400 }),
  // Day, amount, days after it that it came.
  flows: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 399 }),
      fc.option(fc.integer({ min: -900_000, max: 900_000 }), { freq: 20 }),
      fc.constantFrom(0, 0, 0, 3, 60),
    ),
    { maxLength: 40 },
  ),
  orders: fc.uniqueArray(fc.integer({ min: 0, max: 399 }), { maxLength: 120 }),
  moved: fc.uniqueArray(fc.integer({ min: 0, max: 399 }), { maxLength: 10 }),
  contacts: fc.array(fc.tuple(fc.integer({ min: 0, max: 399 }), fc.integer({ min: 0, max: 399 })), { maxLength: 20 }),
  complaints: fc.array(fc.tuple(fc.integer({ min: 0, max: 399 }), fc.integer({ min: 1, max: 200 })), { maxLength: 6 }),
  at: fc.integer({ min: 0, max: 399 }),
});

describe('what comes later', () => {
  it('moves no value of the day', () => {
    fc.assert(
      fc.property(rows, ({ assets, flows, orders, moved, contacts, complaints, at }) => {
        const build = (upTo: number) => {
          const rising = (list: readonly number[]) =>
            [...list]
              .filter((i) => i <= upTo)
              .sort((a, b) => a - b)
              .map(day);
          const days = calendar(upTo + 1);
          const history = historyOf(days, (i) => assets[i] as number, {
            flows: flows
              .filter(([i, , later]) => i + later <= upTo)
              .sort((a, b) => a[0] - b[0])
              .map(([i, yuan, later]) => ({
                day: day(i),
                net: yuan === null ? null : net(yuan),
                knownOn: day(i + later),
              })),
            orders: ordersOn(rising(orders)),
            movedOut: rising(moved).map((one) => ({ day: one })),
            // Written down on one day, about another one; what was written later is not there yet.
            contacts: contacts
              .filter(([, known]) => known <= upTo)
              .map(([i, known]) => ({ on: day(i), from: day(known), until: null })),
            complaints: complaints
              .filter(([from]) => from <= upTo)
              .map(([from, length]) => ({
                from: day(from),
                until: from + length <= upTo ? day(from + length) : null,
              })),
          });
          return groundAt(history, branchOf(days), day(at));
        };
        expect(build(399)).toEqual(build(at));
      }),
      { numRuns: 300 },
    );
  });
});
