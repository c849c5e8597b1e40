/**
 * How the reader left the inbox: stage, filters, sort, selected ones, place. Kept for the session, so that coming back from a
 * client finds it as it was; whose proposals are looked at is remembered.
 */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { persisted } from '../../ui/settings/persisted.ts';
import { BY_PRIORITY, type InboxFilters, type InboxSort, NO_FILTERS, nextSort, type SortKey } from './model.ts';

export interface InboxState {
  readonly filters: InboxFilters;
  readonly sort: InboxSort;
  readonly ticked: ReadonlySet<string>;
  /** The line that the keys act on. */
  readonly active: string | null;
}

/** An advisor's number: nothing of a client. */
const advisorStore = persisted<string | null>(
  'branchDesk.proposals.advisor',
  (json) => z.string().max(64).nullable().safeParse(json).data ?? null,
  null,
);

const NOBODY: ReadonlySet<string> = new Set();
let state: InboxState = {
  filters: { ...NO_FILTERS, advisor: advisorStore.get() },
  sort: BY_PRIORITY,
  ticked: NOBODY,
  active: null,
};
let scrollTop = 0;
const listeners = new Set<() => void>();

function set(next: InboxState): void {
  state = next;
  for (const listener of listeners) listener();
}

export const inboxState = {
  filter: (change: Partial<InboxFilters>): void => {
    const filters = { ...state.filters, ...change };
    if (filters.advisor !== state.filters.advisor) advisorStore.set(filters.advisor);
    scrollTop = 0;
    set({ ...state, filters, ticked: NOBODY, active: null });
  },
  /** The stage stays. */
  clear: (): void => inboxState.filter({ ...NO_FILTERS, stage: state.filters.stage }),
  sortBy: (key: SortKey): void => set({ ...state, sort: nextSort(state.sort, key), active: null }),
  tick: (ticked: ReadonlySet<string>): void => set({ ...state, ticked }),
  toggle: (id: string): void => {
    const ticked = new Set(state.ticked);
    if (!ticked.delete(id)) ticked.add(id);
    set({ ...state, ticked });
  },
  setActive: (active: string | null): void => {
    if (active !== state.active) set({ ...state, active });
  },
  scrollTop: (): number => scrollTop,
  setScrollTop: (offset: number): void => {
    scrollTop = offset;
  },
};

export function useInboxState(): InboxState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
