/** Exact decimals of any size for the few places where a profile computes: sums, products, rates. Never a double. */
export interface Decimal {
  /** The value is units × 10^-scale. */
  readonly units: bigint;
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d{0,30})(?:\.(\d{0,18}))?$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Null if the text is no decimal number. `thousands`: commas between groups of three digits are allowed. */
export function parseDecimal(text: string, thousands: boolean): Decimal | null {
  const plain = thousands && text.includes(',') && GROUPED.test(text) ? text.replaceAll(',', '') : text;
  const match = PLAIN.exec(plain);
  if (!match) return null;
  const fraction = match[3] ?? '';
  const digits = (match[2] ?? '') + fraction;
  if (digits === '') return null;
  const units = BigInt(digits);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

/** A number as the contract writes it: no plus, no zeros behind the last decimal, a digit before the point. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = scale === 0 ? digits : digits.slice(0, -scale);
  const fraction = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

function at(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: at(a, scale) + at(b, scale), scale };
}
export function negate(a: Decimal): Decimal {
  return { units: -a.units, scale: a.scale };
}
export function absolute(a: Decimal): Decimal {
  return a.units < 0n ? negate(a) : a;
}
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}
/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = at(a, scale) - at(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half away from zero. */
export function round(a: Decimal, decimals: number): Decimal {
  if (a.scale <= decimals) return a;
  const unit = 10n ** BigInt(a.scale - decimals);
  const size = a.units < 0n ? -a.units : a.units;
  const rounded = (size * 2n + unit) / (unit * 2n);
  return { units: a.units < 0n ? -rounded : rounded, scale: decimals };
}
