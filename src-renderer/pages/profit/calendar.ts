/** Day profits by month and as a month's grid. Pure. */
import type { ClientSeries } from '../../../src-shared/contract/clientCalls.ts';
import { dayNumber, daysInMonth } from '../../../src-shared/kernel/dates.ts';

export interface MonthProfit {
  readonly month: string;
  readonly pnlE4: number;
  readonly upDays: number;
  readonly downDays: number;
}

/** Months of the period in order; index 0 of a series is the base and belongs to no month. */
export function monthProfits(series: ClientSeries): readonly MonthProfit[] {
  const months: { month: string; pnlE4: number; upDays: number; downDays: number }[] = [];
  for (let i = 1; i < series.dates.length; i++) {
    const month = (series.dates[i] as string).slice(0, 7);
    let last = months.at(-1);
    if (last?.month !== month) {
      last = { month, pnlE4: 0, upDays: 0, downDays: 0 };
      months.push(last);
    }
    const pnl = series.day_pnl_e4[i] as number;
    last.pnlE4 += pnl;
    if (pnl > 0) last.upDays++;
    else if (pnl < 0) last.downDays++;
  }
  return months;
}

export interface DayCell {
  readonly date: string;
  readonly day: number;
  /** null: no asset record on that day, or outside the period. */
  readonly pnlE4: number | null;
  readonly assetE4: number | null;
  readonly flowE4: number | null;
  /** −4 … 4: how deep the colour is, against the largest day of the period. */
  readonly depth: number;
}

/** Weeks from Monday to Sunday; null pads the first and the last. */
export function monthGrid(series: ClientSeries, month: string): readonly (readonly (DayCell | null)[])[] {
  const year = Number(month.slice(0, 4));
  const monthOfYear = Number(month.slice(5, 7));
  const indexOf = new Map<string, number>();
  let largest = 0;
  for (let i = 1; i < series.dates.length; i++) {
    indexOf.set(series.dates[i] as string, i);
    largest = Math.max(largest, Math.abs(series.day_pnl_e4[i] as number));
  }
  const cells: (DayCell | null)[] = Array.from({ length: weekday(year, monthOfYear, 1) }, () => null);
  for (let day = 1; day <= daysInMonth(year, monthOfYear); day++) {
    const date = `${month}-${String(day).padStart(2, '0')}`;
    const index = indexOf.get(date);
    const pnlE4 = index === undefined ? null : (series.day_pnl_e4[index] as number);
    cells.push({
      date,
      day,
      pnlE4,
      assetE4: index === undefined ? null : (series.asset_e4[index] as number),
      flowE4: index === undefined ? null : (series.flow_e4[index] as number),
      depth: pnlE4 === null ? 0 : depthOf(pnlE4, largest),
    });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Square roots, so that an ordinary day still shows beside the one extreme day of a year. */
function depthOf(pnlE4: number, largest: number): number {
  if (pnlE4 === 0 || largest === 0) return 0;
  return Math.sign(pnlE4) * Math.max(1, Math.ceil(Math.sqrt(Math.abs(pnlE4) / largest) * 4));
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
function weekday(year: number, month: number, day: number): number {
  return (((dayNumber(year * 10000 + month * 100 + day) + 3) % 7) + 7) % 7;
}
