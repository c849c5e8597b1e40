/** What the mapping screen asks of a sample, as a job: reading and trying may take seconds and belong into a thread. */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { DryRunResult, SampleView, Suggestion, TryResult } from '../../src-shared/contract/mappingCalls.ts';
import type { DatasetName } from '../../src-shared/files/datasets.ts';
import { NO_LOOKUP } from '../../src-shared/files/mapping/lookup.ts';
import type { FileForm, ProfileData } from '../../src-shared/files/mapping/profileData.ts';
import { type Suggestions, suggest } from '../../src-shared/files/mapping/suggest.ts';
import { StoreError } from '../store/errors.ts';
import { openRead, type ReadStore } from '../store/open.ts';
import { dryRun } from '../sync/mapping/dryRun.ts';
import { loadSample, SampleProblem } from '../sync/mapping/sampleFile.ts';
import { readColumns, sampleValues, viewSample } from '../sync/mapping/sampleView.ts';
import { storeLookup } from '../sync/mapping/storeLookup.ts';
import { tryProfile } from '../sync/mapping/tryProfile.ts';

export type MappingAsk =
  | { readonly ask: 'read'; readonly id: string; readonly name: string; readonly form: FileForm | null }
  | { readonly ask: 'suggest'; readonly form: FileForm; readonly datasets: readonly DatasetName[] | null }
  | { readonly ask: 'try'; readonly profile: ProfileData; readonly rows: number; readonly faultyOnly: boolean }
  | { readonly ask: 'dry_run'; readonly profile: ProfileData };

export interface MappingJobInput {
  readonly store: string;
  readonly nativeBinding?: string;
  /** The sample's place; it never leaves the main process. */
  readonly file: string;
  readonly question: MappingAsk;
}

export interface SuggestAnswer {
  readonly datasets: { dataset: DatasetName; confidence: number }[];
  readonly suggestions: Suggestion[];
  readonly draft: ProfileData;
}
export type MappingAnswer = SampleView | SuggestAnswer | TryResult | DryRunResult;

/** @throws Refusal, StoreError */
export async function runMappingJob(input: MappingJobInput): Promise<MappingAnswer> {
  const { file, question } = input;
  try {
    switch (question.ask) {
      case 'read':
        return await viewSample(file, question.id, question.name, question.form);
      case 'suggest':
        return answerOf(await suggestFor(file, question.form, question.datasets));
      case 'try':
        return await trying(input, question);
      case 'dry_run':
        return await withStore(input, (store) => dryRun(file, question.profile, store));
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
      throw new Refusal('not_found', 'The sample file cannot be read any more.');
    }
    throw error;
  }
}

async function suggestFor(file: string, form: FileForm, datasets: readonly DatasetName[] | null): Promise<Suggestions> {
  try {
    return suggest(sampleValues(readColumns(await loadSample(file), form)), form, datasets);
  } catch (error) {
    if (error instanceof SampleProblem) throw new Refusal('bad_request', error.message);
    throw error;
  }
}

function answerOf({ datasets, suggestions, draft }: Suggestions): SuggestAnswer {
  return { datasets: [...datasets], suggestions: [...suggestions], draft };
}

async function trying(input: MappingJobInput, { profile, rows, faultyOnly }: Extract<MappingAsk, { ask: 'try' }>) {
  const run = (store: ReadStore | null): Promise<TryResult> =>
    tryProfile(
      input.file,
      profile,
      { rows, faultyOnly, lookup: store === null ? null : storeLookup(store, null) },
      NO_LOOKUP,
    );
  try {
    return await withStore(input, run);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'missing') return run(null);
    throw error;
  }
}

async function withStore<T>({ store: file, nativeBinding }: MappingJobInput, work: (store: ReadStore) => Promise<T>) {
  const store = openRead(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
