/** Corrections: what later revisions changed, and sets that were taken back; rows and figures before and after. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { type CorrectionSummary, correctionSummary } from '../../src-shared/contract/correctionSummary.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { CorrectionHead, CorrectionRow } from '../../src-shared/contract/syncPageCalls.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import {
  type Correction,
  correctionFigures,
  correctionRows,
  countCorrectionFigures,
  countCorrectionRows,
  countCorrections,
  findCorrection,
  loadCorrections,
} from '../store/queries/syncCorrections.ts';
import { NOTHING_TO_TAKE_BACK, takingBack } from './takingBack.ts';

function headOf(row: Correction): CorrectionHead {
  const summary: CorrectionSummary = correctionSummary.parse(JSON.parse(row.summary_json));
  return {
    ...summary,
    correction_id: row.correction_id,
    kind: row.kind as CorrectionHead['kind'],
    set: row.set_name,
    business_date: dateText(row.business_date),
    revision: row.revision,
    made_at: row.made_at,
  };
}

function mustFind(store: ReadStore, correctionId: number): Correction {
  const found = findCorrection(store, correctionId);
  if (found === undefined) throw new Refusal('not_found', 'there is no such correction');
  return found;
}

function cells(json: string | null): Record<string, string | null> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, string | null>);
}

export function correctionsPage(
  store: ReadStore,
  { limit, offset }: CallInput<'sync.corrections'>,
): CallOutput<'sync.corrections'> {
  return { total: countCorrections(store), rows: loadCorrections(store, limit, offset).map(headOf) };
}

export function correction(store: ReadStore, correctionId: number): CallOutput<'sync.correction'> {
  const row = mustFind(store, correctionId);
  if (row.delivery_id === null) return { head: headOf(row), ...NOTHING_TO_TAKE_BACK };
  const now = takingBack(store, row.business_date, row.revision);
  // A number may come again once its delivery is gone: it counts while date and revision still lead to it.
  const isSame = now.delivery_id === null || now.delivery_id === row.delivery_id;
  return { head: headOf(row), ...(isSame ? now : NOTHING_TO_TAKE_BACK) };
}

export function correctionRowsPage(
  store: ReadStore,
  { correction_id, limit, offset }: CallInput<'sync.correctionRows'>,
): CallOutput<'sync.correctionRows'> {
  mustFind(store, correction_id);
  return {
    total: countCorrectionRows(store, correction_id),
    rows: correctionRows(store, correction_id, limit, offset).map((row) => ({
      row_at: row.row_at,
      dataset: row.dataset,
      change: row.change as CorrectionRow['change'],
      key: row.row_key,
      before: cells(row.before_json),
      after: cells(row.after_json),
    })),
  };
}

export function correctionFiguresPage(
  store: ReadStore,
  { correction_id, limit, offset }: CallInput<'sync.correctionFigures'>,
): CallOutput<'sync.correctionFigures'> {
  mustFind(store, correction_id);
  return {
    total: countCorrectionFigures(store, correction_id),
    rows: correctionFigures(store, correction_id, limit, offset).map((row) => ({
      client_no: row.client_no,
      name: row.name ?? row.client_no,
      figure: row.figure,
      before: row.before,
      after: row.after,
    })),
  };
}
