/**
 * A source file read as one dataset of the contract: stands where a CSV or DBF reader stands, and yields canonical rows
 * with the lines of the source. What concerns the file as a whole is counted beside it: its rows, what was left out on
 * purpose, the sums of its own columns that the manifest names.
 */
import { DATASETS, type DatasetName } from '../datasets.ts';
import type { IssueCode } from '../issues.ts';
import { ROW_BAD_QUOTES, ROW_OK, type SliceBatch } from '../sliceBatch.ts';
import { ColumnTotal } from '../totals.ts';
import { CanonicalBatch } from './canonicalBatch.ts';
import { numberText } from './compileSource.ts';
import { SourceHeader } from './header.ts';
import type { Lookup } from './lookup.ts';
import type { ProfileData } from './profileData.ts';
import { type SourceLine, SourceReader } from './sourceReader.ts';
import { Translator } from './translator.ts';

export interface TranslationOptions {
  readonly profile: ProfileData;
  readonly dataset: DatasetName;
  readonly lookup: Lookup;
  readonly batchRows: number;
  /** Rows that no part of the profile takes, and rows of no sound form, are reported with this dataset. */
  readonly reportsUnmapped: boolean;
  /** Headers of the source whose sums are wanted. */
  readonly totals: Iterable<string>;
}

/** Decimals of a source column's sum; more are summed as well. */
const TOTAL_DECIMALS = 4;

export class TranslatingReader {
  /** Rows of the source so far, whatever became of them. */
  sourceRows = 0;
  readonly dropped = new Map<string, number>();
  readonly totals = new Map<string, ColumnTotal>();
  private readonly options: TranslationOptions;
  private readonly source: SourceReader;
  private readonly out: CanonicalBatch;
  private translator: Translator | null = null;
  private header: SourceHeader | null = null;
  private waiting: readonly SourceLine[] = [];
  private at = 0;
  private readonly sources = new Map<number, string>();

  constructor(options: TranslationOptions) {
    this.options = options;
    this.source = new SourceReader(options.profile.file);
    this.out = new CanonicalBatch(DATASETS[options.dataset], options.batchRows);
    for (const name of options.totals) this.totals.set(name, new ColumnTotal(TOTAL_DECIMALS));
  }

  push(chunk: Uint8Array): void {
    this.source.push(chunk);
  }
  end(): void {
    this.source.end();
  }
  get deleted(): number {
    return this.source.deleted;
  }
  /** Headers that the profile does not use; null until the header was read. */
  get unknown(): readonly string[] | null {
    const { header } = this;
    return header === null ? null : header.names.filter((name) => name !== '' && !header.used.has(name));
  }

  next(): SliceBatch | null {
    const { out } = this;
    out.clear();
    this.sources.clear();
    while (!out.full) {
      const line = this.waiting[this.at++];
      if (line !== undefined) {
        this.take(line);
        continue;
      }
      const more = this.source.next();
      this.begin();
      if (more === null) {
        this.waiting = [];
        break;
      }
      this.waiting = more;
      this.at = 0;
    }
    return out.batch.rows > 0 ? out.batch : null;
  }

  private begin(): void {
    if (this.translator !== null || this.source.header === null) return;
    const { profile, dataset, lookup } = this.options;
    const header = new SourceHeader(this.source.header);
    this.header = header;
    for (const name of this.totals.keys()) header.at(name);
    this.translator = new Translator(profile, dataset, header, lookup);
  }

  private take(line: SourceLine): void {
    const { translator, header } = this;
    if (translator === null || header === null) throw new Error('a row before its header');
    this.sourceRows++;
    const code = formFault(line, header.names.length);
    this.sum(line, code === null);
    if (code !== null) {
      if (this.options.reportsUnmapped) this.fault(line, code, code === 'field_count' ? String(line.cells.length) : '');
      return;
    }
    const verdict = translator.translate(line.line, line.cells);
    if (verdict.kind === 'dropped') this.dropped.set(verdict.reason, (this.dropped.get(verdict.reason) ?? 0) + 1);
    else if (verdict.kind === 'taken') this.out.add(translator.row);
    else if (verdict.kind === 'unmapped' && this.options.reportsUnmapped) this.fault(line, 'unmapped_row', shown(line));
  }

  private fault(line: SourceLine, code: IssueCode, value: string): void {
    const { translator, out } = this;
    if (translator === null) return;
    translator.fault(line.line, code, value);
    this.sources.set(out.batch.rows, line.cells.map((text) => text ?? '').join(' | '));
    out.add(translator.row);
  }

  /** The source's cells of a row of the last batch that has no values of its own. */
  sourceOf(row: number): string | undefined {
    return this.sources.get(row);
  }

  private sum(line: SourceLine, sound: boolean): void {
    for (const [name, total] of this.totals) {
      const at = this.header?.at(name) ?? -1;
      const text = line.cells[at];
      if (!sound || text === null || text === undefined) total.unreadable++;
      else if (text !== '') total.addText(numberText(text, this.options.profile.file.thousands));
    }
  }
}

export function formFault(line: SourceLine, width: number): IssueCode | null {
  if (line.form !== ROW_OK) return line.form === ROW_BAD_QUOTES ? 'bad_quotes' : 'too_long';
  return line.cells.length === width ? null : 'field_count';
}

/** Of a row that is nobody's: its words, so that its kind can be seen. */
export function shown(line: SourceLine): string {
  return line.cells
    .filter((text) => text !== null && text !== '' && !/\d/.test(text))
    .join(' ')
    .slice(0, 100);
}
