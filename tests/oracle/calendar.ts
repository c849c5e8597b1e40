// Dates as "YYYY-MM-DD" text; counting days on the proleptic Gregorian calendar, no clock, no time zone.

const DAY_MS = 86_400_000;

export function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const addDays = (date: string, n: number): string => dateOf(dayNumber(date) + n);
export const daysBetween = (a: string, b: string): number => dayNumber(b) - dayNumber(a);
export const dayBefore = (date: string): string => addDays(date, -1);
export const monthOf = (date: string): string => date.slice(0, 7);

export function lastDayOfMonth(month: string): string {
  const y = Number(month.slice(0, 4));
  const m = Number(month.slice(5, 7));
  return new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10);
}

/** "2026-05" + (−2) → "2026-03". */
export function addMonths(month: string, n: number): string {
  const k = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${String(Math.floor(k / 12)).padStart(4, '0')}-${String((k % 12) + 1).padStart(2, '0')}`;
}

/** The same day of the month `n` months on, or that month's last day if it has none. */
export function sameDayMonthsOn(date: string, n: number): string {
  const month = addMonths(monthOf(date), n);
  const last = lastDayOfMonth(month);
  const wanted = `${month}-${date.slice(8, 10)}`;
  return wanted > last ? last : wanted;
}

export function isRealDate(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(dayNumber(date)) && dateOf(dayNumber(date)) === date;
}
