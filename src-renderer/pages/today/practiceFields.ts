/** The branch's parameters as fields: group, unit, bounds; what is kept is in fen and shares, what is typed in yuan and per cent. Pure. */
import { DEFAULT_PRACTICE, type Practice, practice } from '../../../src-shared/records/practice.record.ts';

export const TIER_FIELDS = ['review_days', 'touch_days'] as const;
export type Unit = 'days' | 'yuan' | 'percent';
export type FieldName = {
  [K in keyof Practice]: Practice[K] extends number ? K : never;
}[keyof Practice];

export interface Field {
  readonly name: FieldName;
  readonly group: 'warning' | 'money' | 'callBack' | 'margin';
  readonly unit: Unit;
  /** As typed. */
  readonly min: number;
  readonly max: number;
}

const days = { unit: 'days', min: 1, max: 3650 } as const;
const yuan = { unit: 'yuan', min: 1, max: 10_000_000_000 } as const;
const percent = { unit: 'percent', min: 1 } as const;

export const FIELDS = [
  { name: 'assessment_days', group: 'warning', ...days },
  { name: 'document_days', group: 'warning', ...days },
  { name: 'goal_days', group: 'warning', ...days },
  { name: 'birthday_days', group: 'warning', ...days },
  { name: 'review_ahead_days', group: 'warning', ...days },
  { name: 'large_flow_fen', group: 'money', ...yuan },
  { name: 'large_flow_ratio', group: 'money', ...percent, max: 1000 },
  { name: 'flow_from_fen', group: 'money', ...yuan },
  { name: 'large_loss_ratio', group: 'money', ...percent, max: 100 },
  { name: 'loss_from_fen', group: 'money', ...yuan },
  { name: 'proceeds_from_fen', group: 'money', ...yuan },
  { name: 'call_back_permission_days', group: 'callBack', ...days },
  { name: 'call_back_abnormal_days', group: 'callBack', ...days },
  { name: 'call_back_share', group: 'callBack', ...percent, max: 100 },
  { name: 'complaint_days', group: 'callBack', ...days },
  { name: 'margin_notice_ratio', group: 'margin', unit: 'percent', min: 100, max: 1000 },
  { name: 'margin_call_ratio', group: 'margin', unit: 'percent', min: 100, max: 1000 },
] as const satisfies readonly Field[];

const FACTOR: Readonly<Record<Unit, number>> = { days: 1, yuan: 100, percent: 0.01 };

export function typedOf(unit: Unit, kept: number): number {
  return unit === 'percent' ? Math.round(kept * 10_000) / 100 : kept / FACTOR[unit];
}

export function keptOf(unit: Unit, typed: number): number {
  return unit === 'percent' ? Math.round(typed * 100) / 10_000 : Math.round(typed * FACTOR[unit]);
}

export function isWhole(body: Practice): boolean {
  return practice.body.safeParse(body).success;
}

export function isSame(a: Practice, b: Practice): boolean {
  return JSON.stringify(practice.body.parse(a)) === JSON.stringify(practice.body.parse(b));
}

export const isDefault = (body: Practice): boolean => isWhole(body) && isSame(body, DEFAULT_PRACTICE);
