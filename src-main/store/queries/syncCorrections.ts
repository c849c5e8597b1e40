/** Corrections in parts: what later revisions and sets that were taken back have changed. */
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { CorrectionClientRow, CorrectionRow, CorrectionRowRow } from '../schema.ts';

export type Correction = Omit<CorrectionRow, 'correction_id'> & { readonly correction_id: number };

const HEAD = query
  .selectFrom('correction')
  .select(['correction_id', 'kind', 'delivery_id', 'set_name', 'business_date', 'revision', 'made_at', 'summary_json']);

/** Newest first. */
export function loadCorrections(store: ReadStore, limit: number, offset: number): Correction[] {
  return store.all(HEAD.orderBy('correction_id', 'desc').limit(limit).offset(offset));
}

export function countCorrections(store: ReadStore): number {
  const counted = query.selectFrom('correction').select((e) => e.fn.countAll<number>().as('n'));
  return store.get(counted)?.n as number;
}

export function findCorrection(store: ReadStore, correctionId: number): Correction | undefined {
  return store.get(HEAD.where('correction_id', '=', correctionId));
}

export function correctionRows(
  store: ReadStore,
  correctionId: number,
  limit: number,
  offset: number,
): CorrectionRowRow[] {
  return store.all(
    query
      .selectFrom('correction_row')
      .select(['correction_id', 'row_at', 'dataset', 'change', 'row_key', 'before_json', 'after_json'])
      .where('correction_id', '=', correctionId)
      .orderBy('row_at')
      .limit(limit)
      .offset(offset),
  );
}

export function countCorrectionRows(store: ReadStore, correctionId: number): number {
  const counted = query
    .selectFrom('correction_row')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('correction_id', '=', correctionId);
  return store.get(counted)?.n as number;
}

export function countCorrectionFigures(store: ReadStore, correctionId: number): number {
  const counted = query
    .selectFrom('correction_client')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('correction_id', '=', correctionId);
  return store.get(counted)?.n as number;
}

export type ChangedFigure = CorrectionClientRow & { readonly name: string | null };

/** By client and figure. */
export function correctionFigures(
  store: ReadStore,
  correctionId: number,
  limit: number,
  offset: number,
): ChangedFigure[] {
  return store.all(
    query
      .selectFrom('correction_client as f')
      .leftJoin('client as c', 'c.client_no', 'f.client_no')
      .select(['f.correction_id', 'f.client_no', 'f.figure', 'f.before', 'f.after', 'c.name'])
      .where('f.correction_id', '=', correctionId)
      .orderBy('f.client_no')
      .orderBy('f.figure')
      .limit(limit)
      .offset(offset),
  );
}
