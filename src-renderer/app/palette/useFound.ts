/** What the store answers to what is typed: asked a moment after the last letter; an older answer never takes the place of a newer one. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FindSection, FoundClient, FoundPart, FoundRow } from '../../../src-shared/contract/findCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { MORE_ROWS, type Recent, ROWS, type Section, type Typed } from './model.ts';

/** Less than the pause between two letters of a quick typist. */
const PAUSE_MS = 40;
/** Answers of what was typed on the way are not kept for long. */
const KEPT_MS = 20_000;
/** The longest text that is asked for. */
const LONGEST = 200;

const ASKABLE: Readonly<Partial<Record<Section, FindSection>>> = {
  clients: 'clients',
  securities: 'securities',
  tasks: 'tasks',
  tags: 'tags',
  notes: 'notes',
};

export interface Found {
  readonly parts: readonly FoundPart[];
  /** The answer is to what stands in the box now. */
  readonly isCurrent: boolean;
  readonly error: Error | null;
}

export function useFound(typed: Typed, opened: Section | null, recents: readonly Recent[]): Found {
  const section = opened === null ? undefined : ASKABLE[opened];
  const wanted = typed.asked.slice(0, LONGEST);
  const name = JSON.stringify([wanted, section ?? typed.sections]);
  const [asked, setAsked] = useState(name);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(name), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [name]);
  const isAsking = wanted !== '' && typed.sections.length > 0;
  const recent = recents.flatMap((one) => (one.kind === 'client' ? [one.no] : []));
  const answer = useQuery({
    queryKey: ['records', 'find', asked],
    queryFn: () => {
      const [text, among] = JSON.parse(asked) as [string, FindSection | FindSection[]];
      const sections = typeof among === 'string' ? [among] : among;
      return call('find.anything', { text, sections, limit: typeof among === 'string' ? MORE_ROWS : ROWS, recent });
    },
    enabled: isAsking && !asked.startsWith('["",'),
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  });
  if (!isAsking) return { parts: [], isCurrent: true, error: null };
  return {
    parts: answer.data?.parts ?? [],
    isCurrent: asked === name && (answer.isError || (answer.isSuccess && !answer.isPlaceholderData)),
    error: answer.error,
  };
}

export interface RecentThings {
  readonly clients: readonly FoundClient[];
  readonly securities: readonly Extract<FoundRow, { kind: 'security' }>[];
}

/** Names of what is remembered by number and code alone. */
export function useRecentThings(recents: readonly Recent[]): RecentThings {
  const numbers = recents.flatMap((one) => (one.kind === 'client' ? [one.no] : []));
  const codes = recents.flatMap((one) => (one.kind === 'security' ? [one] : []));
  const clients = useQuery({
    queryKey: ['records', 'find.named', numbers],
    queryFn: () => call('find.named', { client_nos: numbers }),
    enabled: numbers.length > 0,
    placeholderData: keepPreviousData,
  });
  const securities = useQuery({
    queryKey: ['find.codes', codes],
    queryFn: async () => {
      const answers = await Promise.all(
        codes.map(({ code }) => call('find.anything', { text: code, sections: ['securities'] })),
      );
      return answers.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows)).filter((row) => row.kind === 'security');
    },
    enabled: codes.length > 0,
    placeholderData: keepPreviousData,
  });
  return { clients: clients.data?.clients ?? [], securities: securities.data ?? [] };
}

/** Who holds a security: asked part by part until all accounts were looked at; the largest holding first. */
export function useHolders(security: { readonly market: string; readonly code: string } | null) {
  const pages = useInfiniteQuery({
    queryKey: ['find.holders', security?.market, security?.code],
    queryFn: ({ pageParam }) =>
      call('find.holders', { market: security?.market ?? '', code: security?.code ?? '', after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    enabled: security !== null,
    gcTime: KEPT_MS,
  });
  const { hasNextPage, isFetching, fetchNextPage, isError } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const holders = pages.data?.pages.flatMap((page) => page.holders) ?? [];
  const size = ({ quantity }: (typeof holders)[number]) => Number(quantity);
  return {
    holders: [...holders].sort((a, b) => size(b) - size(a)),
    isDone: pages.isSuccess && !hasNextPage,
    error: pages.error,
  };
}
