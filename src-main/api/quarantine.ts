/** The quarantine in parts: rows that fit the filters, and how many each value of a filter would leave. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import type { ReadStore } from '../store/open.ts';
import { loadQuarantine, type QuarantineGroup, quarantineGroups } from '../store/queries/syncQuarantine.ts';

type Facet = 'set' | 'dataset' | 'code';
const FACETS: readonly Facet[] = ['set', 'dataset', 'code'];

type Input = CallInput<'sync.quarantine'>;

/** Whether a group passes the filters, `except` one of them. */
function passes(group: QuarantineGroup, filter: Input, except: Facet | null): boolean {
  return FACETS.every((facet) => facet === except || filter[facet] === undefined || filter[facet] === group[facet]);
}

/** Values of one filter with their rows, all other filters applied, in the order of the groups. */
function countsOf(groups: readonly QuarantineGroup[], filter: Input, facet: Facet): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const group of groups) {
    if (!passes(group, filter, facet)) continue;
    const before = counts.get(group[facet]);
    counts.set(group[facet], before === undefined ? group.n : before + group.n);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

const sum = (groups: readonly QuarantineGroup[]): number => groups.reduce((total, group) => total + group.n, 0);

export function quarantinePage(store: ReadStore, input: Input): CallOutput<'sync.quarantine'> {
  const { limit, offset, ...filter } = input;
  const groups = quarantineGroups(store);
  const byCount = (facet: Facet) => countsOf(groups, input, facet).sort((a, b) => b.count - a.count);
  return {
    total: sum(groups.filter((group) => passes(group, input, null))),
    all: sum(groups),
    rows: loadQuarantine(store, filter, limit, offset),
    sets: countsOf(groups, input, 'set'),
    datasets: byCount('dataset'),
    codes: byCount('code'),
  };
}
