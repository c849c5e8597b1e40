/** A corrected row as two columns beside each other, and the sums of a correction's head. Pure. */
import type { CorrectionHead, CorrectionRow } from '../../../src-shared/contract/syncPageCalls.ts';

export interface CellPair {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isChanged: boolean;
}

/** Of a row that stays the changed columns first, else in the row's own order; one that came or went has every filled cell changed. */
export function cellPairs({ before, after }: CorrectionRow): readonly CellPair[] {
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const pairs = [...columns].map((column) => {
    const was = before?.[column] ?? null;
    const is = after?.[column] ?? null;
    return { column, before: was, after: is, isChanged: was !== is };
  });
  if (before === null || after === null) return pairs;
  return [...pairs.filter(({ isChanged }) => isChanged), ...pairs.filter(({ isChanged }) => !isChanged)];
}

/** Names of the columns that differ, of a row that stays. */
export function changedColumns(row: CorrectionRow): readonly string[] {
  if (row.change !== 'changed') return [];
  return cellPairs(row)
    .filter(({ isChanged }) => isChanged)
    .map(({ column }) => column);
}

export interface ChangeSum {
  readonly dataset: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** Data sets that something happened to, the most first. */
export function changeSums({ rows }: Pick<CorrectionHead, 'rows'>): readonly ChangeSum[] {
  return Object.entries(rows)
    .map(([dataset, sums]) => ({ dataset, ...sums }))
    .filter(({ added, removed, changed }) => added + removed + changed > 0)
    .sort((a, b) => b.added + b.removed + b.changed - (a.added + a.removed + a.changed));
}
