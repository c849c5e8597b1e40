/**
 * The half hours of the trading day (exchange rules: opening auction 9:15 to 9:25, continuous trading 9:30 to 11:30 and
 * 13:00 to 15:00, fixed-price trading after the close to 15:30). A half hour holds what is traded from its start up to,
 * not at, its end; the moments 11:30:00 and 15:00:00 belong to the half hours that they end, since the closing auction
 * is booked at 15:00:00.
 */

/** Seconds of the day. */
const clock = (hours: number, minutes: number): number => hours * 3600 + minutes * 60;
const HALF = 1800;

/** `none`: the row has no time; `other`: outside every hour of the exchange. */
export type DayHourKind = 'auction' | 'half' | 'after' | 'other' | 'none';

export interface DayHour {
  readonly kind: DayHourKind;
  /** Minutes of the day; null where the kind has none. */
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
}

const half = (start: number): DayHour => ({
  kind: 'half',
  fromMinute: start / 60,
  toMinute: (start + HALF) / 60,
});
const MORNING = [clock(9, 30), clock(10, 0), clock(10, 30), clock(11, 0)];
const AFTERNOON = [clock(13, 0), clock(13, 30), clock(14, 0), clock(14, 30)];

/** In the order of the day; what has no time of its own comes last. */
export const DAY_HOURS: readonly DayHour[] = [
  { kind: 'auction', fromMinute: clock(9, 15) / 60, toMinute: clock(9, 30) / 60 },
  ...MORNING.map(half),
  ...AFTERNOON.map(half),
  { kind: 'after', fromMinute: clock(15, 0) / 60, toMinute: clock(15, 30) / 60 },
  { kind: 'other', fromMinute: null, toMinute: null },
  { kind: 'none', fromMinute: null, toMinute: null },
];
const place = (kind: DayHourKind): number => DAY_HOURS.findIndex((hour) => hour.kind === kind);
const AUCTION = place('auction');
const AFTER = place('after');
const OTHER = place('other');
const NONE = place('none');
const FIRST_HALF = place('half');

/** Place in DAY_HOURS of a time in seconds of the day; −1 is a row without a time. */
export function dayHourAt(seconds: number): number {
  if (seconds < 0) return NONE;
  if (seconds >= clock(9, 15) && seconds < clock(9, 30)) return AUCTION;
  if (seconds >= clock(9, 30) && seconds <= clock(11, 30)) {
    return FIRST_HALF + Math.min(MORNING.length - 1, Math.floor((seconds - clock(9, 30)) / HALF));
  }
  if (seconds >= clock(13, 0) && seconds <= clock(15, 0)) {
    const at = Math.min(AFTERNOON.length - 1, Math.floor((seconds - clock(13, 0)) / HALF));
    return FIRST_HALF + MORNING.length + at;
  }
  return seconds > clock(15, 0) && seconds <= clock(15, 30) ? AFTER : OTHER;
}
