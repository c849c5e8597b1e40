/** The query of the Risk page. While another period or index loads, the figures of the last one stay. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../bridge/bridge.ts';
import type { Range } from '../client/period.ts';

/** `benchmark`: code of an index; null: the page's default. */
export function useRisk(clientNo: string, range: Range, benchmark: string | null) {
  return useQuery({
    queryKey: ['client.risk', clientNo, range.from, range.to, benchmark],
    queryFn: () => call('client.risk', { client_no: clientNo, ...range, ...(benchmark === null ? {} : { benchmark }) }),
    placeholderData: (previous, query) => (query?.queryKey[1] === clientNo ? previous : undefined),
  });
}
