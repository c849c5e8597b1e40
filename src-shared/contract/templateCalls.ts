/** What a template's places are filled with for one client; the templates themselves are records (`records.list`, kind template). */
import { z } from 'zod';
import { clientNo, dateText, moneyText, riskLevel, tier } from './values.ts';

export const templateFacts = z.object({
  name: z.string(),
  gender: z.string().nullable(),
  is_person: z.boolean(),
  advisor: z.string().nullable(),
  /** Head office's, at the last rows of all accounts; null: an account has none. */
  total_asset: moneyText.nullable(),
  as_of: dateText.nullable(),
  tier: tier.nullable(),
  risk_level: riskLevel.nullable(),
  risk_until: dateText.nullable(),
  last_contact: dateText.nullable(),
});
export type TemplateFacts = z.infer<typeof templateFacts>;

export const templateCalls = {
  'templates.facts': {
    input: z.object({ client_no: clientNo }),
    output: templateFacts,
    right: 'records.read',
    scope: 'client',
  },
  /** Tags that records have, the most used first, those that begin so or have it inside. */
  'tags.find': {
    input: z.object({ text: z.string().max(40), limit: z.number().int().min(1).max(50).optional() }),
    output: z.array(z.string()),
    right: 'records.read',
    scope: 'none',
  },
} as const;
