/** A list that is fetched in parts as a sheet: all its parts are read, in its order and under its filter, by the call that feeds the page. */
import type { SheetCell, SheetColumn } from '../../src-shared/contract/transferCalls.ts';
import type { SheetSource } from './transfer.ts';
import { PART_ROWS } from './usePages.ts';

export type SheetCells<T> = readonly (readonly [SheetColumn, (row: T) => SheetCell])[];

interface Listed<T> {
  readonly name: string;
  readonly notes: readonly string[];
  readonly cells: SheetCells<T>;
}

export function listSheet<T>({ name, notes, cells }: Listed<T>, rows: readonly T[]): SheetSource {
  return {
    name,
    notes: [name, ...notes],
    columns: cells.map(([column]) => column),
    rows: rows.length,
    row: (at) => cells.map(([, read]) => read(rows[at] as T)),
  };
}

/** @throws BridgeError */
export async function pagedSheet<T>(
  listed: Listed<T>,
  load: (offset: number, limit: number) => Promise<{ readonly total: number; readonly rows: readonly T[] }>,
): Promise<SheetSource> {
  const rows: T[] = [];
  for (let total = 1; rows.length < total; ) {
    const part = await load(rows.length, PART_ROWS);
    rows.push(...part.rows);
    // A list that has become shorter meanwhile ends.
    total = part.rows.length === 0 ? 0 : part.total;
  }
  return listSheet(listed, rows);
}

/** A decimal text of at most four places as yuan × 10^4, exact; null where there is none. */
export function e4Of(text: string | null): number | null {
  if (text === null) return null;
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  if (whole === '') return null;
  const value = Number(whole + part.padEnd(4, '0'));
  return sign === '-' ? -value : value;
}
