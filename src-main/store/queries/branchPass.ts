/** Reads the kept figures of the branch (branch_pass, branch_figure): which passes there are, and one figure of all clients. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

export interface FoundPass {
  readonly pass_id: number;
  readonly from_day: Ymd;
  readonly to_day: Ymd;
  /** factsVersion when it was made: another one means that the facts have changed since. */
  readonly version: number;
  readonly made_at: string;
}

/** The pass over that very period; null: there is none. */
export function findPass(store: Store, from: Ymd, to: Ymd): FoundPass | null {
  return (
    store.get(
      query
        .selectFrom('branch_pass')
        .select(['pass_id', 'from_day', 'to_day', 'version', 'made_at'])
        .where('from_day', '=', from)
        .where('to_day', '=', to),
    ) ?? null
  );
}

export interface BranchFigure {
  /** One a client, NaN = none. */
  readonly values: Float64Array;
  /** client_id of each place. */
  readonly clients: Int32Array;
}

/** A figure without a row in the pass has no values at all: both are empty. */
export function loadBranchFigure(store: Store, passId: number, path: string): BranchFigure {
  const row = store.get(
    query
      .selectFrom('branch_figure as f')
      .innerJoin('branch_pass as p', 'p.pass_id', 'f.pass_id')
      .select(['f.figure_values', 'p.clients'])
      .where('f.pass_id', '=', passId)
      .where('f.path', '=', path),
  );
  if (row === undefined) return { values: new Float64Array(0), clients: new Int32Array(0) };
  return { values: new Float64Array(ownBytes(row.figure_values)), clients: new Int32Array(ownBytes(row.clients)) };
}

/** The driver's bytes may lie anywhere in a larger buffer; numbers of 8 bytes must not. */
function ownBytes({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

/** Paths that the pass has a figure of, in order. */
export function pathsOfPass(store: Store, passId: number): string[] {
  return store
    .rows(query.selectFrom('branch_figure').select('path').where('pass_id', '=', passId).orderBy('path'))
    .map(([path]) => path as string);
}
