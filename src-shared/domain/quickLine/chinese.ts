/**
 * Days in Chinese words: 今天, 后天, 三天后, 下周三, 下个月5号, 月底, 12月5日, 12/5, with a time of day behind it (下午三点半).
 * A week begins on Monday; a bare 周五 is the one that comes, today counted; a month and day without a year is the nearest
 * that is at most half a year back.
 */
import { addDays, addMonths, dayNumber, daysInMonth, isYmd, type Ymd } from '../../kernel/dates.ts';
import type { FoundDay } from './found.ts';

const DIGITS = '零一二三四五六七八九';
/** 1 to 99 in Chinese or Arabic digits; 两 is 2. */
const NUMBER = '(\\d{1,3}|[零一二两三四五六七八九十]{1,3})';
const CLOCK = `(?:\\s*(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?\\s*${NUMBER}(?:点(半|${NUMBER}分?)?|:(\\d{2})))?`;

const NEAR: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  大后天: 3,
  后天: 2,
};

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace('两', '二');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['0', plain];
  const digit = (one: string | undefined, none: number): number =>
    one === undefined || one === '' ? none : Math.max(0, DIGITS.indexOf(one));
  return plain.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
}

/** Monday = 0. */
function weekday(date: Ymd): number {
  // Day 0 of the day numbers, 1970-01-01, was a Thursday.
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

function dayOfMonth(month: Ymd, day: number): Ymd | null {
  const [y, m] = [Math.floor(month / 10_000), Math.floor(month / 100) % 100];
  return day >= 1 && day <= daysInMonth(y, m) ? y * 10_000 + m * 100 + day : null;
}

/** Of the three years around today the one that brings the day within half a year back and the rest ahead. */
function nearestYear(month: number, day: number, today: Ymd): Ymd | null {
  const year = Math.floor(today / 10_000);
  const from = addDays(today, -182);
  for (const each of [year - 1, year, year + 1]) {
    const date = each * 10_000 + month * 100 + day;
    if (isYmd(date) && date >= from) return date;
  }
  return null;
}

interface Form {
  readonly form: RegExp;
  day(groups: readonly string[], today: Ymd): Ymd | null;
}

const FORMS: readonly Form[] = [
  {
    form: /(\d{4})\s*(?:年|-|\/|\.)\s*(\d{1,2})\s*(?:月|-|\/|\.)\s*(\d{1,2})\s*[日号]?/u,
    day: ([y, m, d]) => {
      const date = Number(y) * 10_000 + Number(m) * 100 + Number(d);
      return isYmd(date) ? date : null;
    },
  },
  {
    form: /(大前天|前天|昨天|昨日|今天|今日|明天|明日|大后天|后天)/u,
    day: ([word], today) => addDays(today, NEAR[word as string] as number),
  },
  {
    form: new RegExp(`${NUMBER}\\s*个?\\s*(天|日|周|星期|礼拜|月)(后|以后|之后|前|以前|之前)`, 'u'),
    day: ([n, unit, way], today) => {
      const count = numberOf(n as string) * (way?.endsWith('前') ? -1 : 1);
      if (unit === '月') return addMonths(today, count);
      return addDays(today, unit === '天' || unit === '日' ? count : count * 7);
    },
  },
  {
    form: /(下下|下|上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])/u,
    day: ([way, which], today) => {
      const wanted = which === '末' ? 5 : '一二三四五六日天'.indexOf(which as string) % 7;
      const at = '日天'.includes(which as string) ? 6 : wanted;
      const monday = addDays(today, -weekday(today));
      if (way === undefined || way === '') {
        const here = addDays(monday, at);
        return here < today ? addDays(here, 7) : here;
      }
      const weeks = { 下下: 2, 下: 1, 上: -1, 上上: -2 }[way] ?? 0;
      return addDays(monday, weeks * 7 + at);
    },
  },
  {
    form: new RegExp(`(下下|下|上|这|本)个?月(底|末|初|${NUMBER}[日号])`, 'u'),
    day: ([way, which, n], today) => {
      const month = addMonths(Math.floor(today / 100) * 100 + 1, { 下下: 2, 下: 1, 上: -1 }[way as string] ?? 0);
      const [y, m] = [Math.floor(month / 10_000), Math.floor(month / 100) % 100];
      if (which === '底' || which === '末') return dayOfMonth(month, daysInMonth(y, m));
      return dayOfMonth(month, which === '初' ? 1 : numberOf(n as string));
    },
  },
  {
    form: /(月底|月末)/u,
    day: (_, today) => dayOfMonth(today, daysInMonth(Math.floor(today / 10_000), Math.floor(today / 100) % 100)),
  },
  { form: /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/u, day: ([m, d], today) => nearestYear(Number(m), Number(d), today) },
  {
    form: /(?<![\d.])(\d{1,2})\/(\d{1,2})(?![\d/.%])/u,
    day: ([m, d], today) => nearestYear(Number(m), Number(d), today),
  },
];

function clockOf(groups: readonly (string | undefined)[]): string | null {
  const [part, hour, half, minutes, exact] = groups;
  if (hour === undefined) return null;
  let h = numberOf(hour);
  const isLater = part === '下午' || part === '傍晚' || part === '晚上' || part === '晚';
  if (isLater && h < 12) h += 12;
  if (part === '中午' && h < 3) h += 12;
  const m = exact !== undefined ? Number(exact) : half === '半' ? 30 : minutes === undefined ? 0 : numberOf(minutes);
  if (h > 23 || m > 59) return null;
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}

const withClock = FORMS.map(({ form, day }) => ({ form: new RegExp(`${form.source}${CLOCK}`, 'u'), day }));

/** The first day of the line, or null. */
export function chineseDay(line: string, today: Ymd): FoundDay | null {
  let first: FoundDay | null = null;
  for (const { form, day } of withClock) {
    const match = form.exec(line);
    if (match === null) continue;
    const groups = match.slice(1);
    const own = groups.slice(0, -5) as string[];
    const found = day(own, today);
    if (found === null) continue;
    const longer = first !== null && match.index === first.at && match[0].length > first.length;
    if (first === null || match.index < first.at || longer) {
      first = { at: match.index, length: match[0].length, day: found, clock: clockOf(groups.slice(-5)) };
    }
  }
  return first;
}
