/** What the page asks: the rules in force, and what one as it is written would do. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useRested } from '../segments/useSegments.ts';
import type { RuleBody } from './model.ts';

export function useRules() {
  return useQuery({ queryKey: ['records', 'rules'], queryFn: () => call('rules.list', {}) });
}

/** Of what is typed once it rests; `body` null: nothing that could be asked. */
export function usePreview(body: RuleBody | null, today: Ymd) {
  const rested = useRested(body);
  return useQuery({
    queryKey: ['records', 'rulePreview', rested, today],
    queryFn: () => {
      if (rested === null) throw new BridgeError('bad_request', 'nothing to ask');
      return call('rules.preview', { rule: rested, today: dateText(today) });
    },
    enabled: rested !== null,
    placeholderData: keepPreviousData,
    // Another one was asked for and this one stopped: when it is looked at again, it is asked again.
    retry: (count, error) => count < 3 && error instanceof BridgeError && error.code === 'cancelled',
    retryDelay: 200,
  });
}
