/**
 * Sheets of a set's workbooks as delimited rows beside the copies, the number of the sheet's row first: what the
 * synchronous reader inside the transaction takes (files/mapping/sourceReader). Workbooks are read asynchronously, so
 * this happens before the transaction, after the checksums were verified.
 */
import fs from 'node:fs';
import type { ProblemLog } from '../problems.ts';
import { Refusal } from '../refusal.ts';
import type { StagedFile } from '../staging.ts';
import { readSheets, type Sheet, sheetNamed } from './workbook.ts';
import { WorkbookProblem } from './workbookProblem.ts';

/** Bytes of a workbook that is read. */
export const WORKBOOK_BYTES = 64 * 1024 * 1024;

/** One line a row that has anything: its number in the sheet, then its cells. */
export function sheetCsv(sheet: Sheet): string {
  const lines: string[] = [];
  sheet.rows.forEach((row, i) => {
    if (row.some((cell) => cell !== '')) lines.push([String(i + 1), ...row.map(quoted)].join(','));
  });
  return `${lines.join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The staged files, workbooks among them replaced by their rows. A workbook that cannot be read refuses the set. */
export async function withSheetRows(
  staged: readonly StagedFile[],
  problems: ProblemLog,
): Promise<readonly StagedFile[]> {
  const out: StagedFile[] = [];
  for (const one of staged) {
    if (one.file.format !== 'xlsx') {
      out.push(one);
      continue;
    }
    try {
      out.push(await writeRows(one));
    } catch (error) {
      if (!(error instanceof WorkbookProblem)) throw error;
      const text = `${one.file.path}: ${error.message}`;
      problems.refuse(
        new Refusal('translation', text, { file: one.file.path, found: error.message }),
        one.file.dataset,
      );
    }
  }
  return out;
}

async function writeRows(one: StagedFile): Promise<StagedFile> {
  if (one.bytes > WORKBOOK_BYTES) throw new WorkbookProblem(`the workbook has more than ${WORKBOOK_BYTES} bytes`);
  const sheets = await readSheets(fs.readFileSync(one.path));
  const target = `${one.path}.rows`;
  fs.writeFileSync(target, sheetCsv(sheetNamed(sheets, one.file.profile.translation?.file.sheet ?? null)), {
    mode: 0o600,
  });
  return { ...one, path: target };
}
