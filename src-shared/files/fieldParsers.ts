/**
 * Bytes → integers, without making strings. Strict: what is not exactly of the contract's form is an error, never a
 * guess. A result is a safe integer, NULL_VALUE for an empty field, or one of the error marks below (none of which is a
 * safe integer).
 */
import { isYmd } from '../kernel/dates.ts';

export const NULL_VALUE = Number.NaN;
export const BAD_NUMBER = Number.POSITIVE_INFINITY;
export const TOO_MANY_DECIMALS = Number.NEGATIVE_INFINITY;
export const OUT_OF_RANGE = Number.MAX_VALUE;
/** Both date and time. */
export const BAD_FORM = Number.POSITIVE_INFINITY;

const ZERO = 0x30;
const POINT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
const COLON = 0x3a;
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1e6, 1e7, 1e8, 1e9];

/** A decimal as an integer of 10^-decimals. `lead` allows ".5", as DBF numbers are often written. */
export function parseDecimalBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimals: number,
  lead: boolean,
): number {
  if (start === end) return NULL_VALUE;
  let at = start;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at++;
  const digitsFrom = at;
  let value = 0;
  while (at < end) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at++;
  }
  const whole = at - digitsFrom;
  let scale = decimals;
  let dropped = false;
  if (at < end) {
    if (bytes[at] !== POINT) return BAD_NUMBER;
    at++;
    if (at === end && whole === 0) return BAD_NUMBER;
    if (at === end && !lead) return BAD_NUMBER;
    while (at < end) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return BAD_NUMBER;
      if (scale > 0) {
        value = value * 10 + digit;
        scale--;
      } else if (digit !== 0) dropped = true;
      at++;
    }
  }
  if (whole === 0 && (!lead || at === digitsFrom)) return BAD_NUMBER;
  if (dropped) return TOO_MANY_DECIMALS;
  value *= POWERS[scale] as number;
  if (value > Number.MAX_SAFE_INTEGER) return OUT_OF_RANGE;
  return sign === MINUS && value !== 0 ? -value : value;
}

function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) {
    const digit = (bytes[start + i] as number) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

let lastGood = 0;

/** YYYY-MM-DD or YYYYMMDD as yyyymmdd. */
export function parseDateBytes(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return NULL_VALUE;
  let ymd: number;
  if (length === 10) {
    if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return BAD_FORM;
    const year = digits(bytes, start, 4);
    const month = digits(bytes, start + 5, 2);
    const day = digits(bytes, start + 8, 2);
    if (year < 0 || month < 0 || day < 0) return BAD_FORM;
    ymd = year * 10_000 + month * 100 + day;
  } else if (length === 8) {
    ymd = digits(bytes, start, 8);
  } else return BAD_FORM;
  if (ymd === lastGood) return ymd;
  if (!isYmd(ymd)) return BAD_FORM;
  lastGood = ymd;
  return ymd;
}

/** HH:MM:SS or HHMMSS as seconds of the day. */
export function parseTimeBytes(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return NULL_VALUE;
  const wide = length === 8;
  if (!wide && length !== 6) return BAD_FORM;
  if (wide && (bytes[start + 2] !== COLON || bytes[start + 5] !== COLON)) return BAD_FORM;
  const step = wide ? 3 : 2;
  const hours = digits(bytes, start, 2);
  const minutes = digits(bytes, start + step, 2);
  const seconds = digits(bytes, start + 2 * step, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return BAD_FORM;
  return hours * 3600 + minutes * 60 + seconds;
}
