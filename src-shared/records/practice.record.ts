/** How this branch works: cadences by tier and bounds of the reminders. One record; without it DEFAULTS hold. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';

const days = z.number().int().min(1).max(3650);
const byTier = z.strictObject({ diamond: days, platinum: days, gold: days, growth: days, basic: days });

const body = z.strictObject({
  /** Days between two reviews. */
  review_days: byTier,
  /** Days without contact that are too many. */
  touch_days: byTier,
  /** Days before the end of a risk assessment, an identity document, a goal that a task is raised. */
  assessment_days: days,
  document_days: days,
  /** A flow of a day at or above it is large: yuan in fen, and share of the assets before it. */
  large_flow_fen: z.number().int().min(1),
  large_flow_ratio: z.number().min(0).max(10),
  /** A loss of a day at or above this share of the assets before it. */
  large_loss_ratio: z.number().min(0).max(1),
  /** Call-backs: days after a permission with conditions was opened; trading days after abnormal use. */
  call_back_permission_days: days,
  call_back_abnormal_days: days,
  /** Share of last year's clients to be called back in a year. */
  call_back_share: z.number().min(0).max(1),
  birthday_days: days,
});
export type Practice = z.infer<typeof body>;

/** Cadences: monthly, every two months, quarterly, half-yearly, yearly. Call-backs: the draft rules of 2023 (30 days, 2 trading days, 10 %). */
export const DEFAULT_PRACTICE: Practice = {
  review_days: { diamond: 30, platinum: 60, gold: 90, growth: 180, basic: 365 },
  touch_days: { diamond: 30, platinum: 45, gold: 60, growth: 120, basic: 365 },
  assessment_days: 30,
  document_days: 30,
  large_flow_fen: 50_000_000,
  large_flow_ratio: 0.2,
  large_loss_ratio: 0.05,
  call_back_permission_days: 30,
  call_back_abnormal_days: 2,
  call_back_share: 0.1,
  birthday_days: 7,
};

export const practice = defineRecord({ kind: 'practice', about: 'branch', isSingle: true, body, project: () => ({}) });
