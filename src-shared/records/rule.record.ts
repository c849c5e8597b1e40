/**
 * A rule of the branch: a shipped one as the branch has changed it (same code), or one of its own. One record a code; its
 * version is part of the version that proposals name. What the fields mean: domain/proposals/definition.ts.
 */
import { z } from 'zod';
import { ECONOMICS } from '../domain/proposals/definition.ts';
import { defineRecord } from './definition.ts';
import { line } from './fields.ts';

const fieldName = z.string().min(1).max(120);
const words = z.strictObject({ zh: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) });
const daysOff = z.number().int().min(0).max(3650);

export const ruleBody = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{2,60}$/),
  title: words,
  when: z.string().trim().min(1).max(10_000),
  propose: words,
  reasons_for: z.array(words).min(1).max(8),
  reasons_against: z.array(words).min(1).max(8),
  evidence: z.array(fieldName).max(20),
  occasion: fieldName.nullable(),
  ground: line,
  priority: z.enum(['high', 'normal', 'low']),
  cool_down: z.strictObject({ declined: daysOff, otherwise: daysOff }),
  open_days: z.number().int().min(1).max(730),
  approver: z.enum(['none', 'manager', 'compliance']),
  products: z
    .strictObject({
      kinds: z.array(z.string().min(1).max(40)).min(1).max(20).nullable(),
      amount: fieldName.nullable(),
      days: fieldName.nullable(),
      needed: z.boolean(),
      most: z.number().int().min(1).max(10),
    })
    .nullable(),
  aim: z.strictObject({ field: fieldName, better: z.enum(['up', 'down']) }).nullable(),
  economics: z.enum(ECONOMICS),
  is_off: z.boolean(),
});

export const rule = defineRecord({
  kind: 'rule',
  about: 'branch',
  body: ruleBody,
  project: (body) => ({
    owner: body.code,
    state: body.is_off ? 'off' : 'on',
    texts: [body.title.zh, body.title.en, body.propose.zh, body.propose.en],
  }),
});
