/** The bridge from opening to closing assets. Pure; amounts are integers of 10^-4 yuan. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { e4OrNull } from '../../format/decimal.ts';

export const STEP_KEYS = [
  'opening',
  'net_flow',
  'securities',
  'interest',
  'fee_flows',
  'other_flows',
  'unexplained',
  'closing',
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

export interface Step {
  readonly key: StepKey;
  readonly isLevel: boolean;
  /** The level itself or the change; null = missing. */
  readonly amountE4: number | null;
  /** Where its bar starts and ends; null where it or a step before it is missing. */
  readonly bar: readonly [number, number] | null;
}

/**
 * The result of securities is the profit less the lines of their own, which by the formula is the sum over all
 * securities; taken so, opening plus every step is the closing to the rounding of the parts (a few 0.01 yuan).
 */
export function waterfall(
  pnl: ClientReport['pnl'],
  openingE4: number | null,
  closingE4: number | null,
): readonly Step[] {
  const interest = e4OrNull(pnl.interest);
  const fees = e4OrNull(pnl.fee_flows);
  const other = e4OrNull(pnl.other_flows);
  const unexplained = e4OrNull(pnl.unexplained);
  const whole = e4OrNull(pnl.pnl);
  const securities =
    whole === null || interest === null || fees === null || other === null || unexplained === null
      ? null
      : whole - interest - fees - other - unexplained;
  const changes: readonly (readonly [StepKey, number | null])[] = [
    ['net_flow', e4OrNull(pnl.net_flow)],
    ['securities', securities],
    ['interest', interest],
    ['fee_flows', fees],
    ['other_flows', other],
    ['unexplained', unexplained],
  ];
  const steps: Step[] = [level('opening', openingE4)];
  let at = openingE4;
  for (const [key, amountE4] of changes) {
    const end: number | null = at === null || amountE4 === null ? null : at + amountE4;
    steps.push({ key, isLevel: false, amountE4, bar: at === null || end === null ? null : [at, end] });
    at = end;
  }
  steps.push(level('closing', closingE4));
  return steps;
}

function level(key: StepKey, amountE4: number | null): Step {
  return { key, isLevel: true, amountE4, bar: amountE4 === null ? null : [0, amountE4] };
}

/** Closing less opening and all changes: what the rounding of the parts leaves; null where something is missing. */
export function residueE4(steps: readonly Step[]): number | null {
  let sum = 0;
  let closing: number | null = null;
  for (const step of steps) {
    if (step.amountE4 === null) return null;
    if (step.key === 'closing') closing = step.amountE4;
    else sum += step.amountE4;
  }
  return closing === null ? null : closing - sum;
}

/** Lowest value of the axis: zero, unless the changes are so small beside the levels that they would vanish. */
export function axisFloor(steps: readonly Step[]): number {
  const points = steps.filter((step) => !step.isLevel).flatMap((step) => step.bar ?? []);
  const levels = steps.flatMap((step) => (step.isLevel && step.amountE4 !== null ? [step.amountE4] : []));
  const low = Math.min(...points, ...levels);
  const high = Math.max(...points, ...levels);
  if (!Number.isFinite(low) || low <= 0 || high - low > 0.4 * high) return 0;
  const step = 10 ** Math.floor(Math.log10(high - low));
  return Math.max(0, Math.floor((low - (high - low) * 0.5) / step) * step);
}
