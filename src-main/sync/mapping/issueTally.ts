/** Issues of a preview: the first ones singly, all of them in counts, and the words that no list has. */
import {
  type DryRunResult,
  MAPPING_LIMITS,
  type MappingIssue,
  type UnknownWord,
} from '../../../src-shared/contract/mappingCalls.ts';
import type { DatasetName } from '../../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS, type IssueCode } from '../../../src-shared/files/issues.ts';

export class IssueTally {
  private readonly shown: MappingIssue[] = [];
  private readonly counts = new Map<string, DryRunResult['issue_counts'][number]>();
  private readonly words = new Map<string, UnknownWord>();

  add(line: number, dataset: DatasetName | null, column: string, code: IssueCode, value: string): void {
    if (this.shown.length < MAPPING_LIMITS.issues) {
      this.shown.push({ line, dataset, column, value, code, text: ISSUE_TEXTS[code] });
    }
    const key = `${dataset} ${column} ${code}`;
    const known = this.counts.get(key);
    this.counts.set(key, { dataset, column, code, rows: (known?.rows ?? 0) + 1 });
    if (code === 'unknown_code' && dataset !== null && value !== '') this.addWord(dataset, column, value);
  }

  private addWord(dataset: DatasetName, column: string, word: string): void {
    const key = `${dataset} ${column} ${word}`;
    const known = this.words.get(key);
    if (known === undefined && this.words.size >= MAPPING_LIMITS.issues) return;
    this.words.set(key, { dataset, column, word, rows: (known?.rows ?? 0) + 1 });
  }

  result(): Pick<DryRunResult, 'issues' | 'issue_counts'> & { unknown_words: UnknownWord[] } {
    return {
      // Parts of a profile come to their rows in turns.
      issues: this.shown.toSorted((a, b) => a.line - b.line),
      issue_counts: [...this.counts.values()].sort((a, b) => b.rows - a.rows),
      unknown_words: [...this.words.values()].sort((a, b) => b.rows - a.rows),
    };
  }
}
