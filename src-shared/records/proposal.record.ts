/**
 * A proposal to a client, with all that it rested on when it was raised: the rule's version, the figures, the suitability
 * result and the products of that moment, what the client said, and what came of it. The night and the steps of
 * `proposals.step` write it; no page writes its body. The day is until when it waits for an answer.
 */
import { z } from 'zod';
import { PROPOSAL_STATES } from '../domain/proposals/life.ts';
import { defineRecord } from './definition.ts';
import { day, line, person, recordId, text, ymdOf } from './fields.ts';

const words = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });
const e4 = z.number().int();
const plain = z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(200)).max(100), z.null()]);

/** A field as it was: `unit` as of the field's registry; money in yuan, ratios as plain numbers, days as yyyymmdd, yes as 1. */
export const evidenceLine = z.strictObject({
  field: z.string().min(1).max(120),
  unit: z.string().min(1).max(20),
  value: plain,
  /** Why there is no value. */
  reason: z.string().max(80).nullable(),
  /** What the condition asked of it, in its text form; null: shown beside, not asked. */
  asked: z.string().max(1000).nullable(),
});

/** As of domain/suitability/match.ts, days as text. */
export const suitabilityShape = z.strictObject({
  rule: z.string().max(40),
  checked_on: day,
  state: z.enum(['professional', 'missing', 'expired', 'valid']),
  level: z.string().max(10).nullable(),
  limit: z.number().int().min(1).max(5).nullable(),
  assessed_on: day.nullable(),
  valid_until: day.nullable(),
});

const outcome = z.strictObject({
  days: z.union([z.literal(20), z.literal(60), z.literal(120)]),
  on: day,
  value: z.number().nullable(),
  change: z.number().nullable(),
  like_change: z.number().nullable(),
  like_count: z.number().int().min(0),
});

export const proposalBody = z.strictObject({
  rule: z.string().min(1).max(80),
  rule_version: z.string().min(1).max(20),
  /** Which occasion: once for ever with rule and client. */
  occasion: z.string().min(1).max(200),
  as_of: day,
  state: z.enum(PROPOSAL_STATES),
  priority: z.enum(['high', 'normal', 'low']),
  approver: z.enum(['none', 'manager', 'compliance']),
  title: words,
  propose: words,
  reasons_for: z.array(words).max(8),
  reasons_against: z.array(words).max(8),
  evidence: z.array(evidenceLine).max(60),
  economics: z.strictObject({
    kind: z.string().min(1).max(40),
    /** Yuan × 10^4 a year; positive: he pays, it earns. Null: not known, and why. */
    client_cost_e4: e4.nullable(),
    branch_income_e4: e4.nullable(),
    reason: z.string().max(80).nullable(),
    /** The branch gains by what the client pays or does: said beside it. */
    is_conflict: z.boolean(),
  }),
  suitability: suitabilityShape,
  products: z
    .array(
      z.strictObject({
        product_code: z.string().min(1).max(64),
        name: z.string().max(200).nullable(),
        product_kind: z.string().max(40).nullable(),
        risk_rating: z.string().max(10).nullable(),
        min_amount_e4: e4.nullable(),
        term_days: z.number().int().nullable(),
      }),
    )
    .max(10),
  expires_on: day,
  seen_on: day.nullable(),
  approved_on: day.nullable(),
  approved_by: person.nullable(),
  discussed_on: day.nullable(),
  answered_on: day.nullable(),
  /** Why it was declined, in a word of the list and in the client's own words. */
  decline: z.strictObject({ code: z.string().min(1).max(40), text: text.nullable() }).nullable(),
  ended_on: day.nullable(),
  /** Why the night withdrew it. */
  withdrawn: z.string().max(40).nullable(),
  /** The task that came of its acceptance. */
  task: recordId.nullable(),
  carried_out_on: day.nullable(),
  note: line.nullable(),
  aim: z
    .strictObject({
      field: z.string().min(1).max(120),
      better: z.enum(['up', 'down']),
      /** Where the figure stood, and where the like clients stood, on the first night after it was carried out. */
      before: z
        .strictObject({
          on: day,
          value: z.number().nullable(),
          like: z.array(z.strictObject({ client_no: z.string().min(1).max(64), value: z.number() })).max(50),
        })
        .nullable(),
      outcomes: z.array(outcome).max(3),
    })
    .nullable(),
});

export const proposal = defineRecord({
  kind: 'proposal',
  about: 'client',
  isGuarded: true,
  body: proposalBody,
  project: (body) => ({
    day: ymdOf(body.expires_on),
    state: body.state,
    owner: body.rule,
    texts: [body.title.zh, body.title.en, body.note, body.decline?.text],
  }),
});

/**
 * What a client asked for himself above his level: noted with the warning's reference, and shown for ever as such. Written
 * only by `requests.note`, which asks domain/suitability first.
 */
export const request = defineRecord({
  kind: 'request',
  about: 'client',
  isGuarded: true,
  body: z.strictObject({
    on: day,
    product_code: z.string().min(1).max(64),
    product_name: z.string().max(200).nullable(),
    risk_rating: z.string().max(10).nullable(),
    amount_e4: e4.min(0).nullable(),
    answer: z.enum(['within_level', 'recorded_above_level']),
    /** File or paper number of the warning that the client signed. */
    warning_reference: line.nullable(),
    suitability: suitabilityShape,
    text: text.nullable(),
  }),
  project: (body) => ({ day: ymdOf(body.on), state: body.answer, texts: [body.product_name, body.text] }),
});
