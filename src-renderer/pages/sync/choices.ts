/** What the reader chose on the lists of the Sync page, kept over a restart. Nothing of the data is in it. */
import { z } from 'zod';
import { SELF_CHECK_SORTS } from '../../../src-shared/contract/selfCheckCalls.ts';
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
const selfCheck = z.object({ sort: z.enum(SELF_CHECK_SORTS) });

export const runChoices = persisted('branchDesk.sync.runs', reader(runs), { findings: false });
export const breakChoices = persisted('branchDesk.sync.breaks', reader(breaks), { state: 'open' as const });
export const selfCheckChoices = persisted('branchDesk.sync.selfCheck', reader(selfCheck), {
  sort: 'unexplained' as const,
});
