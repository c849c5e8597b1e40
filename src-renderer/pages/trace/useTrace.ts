/** The queries of the drawer: one figure's trace, and more rows of one of its groups. */
import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { FigureTrace } from '../../../src-shared/contract/traceCalls.ts';
import { call } from '../../bridge/bridge.ts';
import type { Range } from '../client/period.ts';

export interface TraceOf {
  readonly clientNo: string;
  readonly range: Range;
  readonly path: string;
}

const keyOf = ({ clientNo, range, path }: TraceOf) => ['client.trace', clientNo, range.from, range.to, path] as const;
const input = ({ clientNo, range, path }: TraceOf) => ({ client_no: clientNo, ...range, figure: path });

export function useTrace(of: TraceOf) {
  return useQuery({ queryKey: keyOf(of), queryFn: () => call('client.trace', input(of)) });
}

export type TraceRow = FigureTrace['groups'][number]['rows'][number];

/** Rows of the group at that place, from the first on; `more` fetches the next part. */
export function useGroupRows(of: TraceOf, trace: FigureTrace, group: number) {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(of), 'rows', group],
    queryFn: ({ pageParam }) => call('client.trace', { ...input(of), group, offset: pageParam }),
    initialPageParam: 0,
    initialData: { pages: [trace], pageParams: [0] },
    getNextPageParam: (last) => {
      const part = last.groups[group];
      const next = part === undefined ? 0 : part.offset + part.rows.length;
      return part !== undefined && next < part.total ? next : undefined;
    },
  });
  return {
    pages: query.data.pages,
    hasMore: query.hasNextPage,
    isFetching: query.isFetchingNextPage,
    error: query.error,
    more: () => void query.fetchNextPage(),
  };
}

/** Rows of a group that were fetched so far, for copying; undefined where nobody looked at them. */
export function rowsInHand(cache: QueryClient, of: TraceOf, group: number): readonly TraceRow[] | undefined {
  const kept = cache.getQueryData<InfiniteData<FigureTrace>>([...keyOf(of), 'rows', group]);
  return kept?.pages.flatMap((page) => page.groups[group]?.rows ?? []);
}
