/**
 * How the reader left the client list: search, filters, sort, place. Kept for the session, so that coming back from a
 * client finds the list as it was and "next client" means the next in this order.
 */
import { useSyncExternalStore } from 'react';
import type { ColumnKey } from './columns.ts';
import { type Facet, type Filters, NO_FILTERS, type Sort } from './model.ts';

/** A saved segment that the list is narrowed to. */
export interface ChosenSegment {
  readonly id: string;
  readonly name: string;
  readonly filter: string;
}

export interface ListState {
  readonly text: string;
  readonly segment: ChosenSegment | null;
  readonly filters: Filters;
  readonly sort: Sort;
}

/** The largest clients first: what a branch manager asks first. */
const INITIAL: ListState = {
  text: '',
  segment: null,
  filters: NO_FILTERS,
  sort: { key: 'total_asset', descending: true },
};

let state: ListState = INITIAL;
let scrollTop = 0;
let activeClient: string | null = null;
const listeners = new Set<() => void>();

function set(next: ListState): void {
  state = next;
  scrollTop = 0;
  for (const listener of listeners) listener();
}

export const listState = {
  setText: (text: string) => {
    if (text !== state.text) set({ ...state, text });
  },
  setFilter: (facet: Facet, values: readonly string[]) =>
    set({ ...state, filters: { ...state.filters, [facet]: values } }),
  setSegment: (segment: ChosenSegment | null) => set({ ...state, segment }),
  clear: () => set({ ...state, text: '', segment: null, filters: NO_FILTERS }),
  sortBy: (key: ColumnKey) => set({ ...state, sort: nextSort(state.sort, key) }),
  scrollTop: () => scrollTop,
  setScrollTop: (offset: number) => {
    scrollTop = offset;
  },
  activeClient: () => activeClient,
  setActiveClient: (clientNo: string | null) => {
    activeClient = clientNo;
  },
};

export function useListState(): ListState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

const DESCENDING_FIRST: ReadonlySet<ColumnKey> = new Set([
  'total_asset',
  'market_value',
  'pnl_ytd',
  'turnover_6m',
  'last_trade_on',
  'accounts',
  'tier',
]);

/** First press: the direction one mostly wants of this column; the next turns it round. */
export function nextSort(sort: Sort, key: ColumnKey): Sort {
  if (sort.key === key) return { key, descending: !sort.descending };
  return { key, descending: DESCENDING_FIRST.has(key) };
}

export function isFiltered(state: ListState): boolean {
  if (state.segment !== null) return true;
  return state.text.trim() !== '' || Object.values(state.filters).some((values) => values.length > 0);
}
