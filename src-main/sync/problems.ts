/**
 * Everything that is wrong with a set, gathered while it is read instead of ending at the first: hard problems refuse the
 * set, soft ones are rows that go to quarantine and things worth knowing. Rows of one file, column and reason are one
 * problem with a count and line ranges.
 */
import type { SetProblem } from '../../src-shared/contract/syncCalls.ts';
import type { DatasetName } from '../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS, type IssueCode } from '../../src-shared/files/issues.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** Line ranges that one problem names; the others are counted. */
const RANGES = 20;

/** Hard problems, the one that explains the others first. Codes that are not here come before all of them. */
const WORST_FIRST: readonly RefusalCode[] = [
  'file_missing',
  'file_unreadable',
  'checksum',
  'encoding',
  'bad_header',
  'cut_off',
  'translation',
  'row_count',
  'total',
  'too_many_rejects',
];

/** Soft problems that are no rows of the quarantine. */
export type NoteCode = 'unknown_columns' | 'kept' | 'deleted_records' | 'rows_dropped' | 'acknowledgement_pending';

/** A refusal as a problem of the set. */
export function hardProblem({ reason }: Refusal, dataset: string | null = null): SetProblem {
  const { code, file, expected, found, text } = reason;
  return {
    severity: 'hard',
    code,
    dataset,
    file,
    column: null,
    count: 1,
    ranges: [],
    more_ranges: 0,
    expected,
    found,
    text,
  };
}

interface RowGroup {
  readonly problem: Omit<SetProblem, 'count' | 'ranges' | 'more_ranges'>;
  count: number;
  readonly ranges: [number, number][];
  more: number;
  last: number;
}

export class ProblemLog {
  private readonly hard: { readonly refusal: Refusal; readonly dataset: DatasetName | null }[] = [];
  private readonly rows = new Map<string, RowGroup>();
  private readonly notes: SetProblem[] = [];
  /** Datasets that could not be read soundly: what names their rows cannot be judged. */
  readonly broken = new Set<DatasetName>();

  get refused(): boolean {
    return this.hard.length > 0;
  }

  refuse(refusal: Refusal, dataset: DatasetName | null = null): void {
    this.hard.push({ refusal, dataset });
    if (dataset !== null) this.broken.add(dataset);
  }

  /** A row that goes to quarantine. */
  row(dataset: DatasetName, file: string, column: string, code: IssueCode, line: number): void {
    const key = `${file}\n${column}\n${code}`;
    let group = this.rows.get(key);
    if (group === undefined) {
      const text = ISSUE_TEXTS[code];
      const problem = { severity: 'soft', code, dataset, file, column, expected: null, found: null, text } as const;
      group = { problem, count: 0, ranges: [], more: 0, last: Number.NaN };
      this.rows.set(key, group);
    }
    group.count++;
    const open = group.ranges[group.ranges.length - 1];
    if (open !== undefined && group.more === 0 && line === open[1] + 1) open[1] = line;
    else if (group.ranges.length < RANGES) group.ranges.push([line, line]);
    else if (line !== group.last + 1) group.more++;
    group.last = line;
  }

  note(code: NoteCode, text: string, details: { dataset?: DatasetName; file?: string; found?: string } = {}): void {
    this.notes.push({
      severity: 'soft',
      code,
      dataset: details.dataset ?? null,
      file: details.file ?? null,
      column: null,
      count: 1,
      ranges: [],
      more_ranges: 0,
      expected: null,
      found: details.found ?? null,
      text,
    });
  }

  /** Whether a row's fault may be the echo of another file's: nothing is known of what it names. */
  echoes(code: IssueCode): boolean {
    const { broken } = this;
    if (broken.size === 0) return false;
    if (code === 'unknown_client') return broken.has('clients');
    if (code === 'unknown_account' || code === 'unknown_holder') return broken.has('clients') || broken.has('accounts');
    return code === 'unknown_security' && broken.has('securities');
  }

  /** The refusal that explains the others, with all of them. */
  worst(): Refusal | null {
    const ranked = [...this.hard].sort((a, b) => rank(a.refusal) - rank(b.refusal));
    const first = ranked[0]?.refusal;
    if (first === undefined) return null;
    first.problems = this.list();
    return first;
  }

  /** Hard ones first, by what explains the others; then rows, the most first; then notes. */
  list(): SetProblem[] {
    const hard = [...this.hard].sort((a, b) => rank(a.refusal) - rank(b.refusal));
    const rows = [...this.rows.values()].sort((a, b) => b.count - a.count);
    return [
      ...hard.map(({ refusal, dataset }) => hardProblem(refusal, dataset)),
      ...rows.map(({ problem, count, ranges, more }) => ({ ...problem, count, ranges, more_ranges: more })),
      ...this.notes,
    ];
  }
}

function rank(refusal: Refusal): number {
  return WORST_FIRST.indexOf(refusal.reason.code as RefusalCode);
}
