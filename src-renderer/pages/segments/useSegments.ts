/** What the page asks for: saved segments, what the editor offers, counts, members; and making the figures of the branch. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MemberRow } from '../../../src-shared/contract/segmentCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { type Pages, usePages } from '../../ui/usePages.ts';

/** Milliseconds of rest in typing before the branch is asked. */
const REST_MS = 250;

export function useSegments() {
  return useQuery({ queryKey: ['records', 'segments'], queryFn: () => call('segments.list', {}) });
}

export function useFields() {
  return useQuery({ queryKey: ['records', 'segmentFields'], queryFn: () => call('segments.fields', {}) });
}

/** `filter` null: nothing to count. */
export function useCount(filter: string | null) {
  return useQuery({
    queryKey: ['records', 'segmentCount', filter],
    queryFn: () => call('segments.count', { filter: filter ?? '' }),
    enabled: filter !== null,
    placeholderData: keepPreviousData,
  });
}

export interface MemberPart {
  readonly total: number;
  readonly fields: readonly string[];
  readonly rows: readonly MemberRow[];
}

export function useMembers(filter: string, sort: string, descending: boolean): Pages<MemberPart> {
  return usePages<MemberPart>(['records', 'segmentMembers', filter, sort, descending], async (offset, limit) => {
    const { total, fields, rows } = await call('segments.members', { filter, sort, descending, offset, limit });
    return { total, fields, rows };
  });
}

/** The value once it has rested. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

export function useMakeFigures() {
  return useMutation({ mutationFn: () => call('branch.makeFigures', {}) });
}
