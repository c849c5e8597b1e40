/** Cells of an exported table as texts and as a workbook's values. */
import type { SheetCell, SheetUnit } from '../../../src-shared/contract/transferCalls.ts';
import { parseDate } from '../../../src-shared/kernel/dates.ts';
import { moneyTextE4 } from '../../../src-shared/kernel/money.ts';

const E4 = 10_000;
/** A workbook's number has 15 digits. */
const MOST_DIGITS = 15;
/** Characters that a workbook's cell takes. */
export const MOST_TEXT = 32_767;
/** Characters that XML 1.0 cannot hold, and halves of pairs. */
const NOT_XML = /(?![\t\n\r\x7f-\x9f])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

/** Exact decimal of yuan × 10^4: money to the cent, a price with up to four places. */
export function decimalOf(e4: number, unit: 'money' | 'price'): string {
  if (unit === 'money') return moneyTextE4(e4);
  const digits = String(Math.abs(Math.round(e4))).padStart(5, '0');
  const text = `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
  return e4 < 0 && text !== '0' ? `-${text}` : text;
}

export function dayText(value: SheetCell): string {
  const text = String(value);
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

export function textOf(value: SheetCell, unit: SheetUnit): string {
  if (value === null) return '';
  if (typeof value === 'number' && (unit === 'money' || unit === 'price')) return decimalOf(value, unit);
  return unit === 'date' ? dayText(value) : String(value);
}

export interface BookCell {
  readonly type: typeof String | typeof Number | typeof Date;
  readonly value: string | number | Date;
  readonly format?: string;
  readonly align?: 'right';
}

const FORMATS: Readonly<Record<Exclude<SheetUnit, 'text'>, string>> = {
  money: '#,##0.00',
  price: '#,##0.00##',
  number: '#,##0.00',
  ratio: '0.00%',
  permille: '0.000%',
  count: '#,##0',
  date: 'yyyy-mm-dd',
};

/** `shortened` hears of a text that is cut. Texts are always texts: nothing becomes a formula, no leading zero is lost. */
export function bookCell(value: SheetCell, unit: SheetUnit, shortened: () => void): BookCell | null {
  if (value === null) return null;
  if (unit === 'date') {
    const day = dayText(value);
    if (parseDate(day) !== null) return { type: Date, value: new Date(`${day}T00:00:00Z`), format: FORMATS.date };
  } else if (unit !== 'text' && typeof value === 'number' && Number.isFinite(value)) {
    if (unit !== 'money' && unit !== 'price') return { type: Number, value, format: FORMATS[unit] };
    const exact = decimalOf(value, unit);
    const isExact = exact.replace(/\D/g, '').replace(/^0+/, '').length <= MOST_DIGITS;
    if (isExact) return { type: Number, value: unit === 'money' ? Number(exact) : value / E4, format: FORMATS[unit] };
    return { type: String, value: exact, format: '@', align: 'right' };
  }
  let text = textOf(value, unit).replace(NOT_XML, '\ufffd');
  if (text.length > MOST_TEXT) {
    shortened();
    text = text.slice(0, MOST_TEXT - 1).replace(/[\ud800-\udbff]$/, '');
    text += '…';
  }
  return { type: String, value: text, format: '@' };
}
