/** Loads the list and the rows of a search, and keeps the model and its current selection. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClientList } from '../../../src-shared/contract/clientCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { useListState } from './listState.ts';
import { ClientModel, type Selection } from './model.ts';

/** One model a list, however many components ask. */
const models = new WeakMap<ClientList, ClientModel>();

function modelOf(list: ClientList): ClientModel {
  let model = models.get(list);
  if (!model) {
    model = new ClientModel(list);
    models.set(list, model);
    prepareWhenIdle(model.prepare());
  }
  return model;
}

/** The orders of all columns, so that the first click on one is as quick as the second. */
function prepareWhenIdle(steps: Generator<void, void, void>): void {
  requestIdleCallback(() => {
    if (steps.next().done !== true) prepareWhenIdle(steps);
  });
}

export interface Clients {
  readonly model: ClientModel | undefined;
  readonly selection: Selection | undefined;
  readonly isLoading: boolean;
  /** The rows are still those of an earlier search. */
  readonly isSearching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useClients(): Clients {
  const { text, filters, sort, segment } = useListState();
  const wanted = text.trim();
  const list = useQuery({
    queryKey: ['clients.list'],
    queryFn: () => call('clients.list', {}),
    structuralSharing: false,
  });
  const found = useQuery({
    queryKey: ['clients.find', wanted],
    queryFn: () => call('clients.find', { text: wanted.slice(0, 64) }),
    enabled: wanted !== '' && list.isSuccess,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  const members = useQuery({
    queryKey: ['records', 'segmentClients', segment?.filter],
    queryFn: () => call('segments.clients', { filter: segment?.filter ?? '' }),
    enabled: segment !== null && list.isSuccess,
    structuralSharing: false,
  });
  const model = list.data ? modelOf(list.data) : undefined;
  const nos = segment === null ? undefined : members.data?.client_nos;
  const inSegment = useMemo(() => (nos === undefined ? null : new Set(nos)), [nos]);
  const typed = wanted === '' ? null : found.data?.rows;
  const rows = useMemo(() => {
    if (inSegment === null || list.data === undefined) return typed ?? null;
    const { client_no } = list.data;
    const from = typed ?? client_no.keys();
    return [...from].filter((row) => inSegment.has(client_no[row] as string));
  }, [inSegment, typed, list.data]);
  // Until the first answer of a search the list stays as it is, rather than flashing empty.
  const selection = useMemo(() => model?.select(sort, filters, rows), [model, sort, filters, rows]);
  return {
    model,
    selection,
    isLoading: list.isPending,
    isSearching:
      (wanted !== '' && (found.isPending || found.isPlaceholderData)) || (segment !== null && members.isPending),
    error: list.error ?? found.error ?? members.error,
    retry: () => {
      void list.refetch();
      if (wanted !== '') void found.refetch();
      if (segment !== null) void members.refetch();
    },
  };
}
