/** Calls about the figures of the whole branch over a period: making them, and from the command line. */
import { z } from 'zod';
import { dateText } from './values.ts';

/** What a pass over the branch ended with. `made` false: those figures were kept already. */
export const figuresReport = z.object({
  from: dateText,
  to: dateText,
  clients: z.number().int(),
  figures: z.number().int(),
  seconds: z.number(),
  made: z.boolean(),
});
export type FiguresReport = z.infer<typeof figuresReport>;

export const branchCalls = {
  /** Starts the pass over that period in the background, unless its figures are kept or it is at work already. */
  'branch.makeFigures': {
    input: z.object({ from: dateText.optional(), to: dateText.optional() }),
    output: z.object({ started: z.boolean() }),
    right: 'branch.read',
    scope: 'none',
  },
} as const;

export const branchCliCalls = {
  'figures.make': {
    input: z.object({
      store: z.string().min(1),
      from: dateText.optional(),
      to: dateText.optional(),
      again: z.boolean(),
    }),
    output: figuresReport,
    right: 'branch.read',
    scope: 'none',
  },
} as const;
