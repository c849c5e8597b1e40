/**
 * The review that a client's tier asks for: every so many days from the day he opened, so that a branch's reviews spread over
 * the year. Another tier has other days; those of the former one that were not begun are withdrawn.
 */
import { addDays, daysBetween } from '../../kernel/dates.ts';
import { defineReminder } from './definition.ts';

export const review = defineReminder({
  rule: 'review',
  holdsFrom: (today) => today,
  find: ({ tier, openedOn, status }, { review_days, review_ahead_days }, today) => {
    if (tier === null || openedOn === null || status !== 'normal') return [];
    const every = review_days[tier];
    const turn = Math.max(1, Math.ceil(daysBetween(openedOn, today) / every));
    const due = addDays(openedOn, turn * every);
    if (due > addDays(today, review_ahead_days)) return [];
    return [{ key: `${every}:${due}`, on: due, due, priority: 'normal', facts: { tier, every } }];
  },
});
