/** A draft of a profile on a sample: parsed rows beside their source, and everything that is wrong with them. */
import type { TryResult } from '../../../src-shared/contract/mappingCalls.ts';
import { DATASETS } from '../../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS } from '../../../src-shared/files/issues.ts';
import type { Lookup } from '../../../src-shared/files/mapping/lookup.ts';
import { checkProfile } from '../../../src-shared/files/mapping/parseProfile.ts';
import type { ProfileData } from '../../../src-shared/files/mapping/profileData.ts';
import { IssueTally } from './issueTally.ts';
import { type RunBatch, runProfile } from './runProfile.ts';
import { loadSample, SampleProblem } from './sampleFile.ts';

export interface TryOptions {
  /** Rows of each dataset that are shown. */
  readonly rows: number;
  readonly faultyOnly: boolean;
  /** Null: there is no store to ask. */
  readonly lookup: Lookup | null;
}

type Section = TryResult['sections'][number];

export async function tryProfile(
  path: string,
  profile: ProfileData,
  { rows: wanted, faultyOnly, lookup }: TryOptions,
  noLookup: Lookup,
): Promise<TryResult> {
  const tally = new IssueTally();
  const sections = new Map<string, Section>();
  for (const { dataset } of profile.sections) {
    const columns = DATASETS[dataset].columns.map(({ name }) => name);
    sections.set(dataset, { dataset, columns, taken: 0, faulty: 0, rows: [] });
  }
  const known: TryResult = {
    problems: checkProfile(profile),
    problem: null,
    headers: [],
    read: 0,
    unmapped: 0,
    dropped: [],
    sections: [],
    looked_up: lookup !== null,
    ...tally.result(),
  };
  const takeBatch = (batch: RunBatch): void => {
    const section = sections.get(batch.dataset);
    if (section === undefined) throw new Error('rows of no section');
    sections.set(batch.dataset, addRows(section, batch, tally, wanted, faultyOnly));
  };
  try {
    const counts = runProfile(await loadSample(path), profile, lookup ?? noLookup, {
      batch: takeBatch,
      unmapped: (line, dataset, code, value) => tally.add(line.line, dataset, '', code, value),
    });
    return {
      ...known,
      ...counts,
      headers: [...counts.headers],
      dropped: [...counts.dropped],
      sections: [...sections.values()],
      ...tally.result(),
    };
  } catch (error) {
    if (!(error instanceof SampleProblem)) throw error;
    return { ...known, problem: { code: error.code, line: error.line, text: error.message } };
  }
}

function addRows(section: Section, batch: RunBatch, tally: IssueTally, wanted: number, faultyOnly: boolean): Section {
  const shown = [...section.rows];
  let faulty = 0;
  for (let i = 0; i < batch.rows.rows; i++) {
    const issues = batch.issuesOf(i);
    const line = batch.rows.line[i] as number;
    if (issues.length > 0) faulty++;
    for (const { column, code, value } of issues) tally.add(line, section.dataset, column, code, value);
    if (shown.length >= wanted || (faultyOnly && issues.length === 0)) continue;
    const raw = batch.raw(i);
    shown.push({
      line,
      source: (batch.lines[i]?.cells ?? []).map((cell) => cell ?? '�'),
      values: section.columns.map((column) => raw[column] ?? null),
      issues: issues.map(({ column, code, value }) => ({ column, code, value, text: ISSUE_TEXTS[code] })),
    });
  }
  return { ...section, taken: section.taken + batch.rows.rows, faulty: section.faulty + faulty, rows: shown };
}
