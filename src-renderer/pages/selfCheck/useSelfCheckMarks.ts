/** Numbers of the clients whose profit of the year does not agree with its parts; empty while that is not known. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../bridge/bridge.ts';

export function useSelfCheckMarks(): ReadonlySet<string> {
  const marks = useQuery({ queryKey: ['branch.selfCheckMarks'], queryFn: () => call('branch.selfCheckMarks', {}) });
  const failing = marks.data?.failing;
  return useMemo(() => new Set(failing ?? []), [failing]);
}
