/** One contact with a client: a call, a visit, a message, a meeting; what was said, what was sent. The day is when it was. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { clientNo, clock, day, line, tags, text, ymdOf } from './fields.ts';

export const CHANNELS = ['call', 'visit', 'message', 'meeting', 'email', 'note'] as const;

export const contact = defineRecord({
  kind: 'contact',
  about: 'client',
  body: z.strictObject({
    channel: z.enum(CHANNELS),
    /** Who began it; null where that has no meaning (a note). */
    direction: z.enum(['out', 'in']).nullable(),
    on: day,
    at: clock.nullable(),
    minutes: z.number().int().min(0).max(1440).nullable(),
    /** Whether the client was spoken with; a call that nobody answered is no contact for the touchpoint clock. */
    reached: z.boolean(),
    text,
    tags,
    /** Further clients, who were there or are meant. */
    clients: z.array(clientNo).max(50),
    /** What was handed over or sent. */
    materials: z.array(line).max(50),
  }),
  project: (body) => ({
    day: ymdOf(body.on),
    state: body.channel === 'note' ? 'note' : body.reached ? 'reached' : 'not_reached',
    texts: [body.text, ...body.tags, ...body.materials],
    tags: body.tags,
    clients: body.clients,
  }),
});
