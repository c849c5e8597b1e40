/** Figures as the reader sees them, by language. Pure and cached: one object a language. */
import type { Language } from '../locales/language.ts';
import { e4OfMoney, groupDigits, moneyOfE4 } from './decimal.ts';
import { axisE4, isBelowUnits, shortE4 } from './short.ts';

export interface Format {
  readonly language: Language;
  /** Full amounts: "1,234.50"; signed ones carry "+". */
  money(text: string): string;
  signedMoney(text: string): string;
  moneyE4(e4: number): string;
  signedMoneyE4(e4: number): string;
  /** 123.46万, 1.23亿; 1.23M. For tiles and axes, with the full figure near by. */
  short(text: string): string;
  signedShort(text: string): string;
  shortE4(e4: number, sign?: boolean): string;
  /** Short forms for an axis: 8万, 7.5万. */
  axisE4(e4: number): string;
  quantity(text: string): string;
  price(text: string): string;
  /** 0.1234 → "12.34%". */
  percent(ratio: number, digits?: number): string;
  signedPercent(ratio: number, digits?: number): string;
  /** Commission rates: 0.00025 → "0.250‰". */
  perMille(ratio: number): string;
  signedPerMille(ratio: number): string;
  /** Turnover: "3.25 倍", "3.25×". */
  times(ratio: number, digits?: number): string;
  decimal(value: number, digits: number): string;
  count(value: number): string;
  /** "2026年11月", "Nov 2026". */
  month(month: string): string;
  date(date: string): string;
}

const cache = new Map<Language, Format>();

export function formatOf(language: Language): Format {
  const known = cache.get(language);
  if (known) return known;
  const made = createFormat(language);
  cache.set(language, made);
  return made;
}

function createFormat(language: Language): Format {
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const decimals = new Map<string, Intl.NumberFormat>();
  const number = (style: 'percent' | 'decimal', digits: number, sign: boolean) => {
    const key = `${style}${digits}${sign}`;
    let made = decimals.get(key);
    if (!made) {
      made = new Intl.NumberFormat(language, {
        style,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: sign ? 'exceptZero' : 'negative',
      });
      decimals.set(key, made);
    }
    return made;
  };
  const short = (text: string, sign: boolean) => {
    const e4 = e4OfMoney(text);
    return isBelowUnits(e4, language) ? groupDigits(text, sign) : shortE4(e4, language, sign);
  };
  const monthNames = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  return {
    language,
    money: (text) => groupDigits(text),
    signedMoney: (text) => groupDigits(text, true),
    moneyE4: (e4) => groupDigits(moneyOfE4(e4)),
    signedMoneyE4: (e4) => groupDigits(moneyOfE4(e4), true),
    short: (text) => short(text, false),
    signedShort: (text) => short(text, true),
    shortE4: (e4, sign = false) => shortE4(e4, language, sign),
    axisE4: (e4) => axisE4(e4, language),
    quantity: (text) => groupDigits(text),
    price: (text) => groupDigits(text),
    percent: (ratio, digits = 2) => number('percent', digits, false).format(ratio),
    signedPercent: (ratio, digits = 2) => number('percent', digits, true).format(ratio),
    perMille: (ratio) => `${number('decimal', 3, false).format(ratio * 1000)}‰`,
    signedPerMille: (ratio) => `${number('decimal', 3, true).format(ratio * 1000)}‰`,
    times: (ratio, digits = 2) =>
      language === 'zh-CN'
        ? `${number('decimal', digits, false).format(ratio)} 倍`
        : `${number('decimal', digits, false).format(ratio)}×`,
    decimal: (value, digits) => number('decimal', digits, false).format(value),
    count: (value) => count.format(value),
    month: (month) => monthNames.format(new Date(`${month}-01T00:00:00Z`)),
    date: (date) => date,
  };
}
