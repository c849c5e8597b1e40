/**
 * Bridge calls of the mapping screen and of saved profiles. Files are chosen in the system's dialog; the page never names
 * a path and never gets one: a sample is known by an opaque id until the window closes or sixteen newer ones push it out.
 * Previews read the first MAPPING_LIMITS.bytes of a file only, and say so.
 */
import { z } from 'zod';
import { DATASET_NAMES } from '../files/datasets.ts';
import {
  FILE_FORMATS,
  fileForm,
  profileData,
  profileName,
  profileProblem,
  source,
} from '../files/mapping/profileData.ts';
import { dateText } from './values.ts';

export const MAPPING_LIMITS = {
  /** Bytes of a sample that are read. */
  bytes: 8 * 1024 * 1024,
  /** Rows that one call shows. */
  rows: 200,
  /** First values of a column that are shown. */
  values: 5,
  /** Single issues, unknown words or examples in one answer; the counts beside them are whole. */
  issues: 500,
} as const;

const dataset = z.enum(DATASET_NAMES);
const count = z.number().int();
const sampleId = z.string().min(1).max(64);

/** Why a file cannot be read in the given form; line 0: the file as a whole. `code` is a FileProblemCode or one of ours. */
export const sampleProblem = z.object({ code: z.string(), line: count, text: z.string() });
export type SampleProblem = z.infer<typeof sampleProblem>;

export const sampleColumn = z.object({
  header: z.string(),
  /** The first different values, as the file form gives them (unwrapped, trimmed). */
  values: z.array(z.string()),
  /** Rows in which it is empty. */
  empty: count,
  looks_like: z.enum(['date', 'time', 'number', 'text', 'empty']),
});
export type SampleColumn = z.infer<typeof sampleColumn>;

export const sampleView = z.object({
  sample: sampleId,
  /** The file's own name, without its folder. */
  name: z.string(),
  bytes: count,
  /** Only the first part of the file was read: `rows` counts that part. */
  cut: z.boolean(),
  /** Detected, or as given to mapping.read. */
  file: fileForm,
  byte_order_mark: z.boolean(),
  /** xlsx: names of the sheets. */
  sheets: z.array(z.string()),
  /** The header's line in the file, from 1. */
  header_line: count,
  columns: z.array(sampleColumn),
  rows: count,
  /** DBF: records with the delete mark; they are no rows. */
  deleted: count,
  problem: sampleProblem.nullable(),
});
export type SampleView = z.infer<typeof sampleView>;

export const SUGGESTION_REASONS = ['same_name', 'known_header', 'alike', 'values'] as const;
/** confidence: 0..1; 1 = the contract's own name. */
export const suggestion = z.object({
  dataset,
  column: z.string(),
  source,
  confidence: z.number(),
  reason: z.enum(SUGGESTION_REASONS),
});
export type Suggestion = z.infer<typeof suggestion>;

export const mappingIssue = z.object({
  line: count,
  dataset: dataset.nullable(),
  /** Contract name of the column; '' for the row as a whole. */
  column: z.string(),
  value: z.string(),
  code: z.string(),
  text: z.string(),
});
export type MappingIssue = z.infer<typeof mappingIssue>;

export const issueCount = z.object({ dataset: dataset.nullable(), column: z.string(), code: z.string(), rows: count });

export const unknownWord = z.object({ dataset, column: z.string(), word: z.string(), rows: count });
export type UnknownWord = z.infer<typeof unknownWord>;

const triedSection = z.object({
  dataset,
  /** Contract columns of `values`, in the dataset's order. */
  columns: z.array(z.string()),
  /** Rows that this section takes, and those among them with an issue. */
  taken: count,
  faulty: count,
  /** The first rows, in the file's order; `source` is the whole row under `headers`. */
  rows: z.array(
    z.object({
      line: count,
      source: z.array(z.string()),
      values: z.array(z.string().nullable()),
      issues: z.array(z.object({ column: z.string(), value: z.string(), code: z.string(), text: z.string() })),
    }),
  ),
});

export const tryResult = z.object({
  /** What is wrong with the profile itself; rows are shown as far as they can be. */
  problems: z.array(profileProblem),
  /** Why the file cannot be read that way; then nothing below is filled. */
  problem: sampleProblem.nullable(),
  headers: z.array(z.string()),
  read: count,
  /** Rows that no section takes (each is an issue), and rows left out on purpose. */
  unmapped: count,
  dropped: z.array(z.object({ reason: z.string(), rows: count })),
  sections: z.array(triedSection),
  /** Lookups need the store: without one they are shown as issues `no_lookup`. */
  looked_up: z.boolean(),
  unknown_words: z.array(unknownWord),
  issues: z.array(mappingIssue),
  issue_counts: z.array(issueCount),
});
export type TryResult = z.infer<typeof tryResult>;

