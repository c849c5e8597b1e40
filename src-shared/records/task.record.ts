/**
 * Something to do, by hand or raised by a rule. The day is when it is due, or until when it sleeps, if that is later.
 * A repeated task is one record a turn: completing one makes the next (domain/tasks).
 */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { clientNo, day, line, person, recordId, tags, text, ymdOf } from './fields.ts';

export const TASK_STATES = ['open', 'done', 'dropped'] as const;

export const task = defineRecord({
  kind: 'task',
  about: 'any',
  body: z.strictObject({
    title: line,
    text: text.nullable(),
    due: day.nullable(),
    /** Not shown before that day. */
    sleeps_until: day.nullable(),
    state: z.enum(TASK_STATES),
    priority: z.enum(['high', 'normal', 'low']),
    owner: person.nullable(),
    /** RFC 5545 RRULE without its name ("FREQ=MONTHLY;BYDAY=2FR"), from the due day on; null: once. */
    repeat: z.string().min(1).max(500).nullable(),
    tags,
    clients: z.array(clientNo).max(50),
    /** What raised it: the rule, the occasion (once for ever), and its figures in plain values. Null: made by hand. */
    raised: z
      .strictObject({
        rule: z.string().min(1).max(80),
        occasion: z.string().min(1).max(200),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      })
      .nullable(),
    /** The record it came out of: a contact, a segment, a campaign, the task before it. */
    from: recordId.nullable(),
    done_on: day.nullable(),
    /** Why it was dropped, in words; `withdrawn`: its ground is gone, said by the rules themselves. */
    reason: line.nullable(),
  }),
  project: (body) => {
    const [due, wakes] = [ymdOf(body.due), ymdOf(body.sleeps_until)];
    return {
      day: wakes !== null && (due === null || wakes > due) ? wakes : due,
      state: body.state,
      owner: body.owner ?? '',
      texts: [body.title, body.text, ...body.tags],
      tags: body.tags,
      clients: body.clients,
    };
  },
});
