/**
 * Proposals over the bridge: the inbox, one with all it rests on, the steps of its life, the rules with a preview on the
 * branch, and what a client asks for himself. Bodies are as records/proposal.record.ts says; money in yuan × 10^4 there.
 */
import { z } from 'zod';
import { PROPOSAL_STATES, STEPS } from '../domain/proposals/life.ts';
import { PRODUCT_REFUSALS } from '../domain/suitability/match.ts';
import { day, line, recordId, text } from '../records/fields.ts';
import { proposalBody, suitabilityShape } from '../records/proposal.record.ts';
import { ruleBody } from '../records/rule.record.ts';
import { clientNo, dateText, tier } from './values.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const count = z.number().int();
const state = z.enum(PROPOSAL_STATES);
const step = z.enum(STEPS);
const priority = z.enum(['high', 'normal', 'low']);

/** A line of the inbox. */
export const proposalLine = z.object({
  record_id: recordId,
  version: count,
  client_no: clientNo,
  client_name: z.string().nullable(),
  advisor_no: z.string().nullable(),
  tier: tier.nullable(),
  total_asset_e4: count.nullable(),
  rule: z.string(),
  title: words,
  state,
  priority,
  as_of: dateText,
  expires_on: dateText,
  products: count,
  is_conflict: z.boolean(),
  /** Waits for somebody’s approval before it may be discussed. */
  needs_approval: z.enum(['manager', 'compliance']).nullable(),
});
export type ProposalLine = z.infer<typeof proposalLine>;

/** Lines that a list gives at once, those of the highest priority and the most assets first. */
export const PROPOSAL_LINES = 10_000;
/** Records that one step may be taken with at once. */
export const MOST_STEPS = 2_000;

export const DECLINE_REASONS = ['not_needed', 'no_trust', 'costs', 'risk', 'other_broker', 'later', 'other'] as const;

const problem = z.object({ code: z.string(), at: count, length: count, suggestions: z.array(z.string()) });

/** A rule as it is in force, and where it comes from. */
export const ruleInForce = ruleBody.extend({
  version: z.string(),
  origin: z.enum(['shipped', 'changed', 'own']),
  /** The branch's record of it; null: none. */
  record: z.object({ record_id: recordId, version: count }).nullable(),
  /** How many are open, accepted or carried out, and declined. */
  open: count,
  taken: count,
  declined: count,
});
export type RuleView = z.infer<typeof ruleInForce>;

const refused = z.partialRecord(z.enum(PRODUCT_REFUSALS), count);
export const rulePreview = z.object({
  as_of: dateText,
  problem: problem.nullable(),
  holds: count,
  unknown: count,
  /** By field: clients for whom it cannot be told because they have none. */
  missing: z.record(z.string(), count),
  not_made: z.array(z.string()),
  /** Clients who would get none because no product may be proposed to them, and why products were refused. */
  unsuitable: count,
  refused,
  /** Would be raised today; null on a past date, where what stood then is not known. */
  would_raise: count.nullable(),
  /** What stands of it: nobody has seen it and its words and figures become those of this rule; its ground is gone. */
  would_refresh: count.nullable(),
  would_withdraw: count.nullable(),
  sample: z.array(
    z.object({
      client_no: clientNo,
      client_name: z.string().nullable(),
      tier: tier.nullable(),
      total_asset_e4: count.nullable(),
      evidence: proposalBody.shape.evidence,
    }),
  ),
});
export type RulePreview = z.infer<typeof rulePreview>;

export const REQUEST_ANSWERS = [
  'within_level',
  'recorded_above_level',
  'warning_needed',
  'barred_lowest_category',
  'assess_first',
  'no_rating',
] as const;

/** `proposals --json` (contract/cli.md). */
export const proposalReport = z.object({
  proposals: z.array(
    z.object({
      client_no: clientNo,
      rule: z.string(),
      rule_version: z.string(),
      as_of: dateText,
      state,
      title: z.string(),
      reasons: z.array(
        z.object({
          figure: z.string(),
          value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
          bound: z.string().nullable(),
        }),
      ),
      products: z.array(z.object({ product_code: z.string(), risk_rating: z.string().nullable() })),
    }),
  ),
});
export type ProposalReport = z.infer<typeof proposalReport>;