export const dryRunResult = z.object({
  problems: z.array(profileProblem),
  problem: sampleProblem.nullable(),
  as_of: dateText.nullable(),
  read: count,
  unmapped: count,
  dropped: z.array(z.object({ reason: z.string(), rows: count })),
  datasets: z.array(
    z.object({
      dataset,
      rows: count,
      would_apply: count,
      would_quarantine: count,
      /** Rows whose key came before in the same file (in quarantine), or is in the store already. */
      duplicates: count,
      in_store: count,
    }),
  ),
  /** Numbers that the store does not know; the first ones by name. */
  unknown_clients: z.array(z.string()),
  unknown_accounts: z.array(z.string()),
  unknown_securities: z.array(z.string()),
  issues: z.array(mappingIssue),
  issue_counts: z.array(issueCount),
});
export type DryRunResult = z.infer<typeof dryRunResult>;

export const profileLine = z.object({
  name: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  about: z.object({ zh: z.string(), en: z.string() }),
  format: z.enum(FILE_FORMATS),
  datasets: z.array(dataset),
  /** Comes with the program: it can be copied under another name, not changed or removed. */
  shipped: z.boolean(),
  /** ISO 8601, UTC; null for a shipped one. */
  changed_at: z.string().nullable(),
});
export type ProfileLine = z.infer<typeof profileLine>;

const read = { right: 'profiles.read', scope: 'none' } as const;
const write = { right: 'profiles.write', scope: 'none' } as const;

export const mappingCalls = {
  /** Opens the file dialog; detects the file's form. */
  'mapping.sample': {
    input: z.object({}),
    output: z.object({ chosen: z.boolean(), sample: sampleView.nullable() }),
    ...read,
  },
  /** The same file in a form that the user chose. Refused (not_found) when the sample is gone. */
  'mapping.read': { input: z.object({ sample: sampleId, file: fileForm }), output: sampleView, ...read },
  /** `draft` is a whole profile made of the suggestions; dataset null: the dataset is guessed too. */
  'mapping.suggest': {
    input: z.object({
      sample: sampleId,
      file: fileForm,
      datasets: z.array(dataset).max(DATASET_NAMES.length).nullable(),
    }),
    output: z.object({
      datasets: z.array(z.object({ dataset, confidence: z.number() })),
      suggestions: z.array(suggestion),
      draft: profileData,
    }),
    ...read,
  },
  'mapping.try': {
    input: z.object({
      sample: sampleId,
      profile: profileData,
      /** Rows of each section that are shown. */
      rows: z.number().int().min(0).max(MAPPING_LIMITS.rows),
      /** Show only rows with issues. */
      faulty_only: z.boolean(),
    }),
    output: tryResult,
    ...read,
  },
  /** Against the store; writes nothing. */
  'mapping.dryRun': {
    input: z.object({ sample: sampleId, profile: profileData }),
    output: dryRunResult,
    right: 'profiles.read',
    scope: 'clients',
  },
  'profiles.list': { input: z.object({}), output: z.object({ profiles: z.array(profileLine) }), ...read },
  'profiles.get': {
    input: z.object({ name: profileName }),
    output: z.object({ profile: profileData, shipped: z.boolean() }),
    ...read,
  },
  /** Nothing is saved while `problems` is not empty, or when the name is taken and `replace` is false (`taken`). */
  'profiles.save': {
    input: z.object({ profile: profileData, replace: z.boolean() }),
    output: z.object({
      saved: z.boolean(),
      taken: z.enum(['no', 'saved', 'shipped']),
      problems: z.array(profileProblem),
    }),
    ...write,
  },
  'profiles.remove': {
    input: z.object({ name: profileName }),
    output: z.object({ removed: z.boolean() }),
    ...write,
  },
  /** Opens the save dialog; false when the user leaves it. */
  'profiles.export': {
    input: z.object({ name: profileName }),
    output: z.object({ exported: z.boolean() }),
    ...read,
  },
  /** Opens the file dialog and reads a profile; it is not saved yet (profiles.save does that, once the user has seen it). */
  'profiles.import': {
    input: z.object({}),
    output: z.object({
      chosen: z.boolean(),
      profile: profileData.nullable(),
      taken: z.enum(['no', 'saved', 'shipped']),
      problems: z.array(profileProblem),
    }),
    ...read,
  },
} as const;
