/** A member of a client's family, with the number he is a client under, if he is one. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { clientNo, day, line, text } from './fields.ts';

export const RELATIONS = [
  'spouse',
  'child',
  'father',
  'mother',
  'sibling',
  'grandparent',
  'grandchild',
  'in_law',
  'other',
] as const;

export const member = defineRecord({
  kind: 'member',
  about: 'client',
  body: z.strictObject({
    name: line,
    /** What the member is to the client. */
    relation: z.enum(RELATIONS),
    /** Solar, as on his papers. */
    birth_date: day.nullable(),
    /** He keeps the birthday of that date by the lunar calendar. */
    is_lunar: z.boolean(),
    client_no: clientNo.nullable(),
    text: text.nullable(),
  }),
  project: (body) => ({
    texts: [body.name, body.text],
    clients: body.client_no === null ? [] : [body.client_no],
  }),
});
