/** What the reader chose on the lists of the Sync page, kept over a restart. Nothing of the data is in it. */
import { z } from 'zod';
import { BREAK_FILTERS } from '../../../src-shared/contract/syncPageCalls.ts';
import { persisted } from '../../ui/settings/persisted.ts';

const reader =
  <T>(schema: z.ZodType<T>) =>
  (json: unknown): T | null => {
    const parsed = schema.safeParse(json);
    return parsed.success ? parsed.data : null;
  };

const runs = z.object({ findings: z.boolean() });
const breaks = z.object({ state: z.enum(BREAK_FILTERS) });

export const runChoices = persisted('branchDesk.sync.runs', reader(runs), { findings: false });
export const breakChoices = persisted('branchDesk.sync.breaks', reader(breaks), { state: 'open' as const });
