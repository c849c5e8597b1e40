/**
 * Weekdays on which China's exchanges were closed for a statutory holiday, by year: MMDD or MMDD-MMDD. Taken from the
 * package chinese-days 1.5.7 and compared with it by a test. A table of our own, because the package builds its dates
 * in the machine's time zone: west of Greenwich its holidays begin a day early, and the demo's bytes would differ.
 * From 2004, where the package's own knowledge begins; the years after the last one have none.
 */
import { addDays, type Ymd } from '../../kernel/dates.ts';

const CLOSED: Readonly<Record<number, string>> = {
  2004: '0101 0122-0123 0126-0128 0503-0507 1001 1004-1007',
  2005: '0103 0209-0211 0214-0215 0502-0506 1003-1007',
  2006: '0102-0103 0130-0203 0501-0505 1002-1006',
  2007: '0101-0103 0219-0223 0501-0504 0507 1001-1005 1231',
  2008: '0101 0206-0208 0211-0212 0404 0501-0502 0609 0915 0929-1003',
  2009: '0101-0102 0126-0130 0406 0501 0528-0529 1001-1002 1005-1008',
  2010: '0101 0215-0219 0405 0503 0614-0616 0922-0924 1001 1004-1007',
  2011: '0103 0202-0204 0207-0208 0404-0405 0502 0606 0912 1003-1007',
  2012: '0102-0103 0123-0127 0402-0404 0430-0501 0622 1001-1005',
  2013: '0101-0103 0211-0215 0404-0405 0429-0501 0610-0612 0919-0920 1001-1004 1007',
  2014: '0101 0131 0203-0206 0407 0501-0502 0602 0908 1001-1003 1006-1007',
  2015: '0101-0102 0218-0220 0223-0224 0406 0501 0622 0903-0904 1001-1002 1005-1007',
  2016: '0101 0208-0212 0404 0502 0609-0610 0915-0916 1003-1007',
  2017: '0102 0127 0130-0202 0403-0404 0501 0529-0530 1002-1006',
  2018: '0101 0215-0216 0219-0221 0405-0406 0430-0501 0618 0924 1001-1005 1231',
  2019: '0101 0204-0208 0405 0501-0503 0607 0913 1001-1004 1007',
  2020: '0101 0124 0127-0131 0406 0501 0504-0505 0625-0626 1001-1002 1005-1008',
  2021: '0101 0211-0212 0215-0217 0405 0503-0505 0614 0920-0921 1001 1004-1007',
  2022: '0103 0131-0204 0404-0405 0502-0504 0603 0912 1003-1007',
  2023: '0102 0123-0127 0405 0501-0503 0622-0623 0929 1002-1006',
  2024: '0101 0212-0216 0404-0405 0501-0503 0610 0916-0917 1001-1004 1007',
  2025: '0101 0128-0131 0203-0204 0404 0501-0502 0505 0602 1001-1003 1006-1008',
  2026: '0101-0102 0216-0220 0223 0406 0501 0504-0505 0619 0925 1001-1002 1005-1007',
};

export const FIRST_KNOWN_YEAR = Math.min(...Object.keys(CLOSED).map(Number));
export const LAST_KNOWN_YEAR = Math.max(...Object.keys(CLOSED).map(Number));

function closedDates(): Set<Ymd> {
  const dates = new Set<Ymd>();
  for (const [year, spans] of Object.entries(CLOSED)) {
    for (const span of spans.split(' ')) {
      const [first = '', last = first] = span.split('-');
      const end = Number(year) * 10_000 + Number(last);
      for (let at = Number(year) * 10_000 + Number(first); at <= end; at = addDays(at, 1)) dates.add(at);
    }
  }
  return dates;
}

/** Holidays that fall on a weekday. */
export const CLOSED_WEEKDAYS: ReadonlySet<Ymd> = closedDates();
