/** Every rule that raises tasks. */
import { assessment } from './assessment.reminder.ts';
import { birthday } from './birthday.reminder.ts';
import { callBack } from './callBack.reminder.ts';
import type { ReminderRule } from './definition.ts';
import { document } from './document.reminder.ts';
import { flow } from './flow.reminder.ts';
import { goal } from './goal.reminder.ts';
import { loss } from './loss.reminder.ts';
import { proceeds } from './proceeds.reminder.ts';
import { review } from './review.reminder.ts';
import { silence } from './silence.reminder.ts';

export const REMINDERS: readonly ReminderRule[] = [
  callBack,
  assessment,
  document,
  birthday,
  flow,
  loss,
  proceeds,
  goal,
  review,
  silence,
];
export const REMINDER_NAMES = [
  'call_back',
  'assessment',
  'document',
  'birthday',
  'flow',
  'loss',
  'proceeds',
  'goal',
  'review',
  'silence',
] as const;
export type ReminderName = (typeof REMINDER_NAMES)[number];
