/**
 * Another system's file as canonical CSV files in a folder, without a store being changed: for head office's own tools,
 * and to see in whole what a profile makes of a file. What did not come through stands beside it, with its lines.
 */
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { Conversion } from '../../src-shared/contract/profileCliCalls.ts';
import { DATASETS, type DatasetName } from '../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS, type IssueCode } from '../../src-shared/files/issues.ts';
import { NO_LOOKUP } from '../../src-shared/files/mapping/lookup.ts';
import type { ProfileData } from '../../src-shared/files/mapping/profileData.ts';
import { SHIPPED_PROFILES } from '../../src-shared/files/mapping/shippedProfiles.ts';
import type { SourceLine } from '../../src-shared/files/mapping/sourceReader.ts';
import { openRead, type ReadStore } from '../store/open.ts';
import { IssueTally } from '../sync/mapping/issueTally.ts';
import { type RunBatch, runProfile } from '../sync/mapping/runProfile.ts';
import { loadSample, SampleProblem } from '../sync/mapping/sampleFile.ts';
import { storeLookup } from '../sync/mapping/storeLookup.ts';
import { profileNamed, readProfileFile } from './changeProfiles.ts';

export interface ConvertJobInput {
  readonly file: string;
  /** A name, or a JSON file. */
  readonly profile: string;
  readonly store: string | null;
  readonly nativeBinding?: string;
  readonly out: string;
}

/** Bytes of a file that is converted; it is held in memory. */
const LARGEST = 512 * 1024 * 1024;
const ISSUES = 'issues.csv';
const DROPPED = 'dropped.csv';

/** @throws Refusal, StoreError, and the file system's errors */
export async function runConvertJob(input: ConvertJobInput): Promise<Conversion> {
  const store =
    input.store === null
      ? null
      : openRead(input.store, input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding });
  try {
    const profile = profileOf(input.profile, store);
    const sample = await loadSample(input.file, LARGEST);
    if (sample.cut) throw new Refusal('bad_request', `the file has more than ${LARGEST} bytes`);
    fs.mkdirSync(input.out, { recursive: true });
    const out = new Output(input.out, profile);
    const lookup = store === null ? NO_LOOKUP : storeLookup(store, null);
    const counts = runProfile(sample, profile, lookup, out);
    return {
      file: path.basename(input.file),
      profile: profile.name,
      out: input.out,
      read: counts.read,
      unmapped: counts.unmapped,
      dropped: [...counts.dropped],
      looked_up: store !== null,
      ...out.close(),
    };
  } catch (error) {
    if (error instanceof SampleProblem) throw new Refusal('bad_request', error.message);
    throw error;
  } finally {
    store?.close();
  }
}

function profileOf(name: string, store: ReadStore | null): ProfileData {
  if (/\.json$/i.test(name)) {
    const parsed = readProfileFile(name);
    if (parsed.ok) return parsed.profile;
    const [first] = parsed.problems;
    throw new Refusal('bad_request', `${name} is no profile: ${first?.path ?? ''} ${first?.text ?? ''}`);
  }
  if (store !== null) return profileNamed(store, name).profile;
  const shipped = SHIPPED_PROFILES.get(name);
  if (shipped === undefined) throw new Refusal('not_found', `no profile ${name} comes with the program; name a store`);
  return shipped;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;

/** A CSV file that is there once it has a line. */
class CsvFile {
  readonly path: string;
  private readonly header: readonly string[];
  private handle: number | null = null;

  constructor(file: string, header: readonly string[]) {
    this.path = file;
    this.header = header;
  }

  write(lines: readonly (readonly string[])[]): void {
    if (lines.length === 0) return;
    if (this.handle === null) {
      this.handle = fs.openSync(this.path, 'wx', 0o600);
      fs.writeSync(this.handle, csvLine(this.header));
    }
    fs.writeSync(this.handle, lines.map(csvLine).join(''));
  }

  close(): void {
    if (this.handle !== null) fs.closeSync(this.handle);
  }
}

class Output {
  private readonly tally = new IssueTally();
  private readonly files = new Map<DatasetName, { file: CsvFile; rows: number; faulty: number }>();
  private readonly issues: CsvFile;
  private readonly drops: CsvFile;

  constructor(folder: string, profile: ProfileData) {
    for (const { dataset } of profile.sections) {
      const file = new CsvFile(path.join(folder, `${dataset}.csv`), columnsOf(dataset));
      this.files.set(dataset, { file, rows: 0, faulty: 0 });
    }
    this.issues = new CsvFile(path.join(folder, ISSUES), [
      'line',
      'dataset',
      'column',
      'value',
      'code',
      'text',
      'source',
    ]);
    this.drops = new CsvFile(path.join(folder, DROPPED), ['line', 'reason', 'source']);
  }

  batch(batch: RunBatch): void {
    const target = this.files.get(batch.dataset);
    if (target === undefined) throw new Error('rows of no section');
    const columns = columnsOf(batch.dataset);
    const lines: string[][] = [];
    for (let i = 0; i < batch.rows.rows; i++) {
      const issues = batch.issuesOf(i);
      if (issues.length === 0) {
        const raw = batch.raw(i);
        lines.push(columns.map((column) => raw[column] ?? ''));
        continue;
      }
      target.faulty++;
      for (const { column, value, code } of issues) {
        this.issue(batch.lines[i] as SourceLine, batch.dataset, column, code, value);
      }
    }
    target.rows += lines.length;
    target.file.write(lines);
  }

  unmapped(line: SourceLine, dataset: DatasetName | null, code: IssueCode, value: string): void {
    this.issue(line, dataset, '', code, value);
  }

  dropped(line: SourceLine, reason: string): void {
    this.drops.write([[String(line.line), reason, sourceText(line)]]);
  }

  private issue(line: SourceLine, dataset: DatasetName | null, column: string, code: IssueCode, value: string): void {
    this.tally.add(line.line, dataset, column, code, value);
    this.issues.write([[String(line.line), dataset ?? '', column, value, code, ISSUE_TEXTS[code], sourceText(line)]]);
  }

  close(): Pick<Conversion, 'datasets' | 'issue_counts'> {
    for (const { file } of this.files.values()) file.close();
    this.issues.close();
    this.drops.close();
    return {
      datasets: [...this.files].map(([dataset, { file, rows, faulty }]) => ({
        dataset,
        path: path.basename(file.path),
        rows,
        faulty,
      })),
      issue_counts: this.tally.result().issue_counts,
    };
  }
}

const columnsOf = (dataset: DatasetName): string[] => DATASETS[dataset].columns.map(({ name }) => name);
const sourceText = ({ cells }: SourceLine): string => cells.map((cell) => cell ?? '').join(' | ');
