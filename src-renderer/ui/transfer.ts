/** Hands a table of the page to the main process, piece by piece, as a file that the person asked for. */
import {
  MOST_ROWS,
  type SHEET_FORMATS,
  type SheetCell,
  type SheetColumn,
} from '../../src-shared/contract/transferCalls.ts';
import { call } from '../bridge/bridge.ts';

/** One column as it is written: its cell in the row of that place. */
export interface SheetSource {
  /** What the file is called. */
  readonly name: string;
  readonly notes: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: number;
  /** Cells of a row, in the order of the columns. */
  readonly row: (at: number) => readonly SheetCell[];
}

export interface Transferred {
  readonly rows: number;
  readonly file: string;
  readonly shortened: number;
}

/** Null: the person chose no file, or stopped it. @throws BridgeError; nothing of the file is then left */
export async function transfer(
  source: SheetSource,
  format: (typeof SHEET_FORMATS)[number],
  progress: (done: number) => void,
  isStopped: () => boolean,
): Promise<Transferred | null> {
  const id = crypto.randomUUID();
  const { name, notes, columns } = source;
  const { chosen } = await call('transfer.begin', { id, format, name, notes: [...notes], columns: [...columns] });
  if (!chosen) return null;
  try {
    for (let from = 0; from < source.rows; from += MOST_ROWS) {
      if (isStopped()) {
        await call('transfer.end', { id, keep: false });
        return null;
      }
      const rows = Array.from({ length: Math.min(MOST_ROWS, source.rows - from) }, (_, i) => [...source.row(from + i)]);
      await call('transfer.rows', { id, rows });
      progress(from + rows.length);
    }
    return await call('transfer.end', { id, keep: true });
  } catch (error) {
    await call('transfer.end', { id, keep: false }).catch(() => undefined);
    throw error;
  }
}
