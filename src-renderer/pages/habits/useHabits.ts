/** The queries of the Habits page: its lists, and the client's place among those of like size. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../bridge/bridge.ts';
import type { Range } from '../client/period.ts';

/** While another period loads the lists of the last one stay, but never those of another client. */
export function useHabits(clientNo: string, range: Range) {
  return useQuery({
    queryKey: ['client.habits', clientNo, range.from, range.to],
    queryFn: () => call('client.habits', { client_no: clientNo, ...range }),
    placeholderData: (previous, query) => (query?.queryKey[1] === clientNo ? keepPreviousData(previous) : undefined),
  });
}

/**
 * Where the branch's figures over this period are not kept, they are asked for: store:changed tells when they are there,
 * and makes every query ask again. `isRefused`: nothing was started and nothing is kept, or the making failed.
 */
export function usePeers(clientNo: string, range: Range) {
  const { from, to } = range;
  const query = useQuery({
    queryKey: ['client.peers', clientNo, from, to],
    queryFn: () => call('client.peers', { client_no: clientNo, from, to }),
  });
  const {
    mutate,
    data: made,
    isError,
  } = useMutation({
    mutationFn: (period: Range) => call('branch.makeFigures', period),
  });
  const isNotMade = query.data?.state === 'not_made';
  const askedAt = query.dataUpdatedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer that they are not made asks once.
  useEffect(() => {
    if (isNotMade) mutate({ from, to });
  }, [isNotMade, askedAt, from, to, mutate]);
  return { query, isRefused: isNotMade && (isError || made?.started === false) };
}
