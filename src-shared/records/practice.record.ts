/** How this branch works: cadences by tier and bounds of the reminders. One record; without it DEFAULTS hold. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';

const days = z.number().int().min(1).max(3650);
/** Yuan in fen: one yuan to ten billion. */
const fen = z.number().int().min(100).max(1_000_000_000_000);
const byTier = z.strictObject({ diamond: days, platinum: days, gold: days, growth: days, basic: days });

const body = z.strictObject({
  /** Days between two reviews. */
  review_days: byTier,
  /** Days without contact that are too many. */
  touch_days: byTier,
  /** Days before the end of a risk assessment, before the day of a goal, that a task is raised. */
  assessment_days: days,
  goal_days: days,
  /** Money that came in or went out on a day is large from here on; or from this share of the assets before it, where it is at least `flow_from_fen`. */
  large_flow_fen: fen,
  large_flow_ratio: z.number().min(0.01).max(10),
  flow_from_fen: fen,
  /** A day's loss is large from this share of the assets before it on, where it is at least `loss_from_fen`. */
  large_loss_ratio: z.number().min(0.01).max(1),
  loss_from_fen: fen,
  /** Dividends and repayments of a day that are worth a word. */
  proceeds_from_fen: fen,
  /** Call-backs: days after a permission with conditions was opened; trading days after abnormal use. */
  call_back_permission_days: days,
  call_back_abnormal_days: days,
  birthday_days: days,
  /** Days before its day that a review is put on the list. */
  review_ahead_days: days,
  /** Days to answer a complaint, until its deadline is set by hand. */
  complaint_days: days,
  /** Share of last year's clients that is called back within a year. */
  call_back_share: z.number().min(0.01).max(1),
  /** Days before an identity document ends, as the branch noted it, that a task is raised. */
  document_days: days,
  /** Maintenance ratios of margin accounts that a fall below is worth a word: what broker and client agreed is not delivered. */
  margin_notice_ratio: z.number().min(1).max(10),
  margin_call_ratio: z.number().min(1).max(10),
});
export type Practice = z.infer<typeof body>;

/**
 * Cadences: monthly, every two months, quarterly, half-yearly, yearly. Call-backs: the draft rules of 2023 (30 days,
 * 2 trading days, a tenth of the clients a year). Margin: the lines that brokers commonly agree (140 %, 130 %).
 */
export const DEFAULT_PRACTICE: Practice = {
  review_days: { diamond: 30, platinum: 60, gold: 90, growth: 180, basic: 365 },
  touch_days: { diamond: 30, platinum: 45, gold: 60, growth: 120, basic: 365 },
  assessment_days: 30,
  goal_days: 30,
  large_flow_fen: 50_000_000,
  large_flow_ratio: 0.2,
  flow_from_fen: 5_000_000,
  large_loss_ratio: 0.05,
  loss_from_fen: 1_000_000,
  proceeds_from_fen: 1_000_000,
  call_back_permission_days: 30,
  call_back_abnormal_days: 2,
  birthday_days: 7,
  review_ahead_days: 7,
  complaint_days: 15,
  call_back_share: 0.1,
  document_days: 60,
  margin_notice_ratio: 1.4,
  margin_call_ratio: 1.3,
};

export const practice = defineRecord({ kind: 'practice', about: 'branch', isSingle: true, body, project: () => ({}) });
