/**
 * The root x > −1 of Σ cf·(1+x)^(−days/365) = 0 (Excel's XIRR). Solved in u = ln(1+x), where every term is an
 * exponential: brackets are sought outward from u = 0, the nearest sign change wins, bisection ends it at 1e-14 of u.
 */
import { type Figure, known, missing } from './figure.ts';

export interface CashFlow {
  /** Days since the first flow. */
  readonly day: number;
  readonly yuan: number;
}

function presentValue(flows: readonly CashFlow[], u: number): number {
  // Scaled so that the largest exponent is 0: only the sign and the zero matter.
  let top = Number.NEGATIVE_INFINITY;
  for (const flow of flows) if (flow.yuan !== 0) top = Math.max(top, (-u * flow.day) / 365);
  let sum = 0;
  for (const flow of flows) sum += flow.yuan * Math.exp((-u * flow.day) / 365 - top);
  return sum;
}

/** Grid on either side of 0: fine near it, growing outward to rates that no annual figure reaches. */
const STEPS: readonly number[] = (() => {
  const steps: number[] = [];
  for (let u = 0, width = 0.01; u < 40_000; width *= 1.05) {
    u += width;
    steps.push(u);
  }
  return steps;
})();

function bisect(flows: readonly CashFlow[], from: number, to: number, atFrom: number): number {
  let low = from;
  let high = to;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    const value = presentValue(flows, middle);
    if (value === 0) return middle;
    if (value > 0 === atFrom > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export function xirr(flows: readonly CashFlow[]): Figure<number> {
  const positive = flows.some((f) => f.yuan > 0);
  const negative = flows.some((f) => f.yuan < 0);
  if (!positive || !negative) return missing('no_sign_change');
  const atZero = presentValue(flows, 0);
  if (atZero === 0) return known(0);
  let up = 0;
  let down = 0;
  let upValue = atZero;
  let downValue = atZero;
  for (const step of STEPS) {
    const nextUp = presentValue(flows, step);
    if (nextUp === 0) return finite(step);
    if (nextUp > 0 !== upValue > 0) return finite(bisect(flows, up, step, upValue));
    const nextDown = presentValue(flows, -step);
    if (nextDown === 0) return finite(-step);
    if (nextDown > 0 !== downValue > 0) return finite(bisect(flows, down, -step, downValue));
    up = step;
    upValue = nextUp;
    down = -step;
    downValue = nextDown;
  }
  return missing('no_sign_change');
}

function finite(u: number): Figure<number> {
  const rate = Math.expm1(u);
  return Number.isFinite(rate) ? known(rate) : missing('no_sign_change');
}
