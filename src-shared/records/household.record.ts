/** Clients who keep house together: assets, profit and concentration are rolled up over them, each counted once. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { clientNo, line, text } from './fields.ts';

export const household = defineRecord({
  kind: 'household',
  about: 'branch',
  body: z.strictObject({
    name: line,
    /** The client whom the branch speaks with for all. */
    head: clientNo,
    /** All of them, the head among them; a client is in one household at most. */
    members: z.array(clientNo).min(1).max(30),
    text: text.nullable(),
  }),
  project: (body) => ({ texts: [body.name, body.text], clients: body.members }),
});
