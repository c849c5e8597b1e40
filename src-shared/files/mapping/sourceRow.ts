/** One row of the source file while it is translated: its cells, what was found so far, and what is wrong with it. */
import type { IssueCode } from '../issues.ts';
import type { RowNote } from '../sliceBatch.ts';

export class SourceRow {
  line = 0;
  /** Cells under the header, read by the file's form; null: no text of the encoding. */
  cells: readonly (string | null)[] = [];
  /** Canonical values by index of the dataset's column; '' is empty. */
  readonly values: string[];
  notes: RowNote[] = [];
  /** The column at work, for the notes. */
  column = '';

  constructor(columns: number) {
    this.values = new Array<string>(columns).fill('');
  }

  begin(line: number, cells: readonly (string | null)[]): void {
    this.line = line;
    this.cells = cells;
    this.notes = [];
    this.column = '';
    this.values.fill('');
  }

  cell(index: number): string {
    const text = this.cells[index];
    if (text === undefined) return '';
    if (text !== null) return text;
    this.note('bad_text', '');
    return '';
  }

  note(code: IssueCode, value: string): void {
    this.notes.push({ column: this.column, code, value });
  }
}
