/** A saved question over the clients: its filter as domain/segments writes it, shared or its author's own. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { line, text } from './fields.ts';

export const segment = defineRecord({
  kind: 'segment',
  about: 'branch',
  body: z.strictObject({
    name: line,
    /** The filter in its text form; what it means is parsed anew each time. */
    filter: z.string().max(10_000),
    is_shared: z.boolean(),
    text: text.nullable(),
  }),
  project: (body) => ({ state: body.is_shared ? 'shared' : 'own', texts: [body.name, body.text] }),
});
