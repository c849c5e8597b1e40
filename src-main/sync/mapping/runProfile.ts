/** A profile over the rows of a sample, by the same translation and row checks as in a sync; whoever asks gets batches. */
import type { DatasetName } from '../../../src-shared/files/datasets.ts';
import type { Issue } from '../../../src-shared/files/issues.ts';
import { CanonicalBatch, canonicalPlan } from '../../../src-shared/files/mapping/canonicalBatch.ts';
import { SourceHeader } from '../../../src-shared/files/mapping/header.ts';
import type { Lookup } from '../../../src-shared/files/mapping/lookup.ts';
import type { ProfileData } from '../../../src-shared/files/mapping/profileData.ts';
import type { SourceLine } from '../../../src-shared/files/mapping/sourceReader.ts';
import { formFault, shown } from '../../../src-shared/files/mapping/translatingReader.ts';
import { Translator } from '../../../src-shared/files/mapping/translator.ts';
import type { ParsedRows } from '../../../src-shared/files/parsedRows.ts';
import { RowParser } from '../../../src-shared/files/rowParser.ts';
import { problemOf, readLines, type SampleFile } from './sampleFile.ts';

export interface RunBatch {
  readonly dataset: DatasetName;
  readonly rows: ParsedRows;
  /** The source's row behind each of them. */
  readonly lines: readonly SourceLine[];
  /** Everything wrong with a row, the first fault first. */
  issuesOf(row: number): readonly Issue[];
  raw(row: number): Record<string, string>;
}

export interface RunVisitor {
  batch(batch: RunBatch): void;
  /** A row that no part of the profile takes, or that has no sound form. dataset null: of the file as a whole. */
  unmapped(line: SourceLine, dataset: DatasetName | null, code: Issue['code'], value: string): void;
  /** A row that is left out on purpose. */
  dropped?(line: SourceLine, reason: string): void;
}

export interface RunCounts {
  readonly headers: readonly string[];
  readonly read: number;
  readonly unmapped: number;
  readonly dropped: readonly { readonly reason: string; readonly rows: number }[];
}

const BATCH_ROWS = 512;

/** @throws SampleProblem */
export function runProfile(sample: SampleFile, profile: ProfileData, lookup: Lookup, visitor: RunVisitor): RunCounts {
  const { reader, lines } = readLines(sample, profile.file);
  const dropped = new Map<string, number>();
  let parts: Part[] | null = null;
  let read = 0;
  let unmapped = 0;
  const begin = (): Part[] => {
    parts ??= makeParts(profile, new SourceHeader(reader.header ?? []), lookup, visitor);
    return parts;
  };
  try {
    for (const line of lines) {
      const all = begin();
      read++;
      const form = formFault(line, reader.header?.length ?? 0);
      if (form !== null) {
        unmapped++;
        visitor.unmapped(line, null, form, form === 'field_count' ? String(line.cells.length) : '');
        continue;
      }
      const reason = takeLine(all, line, profile, visitor);
      if (reason === UNMAPPED) unmapped++;
      else if (reason !== null) {
        dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
        visitor.dropped?.(line, reason);
      }
    }
    // A file without rows still shows what its header lacks.
    for (const part of begin()) part.flush();
  } catch (error) {
    throw problemOf(error);
  }
  return {
    headers: reader.header ?? [],
    read,
    unmapped,
    dropped: [...dropped].map(([reason, rows]) => ({ reason, rows })),
  };
}

const UNMAPPED = Symbol('unmapped');

/** Null when a part took the row; else the reason why it was dropped, or UNMAPPED. */
function takeLine(
  parts: readonly Part[],
  line: SourceLine,
  profile: ProfileData,
  visitor: RunVisitor,
): string | typeof UNMAPPED | null {
  let taken = 0;
  for (const part of parts) {
    const verdict = part.take(line);
    if (verdict.kind === 'dropped') return verdict.reason;
    if (verdict.kind === 'taken') taken++;
    else if (verdict.kind === 'unmapped' && profile.feeds === 'named_dataset') {
      visitor.unmapped(line, part.dataset, 'unmapped_row', shown(line));
    }
  }
  if (taken > 0) return null;
  if (profile.feeds === 'all_datasets') visitor.unmapped(line, null, 'unmapped_row', shown(line));
  return UNMAPPED;
}

function makeParts(profile: ProfileData, header: SourceHeader, lookup: Lookup, visitor: RunVisitor): Part[] {
  const datasets = [...new Set(profile.sections.map(({ dataset }) => dataset))];
  return datasets.map((dataset) => new Part(profile, dataset, header, lookup, visitor));
}

class Part {
  readonly dataset: DatasetName;
  private readonly translator: Translator;
  private readonly out: CanonicalBatch;
  private readonly parser: RowParser;
  private readonly visitor: RunVisitor;
  private lines: SourceLine[] = [];

  constructor(profile: ProfileData, dataset: DatasetName, header: SourceHeader, lookup: Lookup, visitor: RunVisitor) {
    this.dataset = dataset;
    this.visitor = visitor;
    this.translator = new Translator(profile, dataset, header, lookup);
    this.out = new CanonicalBatch(this.translator.dataset, BATCH_ROWS);
    this.parser = new RowParser(canonicalPlan(dataset), 'utf-8', BATCH_ROWS);
    this.out.clear();
  }

  take(line: SourceLine) {
    const verdict = this.translator.translate(line.line, line.cells);
    if (verdict.kind === 'taken') {
      if (this.out.full) this.flush();
      this.out.add(this.translator.row);
      this.lines.push(line);
    }
    return verdict;
  }

  flush(): void {
    const { out, parser, lines, dataset } = this;
    if (lines.length === 0) return;
    const rows = parser.parse(out.batch, 0);
    const byRow = new Map<number, Issue[]>();
    for (const issue of rows.issues) {
      const known = byRow.get(issue.row);
      if (!known) byRow.set(issue.row, [issue]);
      // A value that could not be had is not missing as well.
      else if (issue.code !== 'missing_value' || !known.some(({ column }) => column === issue.column))
        known.push(issue);
    }
    this.visitor.batch({
      dataset,
      rows,
      lines,
      issuesOf: (row) => byRow.get(row) ?? [],
      raw: (row) => parser.rawRow(out.batch, row),
    });
    this.lines = [];
    out.clear();
  }
}
