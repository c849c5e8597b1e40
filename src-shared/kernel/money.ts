/** Decimal text of integers with units, and back. The only place where figures become words of digits. */
import { divideRounded, type Exact, roundTo } from './exact.ts';

/** Integer of 10^-decimals as text with exactly that many decimals: (123450, 2) → "1234.50". */
export function decimalText(value: number | bigint, decimals: number): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  const negative = value < 0;
  const digits = String(negative ? -value : value).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative ? `-${text}` : text;
}

/** Money (yuan × 10^4 exact) as "1234.50", rounded half away from zero. */
export function moneyText(value: Exact): string {
  return decimalText(roundTo(value, 2), 2);
}
export function moneyTextE4(e4: number): string {
  return moneyText({ e4, e11: 0 });
}

/** Cents of a value in 10^-11 yuan, of any size, half away from zero; ties are recognised as roundTo does. */
export function centsOf(valueE11: bigint): bigint {
  const magnitude = valueE11 < 0n ? -valueE11 : valueE11;
  const cents = divideRounded(magnitude + TIE_E11, CENT_E11);
  return valueE11 < 0n ? -cents : cents;
}
const CENT_E11 = 1_000_000_000n;
const TIE_E11 = 100n;

/** Quantity × 10^2 as "1200" or "0.25": no trailing zeros. */
export function quantityText(e2: number | bigint): string {
  const text = decimalText(e2, 2);
  return text.endsWith('.00') ? text.slice(0, -3) : text.endsWith('0') ? text.slice(0, -1) : text;
}

/** Price × 10^4 as "12.3400". */
export function priceText(e4: number | bigint): string {
  return decimalText(e4, 4);
}

/** "0.00025" → 250000 at 9 decimals; null if the text is no plain decimal with at most `decimals` decimals. */
export function parseDecimal(text: string, decimals: number): number | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return null;
  const value = Number(match[2] + fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return null;
  return match[1] === '-' && value !== 0 ? -value : value;
}
