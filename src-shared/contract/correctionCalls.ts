/** The command line's call that takes a set back: it names store and set; the window has sync.takeBack. */
import { z } from 'zod';
import { correctionSummary } from './correctionSummary.ts';
import { dateText } from './values.ts';

export const takenBack = z.object({
  set: z.string(),
  business_date: dateText,
  revision: z.number().int(),
  /** Through which date the store is applied now; null: it holds no set any more. */
  as_of: dateText.nullable(),
  summary: correctionSummary,
});
export type TakenBackAnswer = z.infer<typeof takenBack>;

export const correctionCalls = {
  'sets.takeBack': {
    input: z.object({ store: z.string().min(1), set: z.string().min(1), reason: z.string().min(1).max(500) }),
    output: takenBack,
    right: 'sync.manage',
    scope: 'none',
  },
} as const;
