/**
 * Campaigns over the bridge: the draw tried out and written, the list of those to contact, and what came of it beside those
 * held out. Answers are noted by `records.edit` (kind `campaign_client`, with the contact that they came of). Who was held out
 * is counted and never listed: nobody is to ring them by mistake.
 */
import { z } from 'zod';
import { EXCLUSIONS, MOST_HELD_OUT } from '../domain/campaigns/draw.ts';
import { ANSWERS, campaign, campaignClient, campaignResults, campaignSetup } from '../records/campaign.record.ts';
import { recordId } from '../records/fields.ts';
import { clientNo, dateText, tier } from './values.ts';

const count = z.number().int();
/** The campaign itself is a record of the same edit. */
export const MOST_DRAWN = 49_999;
export const CONTACT_PAGE = 200;

const members = {
  client_nos: z.array(clientNo).min(1).max(MOST_DRAWN),
  held_out: z.number().min(0).max(MOST_HELD_OUT),
  seed: campaignSetup.shape.seed,
  target: campaignSetup.shape.target,
};
const counts = z.partialRecord(z.enum([...ANSWERS, 'held_out']), count);

export const drawPreview = z.object({
  contacted: count,
  held_out: count,
  strata: z.array(z.object({ tier: z.string().nullable(), contacted: count, held_out: count })),
  excluded: z.record(z.enum(EXCLUSIONS), count),
  /** Not in the data, or none of the caller's. */
  left_out: count,
  /** Offset of what is wrong with the target; null: nothing, or there is none. */
  target_problem: z.object({ at: count, length: count, suggestions: z.array(z.string()) }).nullable(),
  /** For whom the target holds already, and for whom that is not known. */
  target_met: count,
  target_unknown: count,
});
export type DrawPreview = z.infer<typeof drawPreview>;

const line = z.object({
  record_id: recordId,
  version: count,
  body: campaign.body.omit({ script: true, results: true }),
  /** By answer, and the held out; all that the caller may see. */
  counts,
});
export type CampaignLine = z.infer<typeof line>;

export const contactRow = z.object({
  record_id: recordId,
  version: count,
  client_no: clientNo,
  name: z.string().nullable(),
  advisor_no: z.string().nullable(),
  advisor: z.string().nullable(),
  tier: tier.nullable(),
  total_asset_e4: count.nullable(),
  mobile: z.string().nullable(),
  body: campaignClient.body,
});
export type ContactRow = z.infer<typeof contactRow>;

export const campaignCalls = {
  'campaigns.list': {
    input: z.object({}),
    output: z.object({ campaigns: z.array(line) }),
    right: 'records.read',
    scope: 'clients',
  },
  'campaigns.get': {
    input: z.object({ record_id: recordId }),
    output: z.object({
      record_id: recordId,
      version: count,
      body: campaign.body,
      counts,
      advisors: z.array(z.object({ advisor_no: z.string(), name: z.string(), clients: count })),
    }),
    right: 'records.read',
    scope: 'clients',
  },
  /** What a draw would give; nothing is written. */
  'campaigns.preview': {
    input: z.object(members),
    output: drawPreview,
    right: 'records.read',
    scope: 'clients',
  },
  /** Draws and writes it as one edit, in a thread (heard by bulk:progress, stopped by bulk.cancel). Refused: bad_request, busy, cancelled. */
  'campaigns.draw': {
    input: z.strictObject({
      record_id: recordId,
      setup: campaignSetup,
      client_nos: members.client_nos,
    }),
    output: z.object({ edit_id: count.nullable(), contacted: count, held_out: count }),
    right: 'records.write',
    scope: 'clients',
  },
  /** Those to contact, the largest assets at the draw first. */
  'campaigns.contacts': {
    input: z.object({
      record_id: recordId,
      answers: z.array(z.enum(ANSWERS)).min(1).max(ANSWERS.length),
      /** '' = of nobody. */
      advisor_no: z.string().max(64).optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(CONTACT_PAGE),
    }),
    output: z.object({ total: count, rows: z.array(contactRow) }),
    right: 'clients.read',
    scope: 'clients',
  },
  /** In a thread. Of one that was ended: as it stood then. */
  'campaigns.results': {
    input: z.object({ record_id: recordId }),
    output: campaignResults,
    right: 'records.read',
    scope: 'clients',
  },
  /** Ends it with its results as they stand. */
  'campaigns.end': {
    input: z.strictObject({ record_id: recordId, version: count, on: dateText }),
    output: z.object({ edit_id: count.nullable() }),
    right: 'records.write',
    scope: 'clients',
  },
} as const;
