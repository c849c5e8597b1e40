/** Headers that can be chosen: those of the sample with their first values, then those that only the profile names. */
import { useMemo } from 'react';
import type { SampleView } from '../../../../src-shared/contract/mappingCalls.ts';

export interface HeaderChoice {
  readonly header: string;
  readonly values: readonly string[];
  /** The profile names it, the sample does not have it. */
  readonly isAbsent: boolean;
}

export function useHeaderChoices(view: SampleView | null, named: readonly string[]): readonly HeaderChoice[] {
  const namedKey = JSON.stringify(named);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names' text stands for the names, which are made anew with every change.
  return useMemo(() => {
    const columns = view?.columns ?? [];
    const own = new Set(columns.map(({ header }) => header));
    return [
      ...columns.map(({ header, values }): HeaderChoice => ({ header, values, isAbsent: false })),
      ...named
        .filter((header) => !own.has(header))
        .map((header): HeaderChoice => ({ header, values: [], isAbsent: view !== null })),
    ];
  }, [view, namedKey]);
}
