/**
 * Groups of a trace that rest on the same rows of the files are shown once, with the richer columns: the letters "K" and
 * "Q" of a cost price both rest on the run of trades. Pure.
 */
import type { EvidenceRows } from '../../../src-shared/domain/figures/evidence.ts';

/** Letter of the formula (null: the figure itself) and its rows. */
export type Group = readonly [symbol: string | null, rows: EvidenceRows];

export function sharedRows(groups: readonly Group[]): readonly Group[] {
  const out: Group[] = [];
  for (const [symbol, rows] of groups) {
    const at = out.findIndex(([, known]) => isSame(known, rows));
    const known = out[at];
    if (known === undefined) out.push([symbol, rows]);
    else out[at] = [both(known[0], symbol), covers(known[1], rows) ? known[1] : rows];
  }
  return out;
}

/** The figure itself stands for its letters. */
function both(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : `${one}, ${other}`;
}

/** The same rows in the same order, and the columns of one are among those of the other. */
function isSame(a: EvidenceRows, b: EvidenceRows): boolean {
  if (a === b) return true;
  if (a.rows.length !== b.rows.length || a.rows.length === 0 || !(covers(a, b) || covers(b, a))) return false;
  return a.rows.every((row, i) => JSON.stringify(row.refs) === JSON.stringify(b.rows[i]?.refs) && row.refs.length > 0);
}

function covers(a: EvidenceRows, b: EvidenceRows): boolean {
  return b.columns.every(({ key }) => a.columns.some((column) => column.key === key));
}
