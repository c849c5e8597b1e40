/** Dates and times in the formats a profile allows → the contract's own; null for what none of them fits. */
import { dateText, dayNumber, fromDayNumber, isYmd } from '../../kernel/dates.ts';
import type { DateFormat, TimeFormat } from './profileData.ts';

/** Day 0 of Excel's calendar as days since 1970; right for every date from 1900-03-01 on. */
const EXCEL_EPOCH = dayNumber(18991230);
/** 9999-12-31. */
const EXCEL_LAST = 2_958_465;
/** Before 1900-03-01 Excel counts a day that never was. */
const EXCEL_FIRST = 61;
const DAY_SECONDS = 86_400;

function day(ymd: number): string | null {
  return isYmd(ymd) ? dateText(ymd) : null;
}

function parts(text: string, shape: RegExp): string | null {
  const match = shape.exec(text);
  return match ? day(Number(match[1]) * 10_000 + Number(match[2]) * 100 + Number(match[3])) : null;
}

const DATES: Record<DateFormat, (text: string) => string | null> = {
  yyyymmdd: (text) => (/^\d{8}$/.test(text) ? day(Number(text)) : null),
  'yyyy-mm-dd': (text) => parts(text, /^(\d{4})-(\d{2})-(\d{2})$/),
  'yyyy/mm/dd': (text) => parts(text, /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/),
  excel_serial: (text) => {
    if (!/^\d{2,7}(\.\d+)?$/.test(text)) return null;
    const serial = Math.floor(Number(text));
    if (serial < EXCEL_FIRST || serial > EXCEL_LAST) return null;
    return day(fromDayNumber(EXCEL_EPOCH + serial));
  },
  yyyymmdd_sequence: (text) => (/^\d{9,24}$/.test(text) ? day(Number(text.slice(0, 8))) : null),
};

function clock(hours: number, minutes: number, seconds: number): string | null {
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}

function clockOf(text: string, shape: RegExp): string | null {
  const match = shape.exec(text);
  return match ? clock(Number(match[1]), Number(match[2]), Number(match[3] ?? 0)) : null;
}

const TIMES: Record<TimeFormat, (text: string) => string | null> = {
  hhmmss: (text) => clockOf(text, /^(\d{2})(\d{2})(\d{2})$/),
  'hh:mm:ss': (text) => clockOf(text, /^(\d{2}):(\d{2}):(\d{2})$/),
  'h:mm': (text) => clockOf(text, /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/),
  excel_fraction: (text) => {
    if (!/^\d{0,7}(\.\d{1,20})?$/.test(text) || text === '' || !(text.includes('.') || text === '0')) return null;
    const value = Number(text);
    const seconds = Math.round((value - Math.floor(value)) * DAY_SECONDS) % DAY_SECONDS;
    return clock(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60);
  },
};

/** "YYYY-MM-DD". */
export function readDate(text: string, formats: readonly DateFormat[]): string | null {
  for (const format of formats) {
    const found = DATES[format](text);
    if (found !== null) return found;
  }
  return null;
}

/** "HH:MM:SS". */
export function readTime(text: string, formats: readonly TimeFormat[]): string | null {
  for (const format of formats) {
    const found = TIMES[format](text);
    if (found !== null) return found;
  }
  return null;
}
