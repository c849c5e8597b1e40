/**
 * A campaign: whom it is for, what is said, who was drawn into it and who was held out. The day is its last. The drawn
 * clients stand as records of kind campaign_client.
 */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { day, fen, line, recordId, text, ymdOf } from './fields.ts';

export const campaign = defineRecord({
  kind: 'campaign',
  about: 'branch',
  body: z.strictObject({
    name: line,
    goal: text.nullable(),
    script: text.nullable(),
    /** The filter that the clients were drawn by, as it stood then. */
    filter: z.string().max(10_000),
    starts: day,
    ends: day,
    state: z.enum(['planned', 'running', 'ended']),
    /** Share held out, not contacted, to compare with; the draw can be repeated from the seed. */
    held_out: z.number().min(0).max(0.9),
    seed: z.number().int().min(0),
  }),
  project: (body) => ({ day: ymdOf(body.ends), state: body.state, texts: [body.name, body.goal, body.script] }),
});

/** One client of a campaign. The day is when he was last contacted for it. */
export const campaignClient = defineRecord({
  kind: 'campaign_client',
  about: 'client',
  body: z.strictObject({
    campaign: recordId,
    group: z.enum(['contacted', 'held_out']),
    result: z.enum(['waiting', 'not_reached', 'interested', 'declined', 'converted']),
    on: day.nullable(),
    /** Total assets on the day of the draw; null: none known. */
    start_asset_fen: fen.nullable(),
    text: text.nullable(),
  }),
  project: (body) => ({ day: ymdOf(body.on), state: body.result, owner: body.campaign, texts: [body.text] }),
});
