/** Campaigns from the window: the draw in the thread of large edits, the results in one of their own, and ending one. */

import type { BrowserWindow } from 'electron';
import { chinaDate } from '../../src-shared/domain/calendar/freshness.ts';
import { type Caller, maySeeClient, userOf } from '../api/caller.ts';
import { endedBody } from '../api/campaigns.ts';
import type { Handlers } from '../api/wrapper.ts';
import type { Results } from '../jobs/campaigns/results.ts';
import { editRecords } from '../jobs/editRecords.ts';
import { openRead } from '../store/open.ts';
import type { BulkRuns } from './bulkRuns.ts';
import type { JobHost } from './jobHost.ts';
import type { RecordCallsOptions } from './recordCalls.ts';
import { tell } from './syncRuns.ts';

export interface CampaignCallsOptions extends RecordCallsOptions {
  readonly bulk: BulkRuns;
  readonly jobs: JobHost;
}

export function campaignCalls({ store, nativeBinding, window, bulk, jobs, edited }: CampaignCallsOptions): Handlers {
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  const heard = (
    current: BrowserWindow | undefined,
    edit: { edit_id: number | null; kinds: readonly string[] },
  ): void => {
    if (edit.edit_id === null) return;
    tell(current, 'records:changed', { kinds: [...edit.kinds], edit_id: edit.edit_id });
    edited?.(edit.kinds);
  };
  let last: Promise<unknown> = Promise.resolve();
  const results = (recordId: string, caller: Caller): Promise<Results> => {
    const clients = caller.clients === 'all' ? null : [...caller.clients];
    const run = () =>
      jobs.run(
        0,
        { kind: 'campaign', store, ...native, recordId, today: chinaDate(Date.now()), clients },
        () => undefined,
      );
    const answer = last.then(run, run);
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    'campaigns.draw': async ({ record_id, setup, client_nos }, caller) => {
      const work = {
        kind: 'campaign',
        recordId: record_id,
        setup,
        clientNos: client_nos,
        today: chinaDate(Date.now()),
      };
      const { edit, drawn } = await bulk.run(caller, work as Parameters<BulkRuns['run']>[1]);
      if (edit === null || drawn === null) throw new Error('a draw ended without a result');
      heard(window(), edit);
      return { edit_id: edit.edit_id, ...drawn };
    },
    'campaigns.results': ({ record_id }, caller) => results(record_id, caller),
    'campaigns.end': async ({ record_id, version, on }, caller) => {
      const open = openRead(store, native);
      let body: ReturnType<typeof endedBody>;
      try {
        body = endedBody(open, { record_id, version });
      } finally {
        open.close();
      }
      const found = await results(record_id, caller);
      const writer = {
        place: { store, ...native },
        who: userOf(caller),
        now: () => new Date(),
        maySee: (clientNo: string) => maySeeClient(caller, clientNo),
      };
      const [ends = on] = [on, body.ends].sort();
      const ended = { ...body, state: 'ended' as const, ends, results: found };
      const edit = await editRecords(writer, {
        what: 'campaign_ended',
        subject: body.name,
        changes: [{ record_id, kind: 'campaign', version, client_no: null, body: ended }],
      });
      heard(window(), edit);
      return { edit_id: edit.edit_id };
    },
  };
}
