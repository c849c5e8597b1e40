/** Replies are kept until the store says that it changed: nothing else makes them old. */
import { QueryClient } from '@tanstack/react-query';
import { BridgeError, listen } from '../bridge/bridge.ts';

const RETRY_ONCE: ReadonlySet<string> = new Set(['busy']);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (count, error) => count < 2 && error instanceof BridgeError && RETRY_ONCE.has(error.code),
      retryDelay: 300,
    },
    mutations: { networkMode: 'always' },
  },
});

export function startInvalidation(): () => void {
  const stops = [
    listen('store:changed', () => {
      void queryClient.invalidateQueries();
    }),
    // Keys of what is made from the branch's own records begin with `records`.
    listen('records:changed', () => {
      void queryClient.invalidateQueries({ queryKey: ['records'] });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
