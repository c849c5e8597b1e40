/** Writing proposals and requests from the window; every page then hears of it. */
import type { BrowserWindow } from 'electron';
import { type Caller, maySeeClient, userOf } from '../api/caller.ts';
import { dayOf } from '../api/proposals.ts';
import type { Handlers } from '../api/wrapper.ts';
import type { Writer } from '../jobs/editRecords.ts';
import { noteRequest } from '../jobs/proposals/noteRequest.ts';
import { stepProposals } from '../jobs/proposals/stepProposals.ts';
import type { RecordCallsOptions } from './recordCalls.ts';
import { tell } from './syncRuns.ts';

export function proposalCalls({ store, nativeBinding, window, edited }: Omit<RecordCallsOptions, 'bulk'>): Handlers {
  const writer = (caller: Caller): Writer => ({
    place: nativeBinding === undefined ? { store } : { store, nativeBinding },
    who: userOf(caller),
    now: () => new Date(),
    maySee: (clientNo) => maySeeClient(caller, clientNo),
  });
  const heard = (current: BrowserWindow | undefined, edit_id: number | null, kinds: readonly string[]): void => {
    if (edit_id === null) return;
    tell(current, 'records:changed', { kinds: [...kinds], edit_id });
    edited?.(kinds);
  };
  return {
    'proposals.step': async ({ today, ...request }, caller) => {
      const { kinds, edit_id, done, refused } = await stepProposals(writer(caller), {
        ...request,
        today: dayOf(today),
      });
      heard(window(), edit_id, kinds);
      return { edit_id, done: [...done], refused: [...refused] };
    },
    'requests.note': async ({ today, ...note }, caller) => {
      const { kinds, edit_id, answer } = await noteRequest(writer(caller), { ...note, today: dayOf(today) });
      heard(window(), edit_id, kinds);
      return { answer, edit_id };
    },
  };
}
