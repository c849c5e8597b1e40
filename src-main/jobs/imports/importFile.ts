/** A list that a person chose to import: its form and columns, its content by hash, its rows as cells. Nothing of it is kept. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import { IMPORT_LIMITS } from '../../../src-shared/contract/importCalls.ts';
import { MAPPING_LIMITS } from '../../../src-shared/contract/mappingCalls.ts';
import type { FileForm } from '../../../src-shared/files/mapping/profileData.ts';
import { cellText, safeCell } from '../../../src-shared/files/safeCsv.ts';
import { ROW_OK } from '../../../src-shared/files/sliceBatch.ts';
import type { ImportField } from '../../../src-shared/records/importing/importFields.ts';
import { type ImportRow, parseImportRow } from '../../../src-shared/records/importing/parseImportRow.ts';
import { loadSample, readLines, SampleProblem } from '../../sync/mapping/sampleFile.ts';

/** SHA-256 of the file in hex; null: too large to be imported at once. @throws the file system's errors */
export function contentHash(file: string): string | null {
  if (fs.statSync(file).size > MAPPING_LIMITS.bytes) return null;
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

export interface FileRows {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly row: ImportRow; readonly cells: readonly string[] }[];
}

/** @throws Refusal conflict: the file is another one now; bad_request: it cannot be read, or has too many rows */
export async function readImportRows(
  file: string,
  form: FileForm,
  hash: string,
  fields: readonly (ImportField | null)[],
): Promise<FileRows> {
  if (contentHash(file) !== hash) throw new Refusal('conflict', 'The file has changed since it was chosen.');
  const set = fields.filter((field) => field !== null);
  if (new Set(set).size < set.length) throw new Refusal('bad_request', 'A field is mapped twice.');
  try {
    const { reader, lines } = readLines(await loadSample(file), form);
    const rows: { row: ImportRow; cells: string[] }[] = [];
    for (const line of lines) {
      if (rows.length >= IMPORT_LIMITS.rows) {
        throw new Refusal('bad_request', `A file of more than ${IMPORT_LIMITS.rows} rows: import it in parts.`);
      }
      const cells = line.cells.map((cell) => plainCell(cell ?? ''));
      const isSound =
        line.form === ROW_OK && !line.cells.includes(null) && cells.length <= (reader.header?.length ?? 0);
      const row = parseImportRow(line.line, cells, fields);
      const issues = isSound ? row.issues : [{ field: null, value: '', code: 'bad_form' as const }, ...row.issues];
      rows.push({ row: { ...row, issues }, cells });
    }
    return { headers: reader.header ?? [], rows };
  } catch (error) {
    if (error instanceof SampleProblem) throw new Refusal('bad_request', error.message);
    throw error;
  }
}

/** Our own exports keep cells from becoming formulas by an apostrophe before them. */
function plainCell(cell: string): string {
  return cell.startsWith("'") && safeCell(cellText(cell)) === cell ? cellText(cell) : cell;
}
