/** What the page asks, and what it hears of the work behind it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ChurnProgress } from '../../../src-shared/contract/churnCalls.ts';
import { call, listen } from '../../bridge/bridge.ts';

const KEY = ['records', 'churn'] as const;

/** `from`: the least score; null: the branch's own. */
export function useChurnList(from: number | null) {
  return useQuery({
    queryKey: [...KEY, 'list', from],
    queryFn: () => call('churn.list', from === null ? {} : { from }),
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
}

export function useChurnClient(clientNo: string | null) {
  return useQuery({
    queryKey: [...KEY, 'client', clientNo],
    queryFn: () => call('churn.client', { client_no: clientNo ?? '' }),
    enabled: clientNo !== null,
  });
}

export function useHitRate() {
  return useQuery({ queryKey: [...KEY, 'rate'], queryFn: () => call('churn.hitRate', {}) });
}

export function useChurnSettings(isOpen: boolean) {
  return useQuery({ queryKey: [...KEY, 'settings'], queryFn: () => call('churn.settings', {}), enabled: isOpen });
}

/** What is being made now, or how it last ended; null: nothing since the page came up. */
export function useChurnActivity(): ChurnProgress | null {
  const client = useQueryClient();
  const [progress, setProgress] = useState<ChurnProgress | null>(null);
  useEffect(() => {
    let isHeard = false;
    const stop = listen('churn:progress', (next) => {
      isHeard = true;
      setProgress(next);
      if (next.state !== 'running') void client.invalidateQueries({ queryKey: [...KEY] });
    });
    // What began before the page did.
    call('churn.activity', {}).then(
      ({ running }) => {
        if (!isHeard && running !== null) setProgress(running);
      },
      () => undefined,
    );
    return stop;
  }, [client]);
  return progress;
}

/** Asks for what is not kept to be made; how it goes is heard through the activity. */
export function useMake(): () => void {
  return () => {
    call('churn.make', {}).then(
      () => undefined,
      () => undefined,
    );
  };
}
