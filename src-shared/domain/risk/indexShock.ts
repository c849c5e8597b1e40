/**
 * What a holding would gain or lose if the index moved by `shock` in one go: value × beta × shock, never below −value.
 * An estimate, because a beta is one: rounded to the yuan, half away from zero. Negative = loss.
 */

/** Moves of the index that the page shows. */
export const SHOCKS = [-0.1, -0.2, -0.3] as const;

/** `valueYuan` ≥ 0. */
export function shockYuan(valueYuan: number, beta: number, shock: number): number {
  const change = Math.max(-valueYuan, valueYuan * beta * shock);
  const rounded = Math.round(Math.abs(change));
  return change < 0 && rounded !== 0 ? -rounded : rounded;
}
