/** The pages of a client's timeline, newest first, and the kinds that the reader wants to see, remembered. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { ENTRY_KINDS, type EntryKind } from '../../../src-shared/contract/serviceCalls.ts';
import { addDays, dateText, parseDate } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';
import { persisted } from '../../ui/settings/persisted.ts';

function kindsOf(json: unknown): readonly EntryKind[] | null {
  if (!Array.isArray(json)) return null;
  return ENTRY_KINDS.filter((kind) => json.includes(kind));
}

/** Every day of a busy trader is a line of its own: shown when asked for. */
const AT_FIRST = ENTRY_KINDS.filter((kind) => kind !== 'trades');

/** Empty: all of them. */
export const shownKinds = persisted<readonly EntryKind[]>('timelineKinds', kindsOf, AT_FIRST);

export interface TimelineWanted {
  readonly clientNo: string;
  readonly kinds: readonly EntryKind[];
  /** '' = no search. */
  readonly text: string;
  /** From that day backwards; null: from the newest. */
  readonly day: string | null;
}

export function useTimeline({ clientNo, kinds, text, day }: TimelineWanted) {
  const date = day === null ? null : parseDate(day);
  return useInfiniteQuery({
    queryKey: ['records', 'timeline', clientNo, kinds, text, day],
    queryFn: ({ pageParam }) =>
      call('service.timeline', {
        client_no: clientNo,
        ...(pageParam === null ? {} : { before: pageParam }),
        ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
        ...(text === '' ? {} : { text }),
      }),
    initialPageParam: date === null ? null : dateText(addDays(date, 1)),
    getNextPageParam: ({ next }) => next,
    placeholderData: (previous) => previous,
  });
}
