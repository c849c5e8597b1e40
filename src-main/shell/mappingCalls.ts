/**
 * The mapping screen's calls that only a window can answer: choosing samples, reading them in a thread, and profiles in
 * and out of files. A sample's place stays here; the page knows it by an opaque id.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { DryRunResult, SampleView, TryResult } from '../../src-shared/contract/mappingCalls.ts';
import type { Handlers } from '../api/wrapper.ts';
import {
  forgetProfile,
  keepProfile,
  profileNamed,
  readProfileFile,
  takenBy,
  writeProfileFile,
} from '../jobs/changeProfiles.ts';
import type { MappingAnswer, MappingAsk, SuggestAnswer } from '../jobs/mappingJob.ts';
import { openRead, type ReadStore } from '../store/open.ts';
import type { JobHost } from './jobHost.ts';

export interface MappingCallsOptions {
  /** Runs one question at a time, beside whatever else goes on. */
  readonly jobs: JobHost;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
}

const SAMPLES = 16;
const SAMPLE_TITLE = '选择样本文件 Choose a sample file';
const IMPORT_TITLE = '导入方案 Import a profile';
const EXPORT_TITLE = '导出方案 Export the profile';
const JSON_FILTER = [{ name: 'JSON', extensions: ['json'] }];

export function mappingCalls({ jobs, store, nativeBinding, window }: MappingCallsOptions): Handlers {
  const place = nativeBinding === undefined ? { store } : { store, nativeBinding };
  const samples = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: the page asks again while it types. */
  const ask = (file: string, question: MappingAsk): Promise<MappingAnswer> => {
    const run = (): Promise<MappingAnswer> =>
      jobs.run(0, { kind: 'mapping', ...place, file, question }, () => undefined);
    const answer = last.then(run, run);
    last = answer.catch(() => undefined);
    return answer;
  };
  const fileOf = (sample: string): string => {
    const file = samples.get(sample);
    if (file === undefined) throw new Refusal('not_found', 'The sample is gone: choose the file again.');
    return file;
  };
  const reading = <T>(work: (open: ReadStore) => T): T => {
    const open = openRead(store, nativeBinding === undefined ? {} : { nativeBinding });
    try {
      return work(open);
    } finally {
      open.close();
    }
  };
  return {
    'mapping.sample': async () => {
      const file = await chooseFile(window(), SAMPLE_TITLE);
      if (file === undefined) return { chosen: false, sample: null };
      const id = randomUUID();
      samples.set(id, file);
      for (const old of [...samples.keys()].slice(0, -SAMPLES)) samples.delete(old);
      const question = { ask: 'read', id, name: path.basename(file), form: null } as const;
      return { chosen: true, sample: (await ask(file, question)) as SampleView };
    },
    'mapping.read': async ({ sample, file: form }) => {
      const file = fileOf(sample);
      return (await ask(file, { ask: 'read', id: sample, name: path.basename(file), form })) as SampleView;
    },
    'mapping.suggest': async ({ sample, file: form, datasets }) =>
      (await ask(fileOf(sample), { ask: 'suggest', form, datasets })) as SuggestAnswer,
    'mapping.try': async ({ sample, profile, rows, faulty_only }) =>
      (await ask(fileOf(sample), { ask: 'try', profile, rows, faultyOnly: faulty_only })) as TryResult,
    'mapping.dryRun': async ({ sample, profile }) =>
      (await ask(fileOf(sample), { ask: 'dry_run', profile })) as DryRunResult,
    'profiles.save': ({ profile, replace }) => keepProfile(place, profile, replace, new Date()),
    'profiles.remove': ({ name }) => ({ removed: forgetProfile(place, name, new Date()) }),
    'profiles.export': async ({ name }) => {
      const { profile } = reading((open) => profileNamed(open, name));
      const options = { title: EXPORT_TITLE, defaultPath: `${name}.json`, filters: JSON_FILTER };
      const shown = window();
      const chosen = await (shown === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(shown, options));
      if (chosen.canceled || chosen.filePath === '') return { exported: false };
      writeProfileFile(chosen.filePath, profile);
      return { exported: true };
    },
    'profiles.import': async () => {
      const file = await chooseFile(window(), IMPORT_TITLE, JSON_FILTER);
      if (file === undefined) return { chosen: false, profile: null, taken: 'no', problems: [] };
      const parsed = readProfileFile(file);
      if (!parsed.ok) return { chosen: true, profile: null, taken: 'no', problems: [...parsed.problems] };
      const taken = reading((open) => takenBy(open, parsed.profile.name));
      return { chosen: true, profile: parsed.profile, taken, problems: [] };
    },
  };
}

async function chooseFile(
  window: BrowserWindow | undefined,
  title: string,
  filters: { name: string; extensions: string[] }[] = [],
): Promise<string | undefined> {
  const options = { properties: ['openFile' as const], title, filters };
  const chosen = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}
