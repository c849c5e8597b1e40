/**
 * A campaign: whom it is for, what is said, who was drawn into it and who was held out. The day is its last. The drawn
 * clients stand as records of kind campaign_client.
 */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { day, line, recordId, text, ymdOf } from './fields.ts';

const count = z.number().int().min(0);
const ratio = z.number().nullable();
const share = z.strictObject({
  met: count,
  of: count,
  /** Had done it before the draw, and those of whom it is not known: counted in neither. */
  before: count,
  unknown: count,
});
const assets = z.strictObject({
  clients: count,
  unknown: count,
  start_e4: z.number().int(),
  now_e4: z.number().int(),
  net_flow_e4: z.number().int(),
  change_ratio: ratio,
  by_flow_ratio: ratio,
  median_ratio: ratio,
});

/** What came of it, both groups side by side (domain/campaigns/compare.ts). */
export const campaignResults = z.strictObject({
  /** Assets through this day, the target as of `as_of`. */
  until: day,
  as_of: day,
  contacted: z.strictObject({ drawn: count, target: share.nullable(), assets }),
  held_out: z.strictObject({ drawn: count, target: share.nullable(), assets }),
  /** Share of the contacted less that of the held out; null: no target, or a group is too small. */
  difference: z.strictObject({ share: z.number(), low_share: z.number(), high_share: z.number() }).nullable(),
  /** Held out, and spoken with all the same since it began. */
  contaminated: count,
  /** The figures that the target asks are still to be made. */
  not_made: z.boolean(),
});

/** A campaign as a person sets it up, before the draw. */
export const campaignSetup = z.strictObject({
  name: line,
  goal: text.nullable(),
  script: text.nullable(),
  /** The filter that the clients were drawn by, as it stood then; '' where they were chosen by hand. */
  filter: z.string().max(10_000),
  segment: recordId.nullable(),
  /** A condition: who fulfils it now and did not at the draw has done what was aimed at. Null: only answers are counted. */
  target: z.string().trim().min(1).max(10_000).nullable(),
  starts: day,
  ends: day,
  /** Share held out, not contacted, to compare with; the draw can be repeated from the seed. */
  held_out: z.number().min(0).max(0.5),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1),
});

export const campaign = defineRecord({
  kind: 'campaign',
  about: 'branch',
  body: campaignSetup.extend({
    state: z.enum(['running', 'ended']),
    /** Date of the data at the draw. */
    drawn_on: day,
    /** As it stood when it was ended; null: it runs. */
    results: campaignResults.nullable(),
  }),
  project: (body) => ({ day: ymdOf(body.ends), state: body.state, texts: [body.name, body.goal, body.script] }),
});

export const ANSWERS = ['waiting', 'not_reached', 'interested', 'declined', 'converted'] as const;

/** One client of a campaign. The day is when he was last contacted for it. */
export const campaignClient = defineRecord({
  kind: 'campaign_client',
  about: 'client',
  body: z.strictObject({
    campaign: recordId,
    group: z.enum(['contacted', 'held_out']),
    result: z.enum(ANSWERS),
    on: day.nullable(),
    /** Total assets on the day of the draw, yuan × 10^4; null: none known. */
    start_asset_e4: z.number().int().nullable(),
    /** Whether the target held at the draw; null: not known, or there is none. */
    met_before: z.boolean().nullable(),
    text: text.nullable(),
  }),
  project: (body) => ({
    day: ymdOf(body.on),
    state: body.group === 'held_out' ? 'held_out' : body.result,
    owner: body.campaign,
    texts: [body.text],
  }),
});
