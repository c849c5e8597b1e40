/** The query of the page Income and fees. While another period loads the figures of the last one stay. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../bridge/bridge.ts';
import type { Range } from '../client/period.ts';

export function useIncome(clientNo: string, range: Range) {
  return useQuery({
    queryKey: ['client.income', clientNo, range.from, range.to],
    queryFn: () => call('client.income', { client_no: clientNo, ...range }),
    placeholderData: (previous, query) => (query?.queryKey[1] === clientNo ? previous : undefined),
  });
}
