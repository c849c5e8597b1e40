/**
 * RFM inside the branch (contract/formulas.md, Client value): clients of status normal; R = asset days since the last
 * trade (fewer is better, none ever is worst), F = days with a trade and M = net commission in the last 250 asset days.
 * score = 1 + ⌊5·w/n⌋, w = clients that are strictly worse, n = all of them.
 */
import type { Exact } from '../../kernel/exact.ts';
import type { Scores } from '../figures/definition.ts';

/** Asset days of F and M. */
export const RECENT_DAYS = 250;

export interface ScoreInput {
  readonly clientId: number;
  /** Null: never traded. */
  readonly daysSinceTrade: number | null;
  readonly tradeDays: number;
  readonly netCommission: Exact;
}

const GRADES = 5;

/** Scores by a measure: `order` sorts worse before better, 0 = equal. */
function grade(inputs: readonly ScoreInput[], order: (a: ScoreInput, b: ScoreInput) => number): Uint8Array {
  const places = inputs.map((_, i) => i).sort((a, b) => order(inputs[a] as ScoreInput, inputs[b] as ScoreInput));
  const out = new Uint8Array(inputs.length);
  let worse = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    if (i > 0 && order(inputs[places[i - 1] as number] as ScoreInput, inputs[place] as ScoreInput) !== 0) worse = i;
    out[place] = 1 + Math.floor((GRADES * worse) / places.length);
  }
  return out;
}

const recency = (input: ScoreInput): number =>
  input.daysSinceTrade === null ? Number.NEGATIVE_INFINITY : -input.daysSinceTrade;
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

export function scoresOf(inputs: readonly ScoreInput[]): Map<number, Scores> {
  const r = grade(inputs, (a, b) => compare(recency(a), recency(b)));
  const f = grade(inputs, (a, b) => a.tradeDays - b.tradeDays);
  const m = grade(
    inputs,
    (a, b) => a.netCommission.e4 - b.netCommission.e4 || a.netCommission.e11 - b.netCommission.e11,
  );
  return new Map(
    inputs.map(({ clientId }, i) => [clientId, { r: r[i] as number, f: f[i] as number, m: m[i] as number }]),
  );
}
