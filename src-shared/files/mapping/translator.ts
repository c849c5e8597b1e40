/**
 * Rows of a source file → rows of one dataset of the contract, by a profile. A value that cannot be read goes through as
 * it stands, so that the contract's own row check names it with its column; what has no value to show is a note on the row.
 */
import { DATASETS, type Dataset, type DatasetName } from '../datasets.ts';
import type { IssueCode } from '../issues.ts';
import { CANONICAL, CANONICAL_ZH } from '../profile.ts';
import { FileProblem } from '../sliceBatch.ts';
import { compileChecks } from './checks.ts';
import { compileSource, type SourceContext } from './compileSource.ts';
import type { Evaluate } from './computed.ts';
import { compileConditions } from './conditions.ts';
import type { SourceHeader } from './header.ts';
import type { Lookup } from './lookup.ts';
import type { ProfileData, Section } from './profileData.ts';
import { SourceRow } from './sourceRow.ts';
import type { Holds } from './steps.ts';

/** dropped: left out on purpose; elsewhere: another dataset's; unmapped: nobody's. */
export type Verdict =
  | { readonly kind: 'taken' | 'elsewhere' | 'unmapped' }
  | { readonly kind: 'dropped'; readonly reason: string };

const TAKEN: Verdict = { kind: 'taken' };
const ELSEWHERE: Verdict = { kind: 'elsewhere' };
const UNMAPPED: Verdict = { kind: 'unmapped' };

interface Part {
  readonly holds: Holds;
  readonly columns: readonly { readonly at: number; readonly name: string; readonly evaluate: Evaluate }[];
  check(row: SourceRow): void;
}

/** Datasets that a file of this profile feeds, when its manifest names `named`. */
export function datasetsFed(profile: ProfileData, named: DatasetName): readonly DatasetName[] {
  if (profile.feeds === 'named_dataset') return [named];
  return [...new Set(profile.sections.map(({ dataset }) => dataset))];
}

export class Translator {
  readonly dataset: Dataset;
  readonly row: SourceRow;
  private readonly drops: readonly { readonly holds: Holds; readonly verdict: Verdict }[];
  private readonly parts: readonly Part[];
  private readonly others: readonly Holds[];

  /** @throws FileProblem when the file lacks a column that the profile, or the dataset's key, needs */
  constructor(profile: ProfileData, named: DatasetName, header: SourceHeader, lookup: Lookup) {
    const { thousands } = profile.file;
    this.dataset = DATASETS[named];
    this.row = new SourceRow(this.dataset.columns.length);
    this.drops = profile.drop.map(({ when, reason }) => ({
      holds: compileConditions(when, header, thousands),
      verdict: { kind: 'dropped', reason },
    }));
    const own = profile.sections.filter(({ dataset }) => dataset === named);
    const others = profile.feeds === 'named_dataset' ? [] : profile.sections.filter(({ dataset }) => dataset !== named);
    const base = profile.base === 'canonical' ? CANONICAL : CANONICAL_ZH;
    const context: SourceContext = {
      dataset: this.dataset,
      header,
      file: profile.file,
      base,
      lookup,
      numbers: new Map(),
    };
    this.parts = own.map((section) => compileSection(section, context));
    this.others = others.map(({ when }) => compileConditions(when, header, thousands));
    header.check();
    this.refuseWithoutKey(own, header);
  }

  private refuseWithoutKey(own: readonly Section[], header: SourceHeader): void {
    if (own.length === 0) {
      throw new FileProblem('bad_header', 1, `the profile has no part for ${this.dataset.name}`, this.dataset.name);
    }
    for (const [i, part] of this.parts.entries()) {
      const mapped = new Set(part.columns.map(({ at }) => at));
      const missing = this.dataset.columns.filter((column, at) => column.key && !mapped.has(at));
      if (missing.length === 0) continue;
      const names = missing.map(({ name }) => name).join(', ');
      const found = header.names.join(', ').slice(0, 500);
      throw new FileProblem('bad_header', 1, `key column missing in part ${i + 1}: ${names}`, names, found);
    }
  }

  /** What becomes of a source row; when taken, `row` holds its values and notes. */
  translate(line: number, cells: readonly (string | null)[]): Verdict {
    const { row } = this;
    row.begin(line, cells);
    for (const { holds, verdict } of this.drops) if (holds(row)) return verdict;
    const part = this.parts.find(({ holds }) => holds(row));
    if (part === undefined) return this.others.some((holds) => holds(row)) ? ELSEWHERE : UNMAPPED;
    row.notes = [];
    for (const { at, name, evaluate } of part.columns) {
      row.column = name;
      row.values[at] = evaluate(row);
    }
    part.check(row);
    return TAKEN;
  }

  /** Makes the current row one of nothing but its fault: unmapped, or not soundly formed. */
  fault(line: number, code: IssueCode, value: string): void {
    this.row.begin(line, []);
    this.row.note(code, value);
  }
}

/** What a column must wait for: numbers count by date, computed ones look at the others. */
const RANK: Readonly<Record<string, number>> = { numbered: 1, commission: 2, net_amount: 3 };

function compileSection(section: Section, context: SourceContext): Part {
  const { dataset, header, file, base } = context;
  const listed = new Map(section.columns.map(({ column, source }) => [column, source]));
  const columns = dataset.columns.flatMap((column, at) => {
    const source = listed.get(column.name);
    if (source !== undefined) {
      const ranks = (source.kind === 'first' ? source.of : [source]).map(({ kind }) => RANK[kind] ?? 0);
      const evaluate = compileSource(source, column, context);
      return [{ at, name: column.name, evaluate, rank: Math.max(...ranks) }];
    }
    const own = base.header(dataset.name, column);
    if (!header.has(own)) return [];
    return [
      {
        at,
        name: column.name,
        evaluate: compileSource({ kind: 'column', header: own, steps: [] }, column, context),
        rank: 0,
      },
    ];
  });
  columns.sort((a, b) => a.rank - b.rank || a.at - b.at);
  return {
    holds: compileConditions(section.when, header, file.thousands),
    columns,
    check: compileChecks(section.checks, header, file.thousands),
  };
}
