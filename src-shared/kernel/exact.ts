/**
 * Exact money below the cent: yuan × 10^4 in `e4` and the next seven decimals in `e11` (0 .. 9,999,999), so a value is
 * e4·10^-4 + e11·10^-11 yuan, e4 rounded down. Holding cost, q·close and rates × amounts live here; what head office
 * sends is an e4 integer. All operations are exact but `share`, which rounds to 10^-11 yuan, half away from zero.
 * Ordinary doubles hold both parts; where a product would pass 2^53 the step is done in BigInt.
 */
export interface Exact {
  readonly e4: number;
  readonly e11: number;
}

/** Units of e11 in one unit of e4. */
export const E11 = 10_000_000;
const SAFE = Number.MAX_SAFE_INTEGER;
const BIG_E11 = BigInt(E11);

export const ZERO: Exact = { e4: 0, e11: 0 };

export function exact(e4: number): Exact {
  return { e4, e11: 0 };
}

/** Brings an e11 part of any size (safe integer) into range. */
export function normal(e4: number, e11: number): Exact {
  if (e11 >= 0 && e11 < E11) return { e4, e11 };
  const carry = Math.floor(e11 / E11);
  return { e4: e4 + carry, e11: e11 - carry * E11 };
}

export function add(a: Exact, b: Exact): Exact {
  return normal(a.e4 + b.e4, a.e11 + b.e11);
}
export function subtract(a: Exact, b: Exact): Exact {
  return normal(a.e4 - b.e4, a.e11 - b.e11);
}
export function negate(a: Exact): Exact {
  return normal(-a.e4, -a.e11);
}
export function isZero(a: Exact): boolean {
  return a.e4 === 0 && a.e11 === 0;
}
/** -1, 0 or 1. */
export function sign(a: Exact): number {
  return a.e4 < 0 ? -1 : a.e4 > 0 || a.e11 > 0 ? 1 : 0;
}
/** A double of yuan, for ratios only. */
export function toYuan(a: Exact): number {
  return (a.e4 + a.e11 / E11) / 10_000;
}

function toBig(a: Exact): bigint {
  return BigInt(a.e4) * BIG_E11 + BigInt(a.e11);
}
function fromBig(value: bigint): Exact {
  let e4 = value / BIG_E11;
  let rest = value % BIG_E11;
  if (rest < 0n) {
    rest += BIG_E11;
    e4 -= 1n;
  }
  const whole = Number(e4);
  if (!Number.isSafeInteger(whole)) throw new RangeError('a value is beyond the exact range (9·10^11 yuan)');
  return { e4: whole, e11: Number(rest) };
}

/** Quotient of two BigInts, rounded half away from zero; `divisor` > 0. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n;
  const magnitude = negative ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return negative ? -rounded : rounded;
}

/** quantity (e2) × price (e4) in yuan: exact, 6 decimals at most. */
export function quantityTimesPrice(quantityE2: number, priceE4: number): Exact {
  const product = quantityE2 * priceE4;
  if (product <= SAFE && product >= -SAFE) {
    const e4 = Math.floor(product / 100);
    return { e4, e11: (product - e4 * 100) * (E11 / 100) };
  }
  return fromBig(BigInt(quantityE2) * BigInt(priceE4) * (BIG_E11 / 100n));
}

/** amount (e4) × rate (e7, e.g. 341 = 0.0000341): exact. */
export function amountTimesRate(amountE4: number, rateE7: number): Exact {
  const product = amountE4 * rateE7;
  if (product <= SAFE && product >= -SAFE) {
    const e4 = Math.floor(product / E11);
    return { e4, e11: product - e4 * E11 };
  }
  return fromBig(BigInt(amountE4) * BigInt(rateE7));
}

/** value · part / whole, rounded to 10^-11 yuan half away from zero; 0 ≤ part ≤ whole, whole > 0 (quantities, e2). */
export function share(value: Exact, part: number, whole: number): Exact {
  if (part === whole) return value;
  if (part === 0) return ZERO;
  let q = part;
  let n = whole;
  if (q % 10_000 === 0 && n % 10_000 === 0) {
    q /= 10_000;
    n /= 10_000;
  } else if (q % 100 === 0 && n % 100 === 0) {
    q /= 100;
    n /= 100;
  }
  const negative = value.e4 < 0;
  const e4 = negative ? (value.e11 === 0 ? -value.e4 : -value.e4 - 1) : value.e4;
  const e11 = negative ? (value.e11 === 0 ? 0 : E11 - value.e11) : value.e11;
  // e4·q/n = a·q + b·q/n with a = ⌊e4/n⌋, b = e4 mod n; then the rest of the division carries into e11.
  const a = Math.floor(e4 / n);
  const b = e4 - a * n;
  if (b * q > SAFE || n * E11 * 2 > SAFE || q * E11 > SAFE) {
    const big = divideRounded(toBig(value) * BigInt(q), BigInt(n));
    return fromBig(big);
  }
  const product = b * q;
  const c = Math.floor(product / n);
  const rest = product - c * n;
  const low = rest * E11 + e11 * q;
  const quotient = Math.floor(low / n);
  const remainder = low - quotient * n;
  const result = normal(a * q + c, quotient + (2 * remainder >= n ? 1 : 0));
  return negative ? negate(result) : result;
}

/** Rounds to a multiple of 10^-decimals yuan (0 ≤ decimals ≤ 4), half away from zero, as an integer of that unit.
 * Ties are recognised within 10^-9 yuan, because `share` may have left a residue of some 10^-11 on either side. */
export function roundTo(value: Exact, decimals: number): number {
  const negative = value.e4 < 0;
  const e4 = negative ? (value.e11 === 0 ? -value.e4 : -value.e4 - 1) : value.e4;
  const e11 = negative ? (value.e11 === 0 ? 0 : E11 - value.e11) : value.e11;
  const unit = 10 ** (4 - decimals);
  const whole = Math.floor(e4 / unit);
  const restE11 = (e4 - whole * unit) * E11 + e11;
  const rounded = whole + (restE11 + 100 >= (unit * E11) / 2 ? 1 : 0);
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** value / quantity(e2) as a price of 4 decimals (e4 integer), half away from zero; quantity > 0. */
export function perShareE4(value: Exact, quantityE2: number): bigint {
  // yuan·10^4 per share = (value·10^11 · 100) / (quantityE2 · 10^7)
  return divideRounded(toBig(value) * 100n, BigInt(quantityE2) * BIG_E11);
}

/** Exact BigInt view in 10^-11 yuan, for tests and for products beyond doubles. */
export function bigE11(value: Exact): bigint {
  return toBig(value);
}
export function exactOfBig(valueE11: bigint): Exact {
  return fromBig(valueE11);
}
