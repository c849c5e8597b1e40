/** A draft of a profile against the store: what would come in, what would stay out, and why. It only reads. */
import type { DryRunResult } from '../../../src-shared/contract/mappingCalls.ts';
import { MAPPING_LIMITS } from '../../../src-shared/contract/mappingCalls.ts';
import type { DatasetName } from '../../../src-shared/files/datasets.ts';
import { checkProfile } from '../../../src-shared/files/mapping/parseProfile.ts';
import type { ProfileData } from '../../../src-shared/files/mapping/profileData.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { lastAppliedDate } from '../../store/facts/deliveries.ts';
import type { ReadStore } from '../../store/open.ts';
import { DryRunRows } from './dryRunRows.ts';
import { IssueTally } from './issueTally.ts';
import { type RunBatch, runProfile } from './runProfile.ts';
import { loadSample, SampleProblem } from './sampleFile.ts';
import { storeLookup } from './storeLookup.ts';

export async function dryRun(path: string, profile: ProfileData, store: ReadStore): Promise<DryRunResult> {
  const sample = await sampleOrProblem(path);
  const asOf = lastAppliedDate(store);
  const tally = new IssueTally();
  const known: DryRunResult = {
    problems: checkProfile(profile),
    problem: sample instanceof SampleProblem ? problemOf(sample) : null,
    as_of: asOf === null ? null : dateText(asOf),
    read: 0,
    unmapped: 0,
    dropped: [],
    datasets: [],
    unknown_clients: [],
    unknown_accounts: [],
    unknown_securities: [],
    issues: [],
    issue_counts: [],
  };
  if (sample instanceof SampleProblem || known.problems.length > 0) return known;
  return store.snapshot(() => {
    const rows = new DryRunRows(store);
    try {
      const counts = runProfile(sample, profile, storeLookup(store, null), {
        batch: (batch) => takeBatch(batch, rows, tally),
        unmapped: (line, dataset, code, value) => tally.add(line.line, dataset, '', code, value),
      });
      const { issues, issue_counts } = tally.result();
      const { read, unmapped } = counts;
      const first = (numbers: ReadonlySet<string>): string[] => [...numbers].slice(0, MAPPING_LIMITS.rows);
      return {
        ...known,
        read,
        unmapped,
        dropped: [...counts.dropped],
        datasets: rows.result(profile.sections.map(({ dataset }): DatasetName => dataset)),
        unknown_clients: first(rows.unknownClients),
        unknown_accounts: first(rows.unknownAccounts),
        unknown_securities: first(rows.unknownSecurities),
        issues,
        issue_counts,
      };
    } catch (error) {
      if (!(error instanceof SampleProblem)) throw error;
      return { ...known, problem: problemOf(error) };
    }
  });
}

async function sampleOrProblem(path: string) {
  try {
    return await loadSample(path);
  } catch (error) {
    if (error instanceof SampleProblem) return error;
    throw error;
  }
}

function problemOf({ code, line, message }: SampleProblem): DryRunResult['problem'] {
  return { code, line, text: message };
}

function takeBatch(batch: RunBatch, rows: DryRunRows, tally: IssueTally): void {
  const judge = rows.judge(batch.dataset, batch.rows);
  for (let i = 0; i < batch.rows.rows; i++) {
    const line = batch.rows.line[i] as number;
    const issues = batch.issuesOf(i);
    for (const { column, code, value } of issues) tally.add(line, batch.dataset, column, code, value);
    const fault = judge(i, issues.length > 0);
    if (fault !== null) tally.add(line, batch.dataset, fault.column, fault.code, batch.raw(i)[fault.column] ?? '');
  }
}
