/** Short amounts: 万 and 亿 in Chinese, K, M and B in English. An approximation for tiles and axes only. */
import type { Language } from '../locales/language.ts';

interface Unit {
  readonly yuan: number;
  readonly name: string;
}
const UNITS: Record<Language, readonly Unit[]> = {
  'zh-CN': [
    { yuan: 1e8, name: '亿' },
    { yuan: 1e4, name: '万' },
  ],
  en: [
    { yuan: 1e9, name: 'B' },
    { yuan: 1e6, name: 'M' },
    { yuan: 1e3, name: 'K' },
  ],
};

/** 12345678901 (10^-4 yuan) → "123.46万". Steps up where rounding would reach the next unit: 9,999.999万 is 1.00亿. */
export function shortE4(e4: number, language: Language, sign = false): string {
  const yuan = Math.abs(e4) / 10_000;
  const units = UNITS[language];
  const prefix = e4 < 0 ? '-' : sign && e4 > 0 ? '+' : '';
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    if (!unit || yuan < unit.yuan) continue;
    const larger = units[i - 1];
    const scaled = yuan / unit.yuan;
    const digits = digitsFor(scaled);
    if (larger && Number(scaled.toFixed(digits)) >= larger.yuan / unit.yuan) return `${prefix}1.00${larger.name}`;
    return `${prefix}${group(scaled.toFixed(digits))}${unit.name}`;
  }
  return `${Number(yuan.toFixed(0)) === 0 ? '' : prefix}${group(yuan.toFixed(0))}`;
}

/** Words of an axis: the same, without the zeros that say nothing: 8万, 7.5万. */
export function axisE4(e4: number, language: Language): string {
  return shortE4(e4, language)
    .replace(/(\.\d*?)0+(?=\D*$)/, '$1')
    .replace(/\.(?=\D*$)/, '');
}

/** Whether an amount is below the language's first unit, so that its whole figure is as short as a short form. */
export function isBelowUnits(e4: number, language: Language): boolean {
  const smallest = UNITS[language].at(-1);
  return smallest === undefined || Math.abs(e4) / 10_000 < smallest.yuan;
}

/** Four figures of precision carry enough meaning: 1.23, 12.35, 123.5, 1,235. */
function digitsFor(scaled: number): number {
  if (scaled < 99.995) return 2;
  return scaled < 999.95 ? 1 : 0;
}

function group(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?!\d))/, ',');
}
