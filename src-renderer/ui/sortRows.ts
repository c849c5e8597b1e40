/** Sorting of small tables: stable, nulls last in either direction. Pure. */
export type SortValue = number | string | null;

export function sortRows<T>(rows: readonly T[], sortValueOf: (row: T) => SortValue, descending: boolean): readonly T[] {
  return rows
    .map((row, index) => ({ row, index, value: sortValueOf(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        if (a.value === b.value) return a.index - b.index;
        return a.value === null ? 1 : -1;
      }
      const order = compare(a.value, b.value);
      return order === 0 ? a.index - b.index : descending ? -order : order;
    })
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
