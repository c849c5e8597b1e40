/** What the Sync page asks for. Everything is asked again when the store changes, and only what is on screen. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { chinaDate, type Freshness, freshnessOf } from '../../../src-shared/domain/calendar/freshness.ts';
import { parseDate } from '../../../src-shared/kernel/dates.ts';
import { call, listen } from '../../bridge/bridge.ts';
import { useClock } from './useClock.ts';

export function useSyncState() {
  return useQuery({ queryKey: ['sync.state'], queryFn: () => call('sync.state', {}) });
}

export function useWaiting() {
  return useQuery({ queryKey: ['sync.waiting'], queryFn: () => call('sync.waiting', {}) });
}

export function useSetFindings(runId: number, setAt: number) {
  return useQuery({
    queryKey: ['sync.setFindings', runId, setAt],
    queryFn: () => call('sync.setFindings', { run_id: runId, set_at: setAt }),
  });
}

export function useCorrection(correctionId: number) {
  return useQuery({
    queryKey: ['sync.correction', correctionId],
    queryFn: () => call('sync.correction', { correction_id: correctionId }),
  });
}

/** Who else is at work, and when the watch looks next: nothing tells of it, so it is asked every few seconds. */
const ACTIVITY_MS = 3_000;

export function useActivity() {
  const activity = useQuery({
    queryKey: ['sync.activity'],
    queryFn: () => call('sync.activity', {}),
    refetchInterval: ACTIVITY_MS,
  });
  const { refetch } = activity;
  useEffect(() => listen('sync:job', () => void refetch()), [refetch]);
  return activity;
}

const MINUTE_MS = 60_000;

/** Null without data. Looks at the clock each minute: a window stays open overnight. */
export function useFreshness(asOf: string | null | undefined): Freshness | null {
  const now = useClock(MINUTE_MS);
  const date = asOf === null || asOf === undefined ? null : parseDate(asOf);
  return date === null ? null : freshnessOf(date, chinaDate(now));
}
