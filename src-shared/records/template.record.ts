/** Words that are written again and again: a record's text, a task, a message, a script. {name} and the like are filled in. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { line, tags, text } from './fields.ts';

export const template = defineRecord({
  kind: 'template',
  about: 'branch',
  body: z.strictObject({ title: line, use: z.enum(['contact', 'task', 'message', 'script']), text, tags }),
  project: (body) => ({ state: body.use, texts: [body.title, body.text, ...body.tags], tags: body.tags }),
});
