/** Whether the data is whole: yes only where nothing waits, nothing is in quarantine and no break is open; else what is not. Pure. */
import type { SyncState } from '../../../src-shared/contract/syncPageCalls.ts';
import type { Freshness } from '../../../src-shared/domain/calendar/freshness.ts';

/** What keeps the data from being whole, the worst first. */
export type Flaw =
  | { readonly kind: 'waiting'; readonly n: number }
  | { readonly kind: 'breaks'; readonly n: number; readonly clients: number }
  | { readonly kind: 'behind'; readonly n: number }
  | { readonly kind: 'rejects'; readonly n: number };

export type Verdict =
  | { readonly kind: 'empty' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'flawed'; readonly flaws: readonly Flaw[] };

/** `freshness` null: there is no data to be old. */
export function verdictOf(state: SyncState, freshness: Freshness | null): Verdict {
  const flaws: readonly Flaw[] = [
    { kind: 'waiting', n: state.waiting } as const,
    { kind: 'breaks', n: state.open_breaks, clients: state.break_clients } as const,
    { kind: 'behind', n: freshness === null ? 0 : freshness.behind } as const,
    { kind: 'rejects', n: state.rejects } as const,
  ].filter(({ n }) => n > 0);
  if (flaws.length > 0) return { kind: 'flawed', flaws };
  return state.as_of === null ? { kind: 'empty' } : { kind: 'whole' };
}
