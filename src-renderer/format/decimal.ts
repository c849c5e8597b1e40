/**
 * Exact passage between the contract's decimal text, integers of 10^-4 yuan and the text on screen. No figure passes
 * through a division of doubles here: a cent never changes on its way to the eye.
 */
import { moneyTextE4, parseDecimal } from '../../src-shared/kernel/money.ts';

/** "1234.50" → 12345000; throws on what is no money, since the bridge has checked it. */
export function e4OfMoney(text: string): number {
  const e4 = parseDecimal(text, 4);
  if (e4 === null) throw new RangeError('not a decimal with at most 4 places');
  return e4;
}

/** The same for a figure that may be missing: null stays null. */
export function e4OrNull(text: string | null): number | null {
  return text === null ? null : e4OfMoney(text);
}

/** 10^-4 yuan as "1234.50". */
export function moneyOfE4(e4: number): string {
  return moneyTextE4(e4);
}

/** "-1234567.50" → "-1,234,567.50"; `sign` puts "+" before what is above zero. */
export function groupDigits(text: string, sign = false): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction] = (negative ? text.slice(1) : text).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const body = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  const isZero = !/[1-9]/.test(text);
  if (isZero) return body;
  return negative ? `-${body}` : sign ? `+${body}` : body;
}

/** Sign of a decimal text: -1, 0 or 1. */
export function signOf(text: string): number {
  if (!/[1-9]/.test(text)) return 0;
  return text.startsWith('-') ? -1 : 1;
}

/** Sum of many integers of 10^-4 yuan without passing 2^53: whole yuan and the rest are summed apart. */
export class ExactSum {
  #yuan = 0;
  #rest = 0;
  add(e4: number): void {
    const rest = e4 % 10_000;
    this.#rest += rest;
    this.#yuan += (e4 - rest) / 10_000;
  }
  /** The same for parts made before: whole yuan, and what is left below one, in E4. */
  addParts(yuan: number, restE4: number): void {
    this.#yuan += yuan;
    this.#rest += restE4;
  }
  /** Decimal text with 2 places, rounded half away from zero. */
  text(): string {
    const total = BigInt(this.#yuan) * 10_000n + BigInt(this.#rest);
    const magnitude = total < 0n ? -total : total;
    const fen = (magnitude + 50n) / 100n;
    const digits = fen.toString().padStart(3, '0');
    const body = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
    return total < 0n && fen > 0n ? `-${body}` : body;
  }
}
