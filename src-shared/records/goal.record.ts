/** A goal of a client: what for, how much, by when. The day is that by which it is wanted. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { day, fen, line, text, ymdOf } from './fields.ts';

export const GOAL_PURPOSES = ['retirement', 'education', 'house', 'wedding', 'business', 'reserve', 'other'] as const;

export const goal = defineRecord({
  kind: 'goal',
  about: 'client',
  body: z.strictObject({
    purpose: z.enum(GOAL_PURPOSES),
    title: line,
    amount_fen: fen,
    by: day.nullable(),
    priority: z.enum(['high', 'normal', 'low']),
    /** Share of the client's assets that is meant for it, 0 to 1. */
    share: z.number().min(0).max(1),
    state: z.enum(['open', 'reached', 'given_up']),
    text: text.nullable(),
  }),
  project: (body) => ({ day: ymdOf(body.by), state: body.state, texts: [body.title, body.text] }),
});
