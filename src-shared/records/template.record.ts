/**
 * Words that are written again and again: a record's text, a task, a message, a script. {name} and the like are filled in
 * for a client (templateText.ts); a place in braces that is none of those is refused.
 */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { line, tags, text } from './fields.ts';
import { unknownPlaces } from './templateText.ts';

export const TEMPLATE_USES = ['contact', 'task', 'message', 'script'] as const;
export type TemplateUse = (typeof TEMPLATE_USES)[number];

const known = (value: string): boolean => unknownPlaces(value).length === 0;

export const template = defineRecord({
  kind: 'template',
  about: 'branch',
  body: z.strictObject({
    title: line,
    use: z.enum(TEMPLATE_USES),
    text: text.refine(known, 'unknown place in braces'),
    tags,
  }),
  project: (body) => ({ state: body.use, texts: [body.title, body.text, ...body.tags], tags: body.tags }),
});
