/** `profiles` and `convert`: what each call does, and what it says. */
import fs from 'node:fs';
import path from 'node:path';
import type { ProfileLine } from '../../src-shared/contract/mappingCalls.ts';
import type { Conversion, ProfileChange } from '../../src-shared/contract/profileCliCalls.ts';
import type { Handlers } from '../api/wrapper.ts';
import { forgetProfile, keepProfile, profileNamed, readProfileFile, writeProfileFile } from '../jobs/changeProfiles.ts';
import { runConvertJob } from '../jobs/convertJob.ts';
import { openRead } from '../store/open.ts';
import { type Command, UsageError } from './options.ts';

export type ProfilesCommand = Extract<Command, { kind: 'profiles' }>;
export type ConvertCommand = Extract<Command, { kind: 'convert' }>;

type Native = { readonly nativeBinding?: string };

/** The calls behind both commands. */
export function profileJobs(native: Native): Handlers {
  return {
    'profiles.importFile': ({ store, file, replace }) => {
      const parsed = readProfileFile(file);
      if (!parsed.ok) return { name: '', done: false, taken: 'no', problems: [...parsed.problems] };
      const { saved, taken, problems } = keepProfile({ store, ...native }, parsed.profile, replace, new Date());
      return { name: parsed.profile.name, done: saved, taken: saved ? 'no' : taken, problems };
    },
    'profiles.exportFile': ({ store, name, file }) => {
      const open = openRead(store, native);
      try {
        writeProfileFile(file, profileNamed(open, name).profile);
      } finally {
        open.close();
      }
      return { name, done: true, taken: 'no', problems: [] };
    },
    'profiles.removeNamed': ({ store, name }) => ({
      name,
      done: forgetProfile({ store, ...native }, name, new Date()),
      taken: 'no',
      problems: [],
    }),
    'profiles.convert': (input) => runConvertJob({ ...input, ...native }),
  };
}

/** Paths that are off are said before anything is opened. @throws UsageError */
export function checkPaths(command: ProfilesCommand | ConvertCommand): void {
  if (command.kind === 'convert') {
    if (!fs.existsSync(command.file)) throw new UsageError(`there is no file ${command.file}`);
    if (fs.existsSync(command.out) && fs.readdirSync(command.out).length > 0) {
      throw new UsageError(`the folder ${command.out} is not empty`);
    }
    return;
  }
  const { importFile, to } = command;
  if (importFile !== undefined && !fs.existsSync(importFile)) throw new UsageError(`there is no file ${importFile}`);
  if (to !== undefined && !fs.existsSync(path.dirname(path.resolve(to)))) {
    throw new UsageError(`there is no folder for ${to}`);
  }
}

export function profilesText(value: { profiles: readonly ProfileLine[] } | ProfileChange): string {
  if ('profiles' in value) {
    const lines = value.profiles.map(
      ({ name, format, datasets, shipped, changed_at, title }) =>
        `${name}  ${format}  ${datasets.join(' ')}  ${shipped ? 'shipped' : (changed_at ?? '')}  ${title.en}`,
    );
    return `${lines.join('\n')}\n${value.profiles.length} profiles\n`;
  }
  const { name, done, taken, problems } = value;
  if (done) return `${name}: done\n`;
  if (problems.length > 0)
    return `${problems.map(({ path: at, code, text }) => `${at}  ${code}: ${text}`).join('\n')}\n`;
  if (taken === 'shipped') return `${name} comes with the program: save the profile under another name\n`;
  return taken === 'saved' ? `${name} is saved already: add --replace to replace it\n` : `${name}: there is none\n`;
}

export function conversionText({ read, datasets, unmapped, dropped, issue_counts, looked_up }: Conversion): string {
  const needsStore = issue_counts.some(({ code }) => code === 'no_lookup');
  const lines = [
    `${read} rows read`,
    ...datasets.map(({ dataset, path: file, rows, faulty }) => {
      const note = faulty > 0 ? `, ${faulty} faulty` : '';
      return rows > 0 ? `${dataset}: ${rows} rows in ${file}${note}` : `${dataset}: no rows${note}`;
    }),
    ...dropped.map(({ reason, rows }) => `left out: ${rows} rows, ${reason} (dropped.csv)`),
    ...(unmapped > 0 ? [`taken by no part of the profile: ${unmapped} rows`] : []),
    ...issue_counts.map(({ dataset, column, code, rows }) =>
      ['issue:', dataset ?? '', column, `${code}, ${rows} rows (issues.csv)`].filter((part) => part !== '').join(' '),
    ),
    ...(needsStore && !looked_up ? ['accounts and rates are looked up in a store: add --store FILE'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Something did not come through. */
export function hasFindings({ unmapped, issue_counts }: Conversion): boolean {
  return unmapped > 0 || issue_counts.length > 0;
}
