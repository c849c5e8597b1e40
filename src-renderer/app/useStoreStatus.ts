import { useQuery } from '@tanstack/react-query';
import { call } from '../bridge/bridge.ts';

/** What the store holds: its branch, its date, how many clients. */
export function useStoreStatus() {
  return useQuery({ queryKey: ['store.status'], queryFn: () => call('store.status', {}) });
}
