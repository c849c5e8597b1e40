/**
 * A long list that is fetched in parts: those parts around the rows in sight, each kept by the query cache. The whole
 * number comes with every part; rows of a part that is not there yet are undefined.
 */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ROW_HEIGHT } from './VirtualGrid.tsx';

export const PART_ROWS = 200;
/** Rows that the largest window shows at once, with those kept ready around them. */
const SIGHT_ROWS = 80;

interface Part {
  readonly total: number;
  readonly rows: readonly unknown[];
}
/** A row of such a part. */
type RowOf<P extends Part> = P['rows'][number];

export interface Pages<P extends Part> {
  /** The newest part that is there: whole number, counts beside it. Undefined before the first answer. */
  readonly head: P | undefined;
  readonly row: (index: number) => RowOf<P> | undefined;
  /** Changes with the rows: what cells depend on. */
  readonly version: readonly unknown[];
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly retry: () => void;
  readonly onScrollTop: (offset: number) => void;
}

/** `key` names the list and its filters; a change of it starts at the first row. */
export function usePages<P extends Part>(
  key: readonly unknown[],
  load: (offset: number, limit: number) => Promise<P>,
): Pages<P> {
  const name = JSON.stringify(key);
  const [sight, setSight] = useState({ name, part: 0 });
  const first = sight.name === name ? sight.part : 0;
  const parts = [first, first + 1];
  const hasSecond = (total: number | undefined) => total !== undefined && total > (first + 1) * PART_ROWS;
  const [known, setKnown] = useState<{ readonly name: string; readonly total: number } | undefined>();
  const results = useQueries({
    queries: parts.map((part, i) => ({
      queryKey: [...key, 'part', part],
      queryFn: async () => {
        const answer = await load(part * PART_ROWS, PART_ROWS);
        setKnown({ name, total: answer.total });
        return answer;
      },
      enabled: i === 0 || hasSecond(known?.name === name ? known.total : undefined),
      placeholderData: i === 0 ? keepPreviousData : undefined,
    })),
  });
  const [one, two] = results;
  const oneData = one?.data;
  const twoData = two?.data;
  const row = useCallback(
    (index: number): RowOf<P> | undefined => {
      const at = index - first * PART_ROWS;
      return at < PART_ROWS ? oneData?.rows[at] : twoData?.rows[at - PART_ROWS];
    },
    [first, oneData, twoData],
  );
  const onScrollTop = useCallback(
    (offset: number) => {
      const top = Math.floor(offset / ROW_HEIGHT);
      const part = Math.max(0, Math.floor((top - SIGHT_ROWS / 2) / PART_ROWS));
      setSight((now) => (now.name === name && now.part === part ? now : { name, part }));
    },
    [name],
  );
  const version = useMemo(() => [first, oneData, twoData], [first, oneData, twoData]);
  return {
    head: oneData,
    row,
    version,
    error: one?.error ?? two?.error ?? null,
    isPending: one?.isPending === true,
    retry: () => void Promise.all(results.map((result) => result.refetch())),
    onScrollTop,
  };
}
