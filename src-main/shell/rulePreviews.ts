/**
 * `rules.preview` in a thread that is kept while the page asks: one preview at a time. The page asks anew while somebody
 * types: the newest is wanted, the one before it is stopped; previews of past dates wait for their turn.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { RulePreview } from '../../src-shared/contract/proposalCalls.ts';
import { dayOf } from '../api/proposals.ts';
import type { Handlers } from '../api/wrapper.ts';
import type { PreviewRuleInput } from '../jobs/proposals/previewRule.ts';
import type { JobHost } from './jobHost.ts';

export interface RulePreviewsOptions {
  readonly jobs: JobHost;
  readonly store: string;
  readonly nativeBinding: string | undefined;
}

export function rulePreviews({ jobs, store, nativeBinding }: RulePreviewsOptions): Handlers {
  const place = nativeBinding === undefined ? { store } : { store, nativeBinding };
  let last: Promise<unknown> = Promise.resolve();
  let number = 0;
  /** Of those about today. */
  let newest = 0;
  let running = 0;

  const inTurn = (input: PreviewRuleInput, id: number): Promise<RulePreview> => {
    const run = async (): Promise<RulePreview> => {
      if (input.at === undefined && id !== newest) throw new Refusal('cancelled', 'another one was asked for');
      running = id;
      try {
        return await jobs.run(id, { kind: 'preview', ...input }, () => undefined);
      } finally {
        running = 0;
      }
    };
    const answer = last.then(run, run);
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    'rules.preview': ({ rule, today, at }, caller) => {
      const id = ++number;
      if (at === undefined) {
        if (running !== 0 && running === newest) jobs.cancel(running);
        newest = id;
      }
      const clients = caller.clients === 'all' ? null : [...caller.clients];
      const day = at === undefined ? {} : { at: dayOf(at) };
      return inTurn({ ...place, rule, today: dayOf(today), ...day, clients }, id);
    },
  };
}
