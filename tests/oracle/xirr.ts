// XIRR by bisection in fixed-point integers. With u = (1+x)^(−1/365) the condition Σ cf·(1+x)^(−days/365) = 0 is the
// polynomial Σ cf·u^days = 0 in u > 0: integer powers only, so no logarithm and no binary floating point is met.
import { dayNumber } from './calendar.ts';
import { Fraction, ONE, sum, whole, ZERO } from './fraction.ts';

export interface DatedAmount {
  readonly date: string;
  readonly amount: Fraction;
}

const SCALE_DIGITS = 70;
const SCALE = 10n ** BigInt(SCALE_DIGITS);

function power(base: bigint, exponent: number): bigint {
  let result = SCALE;
  let square = base;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = (result * square) / SCALE;
    square = (square * square) / SCALE;
  }
  return result;
}

interface Term {
  readonly days: number;
  readonly top: bigint;
}

/** Sign of Σ cf·u^days; for u > 1 of the same sum divided by u^T, so that no term overflows. */
function signAt(terms: readonly Term[], span: number, u: bigint): number {
  let total = 0n;
  if (u <= SCALE) {
    for (const t of terms) total += t.top * power(u, t.days);
  } else {
    const inverse = (SCALE * SCALE) / u;
    for (const t of terms) total += t.top * power(inverse, span - t.days);
  }
  return total < 0n ? -1 : total > 0n ? 1 : 0;
}

/** Every rate found between −99.9999… % and 10^12 on a fine grid of 1/u, in rising order of |ln(1+x)|: nearest to 0 first. */
export function xirrRoots(flows: readonly DatedAmount[]): number[] {
  const days = flows.map((f) => dayNumber(f.date));
  const first = Math.min(...days);
  const byDay = new Map<number, Fraction>();
  flows.forEach((f, k) => {
    const day = (days[k] as number) - first;
    byDay.set(day, (byDay.get(day) ?? ZERO).plus(f.amount));
  });
  const kept = [...byDay].filter(([, a]) => !a.isZero());
  if (!kept.some(([, a]) => a.sign() > 0) || !kept.some(([, a]) => a.sign() < 0)) return [];
  const common = 10_000n;
  const terms = kept.map(([d, a]) => ({ days: d, top: a.scaled(12) * common }));
  const span = Math.max(...kept.map(([d]) => d));
  // ln(1+x) from −36.. to +36.. in steps that grow away from 0, by repeated small factors on u.
  const grid: bigint[] = [SCALE];
  let down = SCALE;
  let up = SCALE;
  let step = SCALE / 100_000n;
  for (let k = 0; k < 420; k += 1) {
    down = (down * (SCALE - step)) / SCALE;
    up = (up * (SCALE + step)) / SCALE;
    grid.unshift(down);
    grid.push(up);
    step = (step * 102n) / 100n;
  }
  const signs = grid.map((u) => signAt(terms, span, u));
  const roots: number[] = [];
  for (let k = 0; k < grid.length; k += 1) {
    if (signs[k] === 0) roots.push(rateOf(grid[k] as bigint));
    else if (k > 0 && (signs[k] as number) * (signs[k - 1] as number) < 0) {
      roots.push(rateOf(bisect(terms, span, grid[k - 1] as bigint, grid[k] as bigint, signs[k - 1] as number)));
    }
  }
  return roots.sort((a, b) => Math.abs(Math.log1p(a)) - Math.abs(Math.log1p(b)));
}

function bisect(terms: readonly Term[], span: number, a: bigint, b: bigint, signA: number): bigint {
  let low = a;
  let high = b;
  while (high - low > 10n ** 30n) {
    const middle = (low + high) / 2n;
    const s = signAt(terms, span, middle);
    if (s === 0) return middle;
    if (s === signA) low = middle;
    else high = middle;
  }
  return (low + high) / 2n;
}

/** u → x = u^−365 − 1. */
function rateOf(u: bigint): number {
  const v = (SCALE * SCALE) / u;
  let p = ONE;
  for (let k = 0; k < 365; k += 1) p = new Fraction(p.times(new Fraction(v, SCALE)).scaled(SCALE_DIGITS), SCALE);
  return p.minus(ONE).number();
}

/** Σ cf·(1+rate)^(−days/365) from the earliest date; plain numbers, for the XNPV vectors. */
export function xnpv(flows: readonly DatedAmount[], rate: number): number {
  const first = Math.min(...flows.map((f) => dayNumber(f.date)));
  return flows.reduce((n, f) => n + f.amount.number() * (1 + rate) ** (-(dayNumber(f.date) - first) / 365), 0);
}

/** (V1 − V0 − ΣF) / (V0 + Σ w·F), w = (T − t)/T; null if the denominator is ≤ 0 or the period has no days. */
export function modifiedDietz(
  start: string,
  end: string,
  v0: Fraction,
  v1: Fraction,
  flows: readonly DatedAmount[],
): Fraction | null {
  const span = dayNumber(end) - dayNumber(start);
  if (span <= 0) return null;
  const weighted = flows.map((f) => f.amount.times(whole(dayNumber(end) - dayNumber(f.date))).over(whole(span)));
  const base = v0.plus(sum(weighted));
  if (base.sign() <= 0) return null;
  return v1
    .minus(v0)
    .minus(sum(flows.map((f) => f.amount)))
    .over(base);
}
