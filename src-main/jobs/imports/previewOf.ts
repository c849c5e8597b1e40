/** A page of a plan as the window shows it, with the counts over all of it. */
import { IMPORT_LIMITS, type ImportPreview } from '../../../src-shared/contract/importCalls.ts';
import type { ImportField } from '../../../src-shared/records/importing/importFields.ts';
import {
  type ImportPlan,
  ROW_STATES,
  type RowNote,
  type RowState,
} from '../../../src-shared/records/importing/planImport.ts';
import type { FileRows } from './importFile.ts';

/** Characters of a text that is shown. */
const SHOWN = 200;

export function previewOf(
  { headers, rows }: FileRows,
  plan: ImportPlan,
  fields: readonly (ImportField | null)[],
  { state, offset }: { readonly state: RowState | null; readonly offset: number },
): ImportPreview {
  const counts = Object.fromEntries(ROW_STATES.map((one) => [one, 0])) as Record<RowState, number>;
  const records = { profile: 0, member: 0, contact: 0, task: 0 };
  for (const row of plan.rows) counts[row.state] += 1;
  for (const { kind } of plan.changes) records[kind] += 1;
  const wanted = plan.rows.map((row, at) => ({ row, at })).filter(({ row }) => state === null || row.state === state);
  return {
    rows: wanted.slice(offset, offset + IMPORT_LIMITS.page).map(({ row, at }) => {
      const { client_no = '', account_no = '', name = '' } = rows[at]?.row.keys ?? {};
      return {
        line: row.line,
        state: row.state,
        says: [name, client_no, account_no]
          .filter((text) => text !== '')
          .join(' · ')
          .slice(0, SHOWN),
        client: row.client,
        candidates: [...row.candidates],
        notes: row.notes.map(shown),
        issues: row.issues.map(({ field, value, code }) => ({
          field,
          header: field === null ? null : (headers[fields.indexOf(field)] ?? null),
          value: value.slice(0, SHOWN),
          code,
        })),
      };
    }),
    total: wanted.length,
    counts,
    records,
    differs: { ...plan.differs },
    duplicates: plan.duplicates,
  };
}

function shown(note: RowNote) {
  if (note.kind === 'fields') return { ...note, fields: [...note.fields] };
  if (note.kind === 'differs') return { ...note, ours: note.ours.slice(0, SHOWN), file: note.file.slice(0, SHOWN) };
  return { ...note, text: note.text.slice(0, SHOWN) };
}
