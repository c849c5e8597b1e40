/** A small table as a sheet: the columns that say what they are in a file, in the order that is shown. */
import type { SheetCell, SheetColumn } from '../../src-shared/contract/transferCalls.ts';
import type { TableColumn } from './DataTable.tsx';
import type { SheetSource } from './transfer.ts';

export function tableSheet<T>(name: string, columns: readonly TableColumn<T>[], rows: readonly T[]): SheetSource {
  const cells = columns.flatMap(({ title, unit, sortValue, texts }): [SheetColumn, (row: T) => SheetCell][] => {
    if (texts !== undefined) return texts.map(([head, text]) => [{ title: head, unit: 'text' }, text]);
    return unit === undefined || sortValue === undefined ? [] : [[{ title, unit }, sortValue]];
  });
  return {
    name,
    notes: [name],
    columns: cells.map(([column]) => column),
    rows: rows.length,
    row: (at) => cells.map(([, cell]) => cell(rows[at] as T)),
  };
}
