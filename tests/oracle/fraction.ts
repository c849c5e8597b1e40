// Exact fractions on BigInt: the only arithmetic that the oracle does with money. Nothing is rounded
// before the end; `tame` alone gives up exactness, past 1e-60, and says so where it is called.

const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

export class Fraction {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top: bigint, bottom: bigint = 1n) {
    if (bottom === 0n) throw new Error('fraction with denominator 0');
    if (bottom === 1n) {
      this.top = top;
      this.bottom = 1n;
      return;
    }
    const sign = bottom < 0n ? -1n : 1n;
    const g = gcd(top, bottom);
    this.top = (sign * top) / g;
    this.bottom = (sign * bottom) / g;
  }

  plus(o: Fraction): Fraction {
    return this.bottom === o.bottom
      ? new Fraction(this.top + o.top, this.bottom)
      : new Fraction(this.top * o.bottom + o.top * this.bottom, this.bottom * o.bottom);
  }
  minus(o: Fraction): Fraction {
    return this.plus(o.negated());
  }
  times(o: Fraction): Fraction {
    return new Fraction(this.top * o.top, this.bottom * o.bottom);
  }
  over(o: Fraction): Fraction {
    return new Fraction(this.top * o.bottom, this.bottom * o.top);
  }
  negated(): Fraction {
    return new Fraction(-this.top, this.bottom);
  }
  abs(): Fraction {
    return this.top < 0n ? this.negated() : this;
  }
  /** −1, 0 or 1. */
  sign(): number {
    return this.top < 0n ? -1 : this.top > 0n ? 1 : 0;
  }
  isZero(): boolean {
    return this.top === 0n;
  }
  compare(o: Fraction): number {
    const d = this.top * o.bottom - o.top * this.bottom;
    return d < 0n ? -1 : d > 0n ? 1 : 0;
  }
  atLeast(o: Fraction): boolean {
    return this.compare(o) >= 0;
  }
  below(o: Fraction): boolean {
    return this.compare(o) < 0;
  }
  above(o: Fraction): boolean {
    return this.compare(o) > 0;
  }

  /** Integer nearest to this × 10^places, half away from zero. */
  scaled(places: number): bigint {
    const n = this.top * 10n ** BigInt(places);
    const a = n < 0n ? -n : n;
    const q = (2n * a + this.bottom) / (2n * this.bottom);
    return n < 0n ? -q : q;
  }

  /** Decimal text with exactly `places` digits, half away from zero; never "-0.00". */
  text(places: number): string {
    const n = this.scaled(places);
    const digits = (n < 0n ? -n : n).toString().padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const part = places > 0 ? `.${digits.slice(digits.length - places)}` : '';
    return `${n < 0n ? '-' : ''}${whole}${part}`;
  }

  /** Nearest binary number by way of 40 significant digits: for ratios only. */
  number(): number {
    if (this.top === 0n) return 0;
    const lead = this.top.toString().length - this.bottom.toString().length;
    const places = 40 - lead;
    const n =
      places >= 0 ? this.scaled(places) : new Fraction(this.top, this.bottom * 10n ** BigInt(-places)).scaled(0);
    return Number(`${n}e${-places}`);
  }

  /** This value, or, if its denominator has passed 2^400, the nearest multiple of 1e-60. */
  tame(): Fraction {
    return this.bottom < 1n << 400n ? this : new Fraction(this.scaled(60), 10n ** 60n);
  }
}

export const ZERO = new Fraction(0n);
export const ONE = new Fraction(1n);
export const whole = (n: number): Fraction => new Fraction(BigInt(n));

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** "−12.3400" → exact; null where the text is no plain decimal. */
export function parseDecimal(text: string): Fraction | null {
  const m = DECIMAL.exec(text.trim());
  if (!m) return null;
  const [, sign, before = '', after = ''] = m;
  if (before === '' && after === '') return null;
  const n = BigInt(before + after);
  return new Fraction(sign === '-' ? -n : n, 10n ** BigInt(after.length));
}

export function decimal(text: string): Fraction {
  const f = parseDecimal(text);
  if (!f) throw new Error(`not a decimal: ${text}`);
  return f;
}

export const sum = (list: readonly Fraction[]): Fraction => list.reduce((a, b) => a.plus(b), ZERO);
export const mean = (list: readonly Fraction[]): Fraction | null =>
  list.length === 0 ? null : sum(list).over(whole(list.length));
export const least = (a: Fraction, b: Fraction): Fraction => (a.below(b) ? a : b);
