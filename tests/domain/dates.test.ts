import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateText,
  dayNumber,
  daysBetween,
  fromDayNumber,
  isYmd,
  lastOfMonth,
  nextMonth,
  parseDate,
} from '../../src-shared/kernel/dates.ts';

const utc = (ymd: number): number => Date.parse(`${dateText(ymd)}T00:00:00Z`) / 86_400_000;
const day = fc.integer({ min: -25_000, max: 400_000 }).map(fromDayNumber);

describe('trade dates', () => {
  it('count days as the system calendar does', () => {
    fc.assert(
      fc.property(day, (ymd) => {
        expect(dayNumber(ymd)).toBe(utc(ymd));
      }),
      { numRuns: 2_000 },
    );
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (ymd, n) => {
        expect(isYmd(addDays(ymd, n)) || addDays(ymd, n) < 19000101).toBe(true);
        expect(daysBetween(ymd, addDays(ymd, n))).toBe(n);
      }),
    );
  });

  it('step months to the same day or the last one', () => {
    expect(addMonths(20260831, -6)).toBe(20260228);
    expect(addMonths(20240831, -6)).toBe(20240229);
    expect(addMonths(20260623, -6)).toBe(20251223);
    expect(addMonths(20261231, 2)).toBe(20270228);
    expect(lastOfMonth(202402)).toBe(20240229);
    expect(nextMonth(202612)).toBe(202701);
  });

  it('refuses what is no day', () => {
    for (const text of ['20260431', '2026-13-01', '2026-00-10', '202601-01', '', 'abc', '2026-01-011']) {
      expect(parseDate(text), text).toBeNull();
    }
    expect(parseDate('2026-02-29')).toBeNull();
    expect(parseDate('2026-1-01')).toBeNull();
    expect(parseDate('2026-0101')).toBeNull();
    expect(parseDate('2024-02-29')).toBe(20240229);
    expect(parseDate('20261120')).toBe(20261120);
  });
});