export const proposalCalls = {
  /** The inbox, or a client's; without states the open ones. */
  'proposals.list': {
    input: z.object({
      client_no: clientNo.optional(),
      states: z.array(state).min(1).max(PROPOSAL_STATES.length).optional(),
    }),
    output: z.object({
      lines: z.array(proposalLine),
      is_cut: z.boolean(),
      advisors: z.array(z.object({ advisor_no: z.string(), name: z.string() })),
      /** All that the caller may see, by state. */
      counts: z.partialRecord(state, count),
    }),
    right: 'clients.read',
    scope: 'clients',
  },
  'proposals.get': {
    input: z.object({ record_id: recordId, today: dateText }),
    output: z.object({
      line: proposalLine,
      /** Products that may not be proposed to him today are not in it while it is open. */
      body: proposalBody,
      /** What may be done next. */
      steps: z.array(step),
      /** Today's result; null: the client is gone. */
      suitability: suitabilityShape.nullable(),
      is_suitable: z.boolean(),
    }),
    right: 'clients.read',
    scope: 'clients',
  },
  /** One step with one or many, as one edit; those that cannot take it are told and left. Accepting makes a task of each. */
  'proposals.step': {
    input: z.strictObject({
      step,
      today: dateText,
      proposals: z
        .array(z.strictObject({ record_id: recordId, version: count }))
        .min(1)
        .max(MOST_STEPS),
      decline: z.strictObject({ code: z.enum(DECLINE_REASONS), text: text.nullable() }).optional(),
      note: line.optional(),
      /** What the task of an accepted one is called, and when it is due. */
      task: z.strictObject({ title: line, due: day.nullable(), owner: z.string().max(64).nullable() }).optional(),
    }),
    output: z.object({
      edit_id: count.nullable(),
      done: z.array(recordId),
      refused: z.array(
        z.object({
          record_id: recordId,
          reason: z.enum(['not_from_here', 'approval_needed', 'reason_needed', 'not_suitable', 'changed', 'gone']),
        }),
      ),
    }),
    right: 'records.write',
    scope: 'clients',
  },
  'rules.list': {
    input: z.object({}),
    output: z.object({ rules: z.array(ruleInForce) }),
    right: 'clients.read',
    scope: 'clients',
  },
  /** What a rule would do: today, or by the figures of an earlier date. Nothing is written. */
  'rules.preview': {
    input: z.object({ rule: ruleBody, today: dateText, at: dateText.optional() }),
    output: rulePreview,
    right: 'clients.read',
    scope: 'clients',
  },
  /** Products on sale, each with whether it may be proposed to the client today and why not. */
  'products.forClient': {
    input: z.object({ client_no: clientNo, today: dateText }),
    output: z.object({
      suitability: suitabilityShape,
      products: z.array(
        z.object({
          product_code: z.string(),
          name: z.string().nullable(),
          product_kind: z.string().nullable(),
          risk_rating: z.string().nullable(),
          min_amount_e4: count.nullable(),
          term_days: count.nullable(),
          refusal: z.enum(PRODUCT_REFUSALS).nullable(),
          /** What noting his own request would answer without a warning's reference. */
          on_request: z.enum(REQUEST_ANSWERS),
        }),
      ),
    }),
    right: 'clients.read',
    scope: 'client',
  },
  /** A client's own request; refused where the law bars it or its paper is missing. */
  'requests.note': {
    input: z.strictObject({
      record_id: recordId,
      client_no: clientNo,
      today: dateText,
      product_code: z.string().min(1).max(64),
      amount_e4: count.min(0).nullable(),
      warning_reference: line.nullable(),
      text: text.nullable(),
    }),
    output: z.object({ answer: z.enum(REQUEST_ANSWERS), edit_id: count.nullable() }),
    right: 'records.write',
    scope: 'client',
  },
  /** `proposals --json`: what stands open after tonight's rules, without writing. */
  'proposals.report': {
    input: z.object({ client_no: clientNo.optional() }),
    output: proposalReport,
    right: 'clients.read',
    scope: 'clients',
  },
} as const;
