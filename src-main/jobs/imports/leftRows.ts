/** Rows of a list that were not imported, as a CSV for mending: line, reason, then the row as it was. Whole or not at all. */
import fs from 'node:fs';
import { csvLine } from '../../../src-shared/files/safeCsv.ts';
import { ISSUE_WORDS } from '../../../src-shared/records/importing/issueWords.ts';
import type { PlannedRow } from '../../../src-shared/records/importing/planImport.ts';
import type { FileRows } from './importFile.ts';

const BOM = '\ufeff';
const HEADS = { zh: ['行号', '未导入原因'], en: ['line', 'reason'] } as const;

/** Neither imported nor there already. */
export function isLeft({ state }: Pick<PlannedRow, 'state'>): boolean {
  return state !== 'ready' && state !== 'same';
}

/** Returns how many. @throws the file system's errors */
export function saveLeftRows(
  target: string,
  { headers, rows }: FileRows,
  planned: readonly PlannedRow[],
  language: 'zh' | 'en',
): number {
  const part = `${target}.part`;
  let count = 0;
  try {
    const handle = fs.openSync(part, 'w', 0o600);
    try {
      fs.writeSync(handle, BOM + csvLine([...HEADS[language], ...headers]));
      planned.forEach((plan, i) => {
        if (!isLeft(plan)) return;
        count += 1;
        fs.writeSync(handle, csvLine([String(plan.line), reasonOf(plan, language), ...(rows[i]?.cells ?? [])]));
      });
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(part, target);
    return count;
  } catch (error) {
    fs.rmSync(part, { force: true });
    throw error;
  }
}

function reasonOf({ state, issues, candidates }: PlannedRow, language: 'zh' | 'en'): string {
  if (state === 'left') return language === 'zh' ? '已选择不导入' : 'left out by choice';
  const [between, end] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  const said = issues.map(({ code, value }) => {
    const words = ISSUE_WORDS[code][language];
    return value === '' ? words : `${words}${between}${value}`;
  });
  const whom = candidates.map(({ client_no, name }) => `${name} ${client_no}`);
  return [...said, ...whom].join(end);
}
