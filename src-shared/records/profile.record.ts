/** What the branch knows of a client beside head office's files: one record a client, every field may be missing. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { clientNo, clock, day, line, tags, text } from './fields.ts';

export const EXPERIENCES = ['none', 'under_1', 'from_1_to_3', 'from_3_to_5', 'over_5'] as const;
export const ATTITUDES = ['avoids', 'cautious', 'balanced', 'growth', 'seeks'] as const;
/** Yuan a year: below 100,000, to 300,000, to 500,000, to 1,000,000, above. */
export const MONEY_BANDS = ['under_10w', 'from_10w', 'from_30w', 'from_50w', 'over_100w'] as const;
export const REACHED_BY = ['call', 'message', 'email', 'visit'] as const;
export const DOCUMENT_KINDS = ['id_card', 'passport', 'permit', 'residence', 'other'] as const;
export const CONSENTS = ['call', 'message', 'email', 'marketing', 'family_data'] as const;

export const profile = defineRecord({
  kind: 'profile',
  about: 'client',
  isSingle: true,
  body: z.strictObject({
    needs: text.nullable(),
    experience: z.enum(EXPERIENCES).nullable(),
    preferences: z.array(line).max(30),
    attitude: z.enum(ATTITUDES).nullable(),
    income: z.enum(MONEY_BANDS).nullable(),
    expense: z.enum(MONEY_BANDS).nullable(),
    occupation: line.nullable(),
    hobbies: z.array(line).max(30),
    /** As the branch noted it; head office's own may differ, and both are shown. */
    mobile: z.string().trim().min(3).max(40).nullable(),
    address: line.nullable(),
    /** "MM-DD" of the lunar calendar, where that is the birthday he keeps. */
    lunar_birthday: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$/)
      .nullable(),
    /** His identity document as the branch noted it; no end: it is valid for ever. Its number is head office's. */
    document: z.strictObject({ kind: z.enum(DOCUMENT_KINDS), expires_on: day.nullable() }).nullable(),
    reached_by: z.enum(REACHED_BY).nullable(),
    hours: z.strictObject({ from: clock, to: clock }).nullable(),
    do_not_contact: z.strictObject({ since: day, until: day.nullable(), why: line.nullable() }).nullable(),
    consents: z
      .array(z.strictObject({ scope: z.enum(CONSENTS), given: z.boolean(), on: day, until: day.nullable() }))
      .max(100),
    introduced_by: clientNo.nullable(),
    /** Where a fact of head office's files differs from what is noted here: which one was decided to hold, and on which value. */
    settled: z
      .array(
        z.strictObject({ field: z.enum(['mobile', 'address']), fact: z.string(), kept: z.enum(['noted', 'fact']) }),
      )
      .max(50),
    tags,
  }),
  project: (body) => ({
    texts: [body.needs, body.occupation, ...body.preferences, ...body.hobbies, ...body.tags, body.mobile, body.address],
    tags: body.tags,
    clients: body.introduced_by === null ? [] : [body.introduced_by],
  }),
});
