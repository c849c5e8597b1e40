/** A complaint with its deadline. The day is that by which it must be answered; its states go forward only by hand. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { day, line, person, tags, text, ymdOf } from './fields.ts';

export const COMPLAINT_STATES = ['received', 'in_hand', 'answered', 'closed'] as const;

export const complaint = defineRecord({
  kind: 'complaint',
  about: 'client',
  body: z.strictObject({
    received: day,
    due: day,
    state: z.enum(COMPLAINT_STATES),
    subject: line,
    text: text.nullable(),
    answer: text.nullable(),
    answered: day.nullable(),
    owner: person.nullable(),
    tags,
  }),
  project: (body) => ({
    day: ymdOf(body.due),
    state: body.state,
    owner: body.owner ?? '',
    texts: [body.subject, body.text, body.answer, ...body.tags],
    tags: body.tags,
  }),
});
