/** The bridge adds up, and the calendar loses no day. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthGrid, monthProfits } from '../../src-renderer/pages/profit/calendar.ts';
import { axisFloor, residueE4, waterfall } from '../../src-renderer/pages/profit/waterfall.ts';
import type { ClientSeries } from '../../src-shared/contract/clientCalls.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { dateText, fromDayNumber } from '../../src-shared/kernel/dates.ts';
import { moneyTextE4 } from '../../src-shared/kernel/money.ts';

const amount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });

function pnlOf(parts: readonly number[]): ClientReport['pnl'] {
  const [net_flow = 0, securities = 0, interest = 0, fee_flows = 0, other_flows = 0, unexplained = 0] = parts;
  return {
    pnl: moneyTextE4(securities + interest + fee_flows + other_flows + unexplained),
    net_flow: moneyTextE4(net_flow),
    realised: null,
    dividends: null,
    fees: null,
    interest: moneyTextE4(interest),
    fee_flows: moneyTextE4(fee_flows),
    other_flows: moneyTextE4(other_flows),
    unexplained: moneyTextE4(unexplained),
    by_security: [],
  };
}

describe('waterfall', () => {
  test('opening plus every step is closing, up to the rounding of the parts', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 6, maxLength: 6 }), amount, (parts, opening) => {
        const closing = opening + parts.reduce((sum, part) => sum + part, 0);
        const steps = waterfall(pnlOf(parts), opening, closing);
        const residue = residueE4(steps);
        expect(residue).not.toBeNull();
        // The profit and the net flow are each rounded to a cent.
        expect(Math.abs(residue as number)).toBeLessThanOrEqual(100);
        for (let i = 1; i < steps.length - 1; i++) {
          const before = steps[i - 1]?.bar?.[1];
          expect(steps[i]?.bar?.[0]).toBe(before);
        }
      }),
    );
  });
  test('a missing part breaks the bridge there and is not taken as zero', () => {
    const steps = waterfall({ ...pnlOf([1, 2, 3, 4, 5, 6]), interest: null }, 100, 200);
    expect(steps.map((step) => step.bar === null)).toEqual([false, false, true, true, true, true, true, false]);
    expect(steps.find((step) => step.key === 'interest')?.amountE4).toBeNull();
    expect(residueE4(steps)).toBeNull();
  });
  test('without an opening there are no floating bars', () => {
    const steps = waterfall(pnlOf([1, 2, 3, 4, 5, 6]), null, null);
    expect(steps.every((step) => step.bar === null)).toBe(true);
    expect(axisFloor(steps)).toBe(0);
  });
  test('the axis leaves zero only where small changes would vanish, and never cuts a bar', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 10 ** 14 }),
        (parts, opening) => {
          const closing = opening + parts.reduce((sum, part) => sum + part, 0);
          const steps = waterfall(pnlOf(parts), opening, closing);
          const floor = axisFloor(steps);
          expect(floor).toBeGreaterThanOrEqual(0);
          const points = steps.flatMap((step) =>
            step.isLevel ? [step.amountE4 as number] : [...(step.bar as readonly [number, number])],
          );
          if (floor > 0) expect(Math.min(...points)).toBeGreaterThanOrEqual(floor);
        },
      ),
    );
  });
});

const series = fc
  .record({
    start: fc.integer({ min: 19_000, max: 21_000 }),
    gaps: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 120 }),
  })
  .chain(({ start, gaps }) =>
    fc.array(amount, { minLength: gaps.length + 1, maxLength: gaps.length + 1 }).map((pnl): ClientSeries => {
      let day = start;
      const dates = [start, ...gaps.map((gap) => (day += gap))].map((number) => dateText(fromDayNumber(number)));
      const zeros = dates.map(() => 0);
      return {
        dates,
        asset_e4: zeros,
        market_value_e4: zeros,
        day_pnl_e4: [0, ...pnl.slice(1)],
        pnl_e4: zeros,
        flow_e4: zeros,
        twr_index: dates.map(() => 1),
        benchmark: { code: '000300', name: '000300' },
        benchmark_index: dates.map(() => null),
      };
    }),
  );

describe('calendar', () => {
  test('months hold every day after the base once and sum to the whole', () => {
    fc.assert(
      fc.property(series, (days) => {
        const months = monthProfits(days);
        const whole = days.day_pnl_e4.reduce((sum, pnl) => sum + pnl, 0);
        expect(months.reduce((sum, month) => sum + month.pnlE4, 0)).toBe(whole);
        const cells = months.flatMap(({ month }) => monthGrid(days, month).flat());
        const shown = cells.filter((cell) => cell !== null && cell.pnlE4 !== null);
        expect(shown.map((cell) => cell?.date)).toEqual(days.dates.slice(1));
      }),
    );
  });
  test('weeks run from Monday and have seven places', () => {
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
    // 2026-11-01 is a Sunday, 2026-02-01 too, 2026-06-01 a Monday.
    expect(monthGrid(empty, '2026-11')[0]?.map((cell) => cell?.day ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      1,
    ]);
    expect(monthGrid(empty, '2026-06')[0]?.[0]?.day).toBe(1);
    expect(
      monthGrid(empty, '2024-02')
        .flat()
        .filter((cell) => cell !== null),
    ).toHaveLength(29);
    for (const week of monthGrid(empty, '2026-11')) expect(week).toHaveLength(7);
  });
  test('depth has the sign of the day and the largest day is the deepest', () => {
    fc.assert(
      fc.property(series, (days) => {
        for (const { month } of monthProfits(days)) {
          for (const cell of monthGrid(days, month).flat()) {
            if (cell === null || cell.pnlE4 === null) continue;
            expect(Math.sign(cell.depth)).toBe(Math.sign(cell.pnlE4));
            expect(Math.abs(cell.depth)).toBeLessThanOrEqual(4);
          }
        }
      }),
    );
  });
});
