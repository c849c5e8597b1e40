/** Calls of the command line about profiles: files are named by the caller, so the window does not have them. */
import { z } from 'zod';
import { DATASET_NAMES } from '../files/datasets.ts';
import { profileName, profileProblem } from '../files/mapping/profileData.ts';
import { issueCount } from './mappingCalls.ts';

const file = z.string().min(1);
const count = z.number().int();

export const profileChange = z.object({
  name: z.string(),
  done: z.boolean(),
  /** Whose the name is already, where that is why nothing was saved. */
  taken: z.enum(['no', 'saved', 'shipped']),
  problems: z.array(profileProblem),
});
export type ProfileChange = z.infer<typeof profileChange>;

/** `convert`: what was written to the folder, and what was not. */
export const conversion = z.object({
  file: z.string(),
  profile: z.string(),
  out: z.string(),
  read: count,
  datasets: z.array(z.object({ dataset: z.enum(DATASET_NAMES), path: z.string(), rows: count, faulty: count })),
  unmapped: count,
  dropped: z.array(z.object({ reason: z.string(), rows: count })),
  issue_counts: z.array(issueCount),
  looked_up: z.boolean(),
});
export type Conversion = z.infer<typeof conversion>;

export const profileCliCalls = {
  'profiles.importFile': {
    input: z.object({ store: file, file, replace: z.boolean() }),
    output: profileChange,
    right: 'profiles.write',
    scope: 'none',
  },
  'profiles.exportFile': {
    input: z.object({ store: file, name: profileName, file }),
    output: profileChange,
    right: 'profiles.read',
    scope: 'none',
  },
  'profiles.removeNamed': {
    input: z.object({ store: file, name: profileName }),
    output: profileChange,
    right: 'profiles.write',
    scope: 'none',
  },
  /** profile: a name, or a JSON file; store null: shipped profiles only, and no lookups. */
  'profiles.convert': {
    input: z.object({ file, profile: z.string().min(1), store: file.nullable(), out: file }),
    output: conversion,
    right: 'profiles.read',
    scope: 'clients',
  },
} as const;
