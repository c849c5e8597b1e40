/** Saved profiles of a store: kept, replaced, removed; and their way out of and into files. */
import fs from 'node:fs';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import {
  checkProfile,
  type ParsedProfile,
  parseProfile,
  profileText,
} from '../../src-shared/files/mapping/parseProfile.ts';
import {
  PROFILE_TEXT_LIMIT,
  type ProfileData,
  type ProfileProblem,
} from '../../src-shared/files/mapping/profileData.ts';
import { isShippedName, SHIPPED_PROFILES } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { isSavedProfile, loadProfiles, removeProfile, saveProfile } from '../store/ledger/profiles.ts';
import type { Store } from '../store/open.ts';
import { quickWrite, type StorePlace } from './quickWrite.ts';

export type Taken = 'no' | 'saved' | 'shipped';

export interface SaveResult {
  readonly saved: boolean;
  readonly taken: Taken;
  readonly problems: ProfileProblem[];
}

/** Whose a name is already. */
export function takenBy(store: Store, name: string): Taken {
  if (isShippedName(name)) return 'shipped';
  return isSavedProfile(store, name) ? 'saved' : 'no';
}

/** @throws Refusal busy, where another connection writes; StoreError */
export function keepProfile(place: StorePlace, profile: ProfileData, replace: boolean, now: Date): SaveResult {
  const problems = checkProfile(profile);
  if (problems.length > 0) return { saved: false, taken: 'no', problems };
  return quickWrite(place, (store) => {
    const taken = takenBy(store, profile.name);
    if (taken === 'shipped' || (taken === 'saved' && !replace)) return { saved: false, taken, problems };
    saveProfile(store, profile, now.toISOString());
    return { saved: true, taken, problems };
  });
}

/** False when there is none of that name. @throws Refusal busy, where another connection writes; StoreError */
export function forgetProfile(place: StorePlace, name: string, now: Date): boolean {
  if (isShippedName(name)) throw new Refusal('not_allowed', `${name} comes with the program and stays.`);
  return quickWrite(place, (store) => removeProfile(store, name, now.toISOString()));
}

/** A saved or shipped profile. @throws Refusal not_found */
export function profileNamed(store: Store, name: string): { profile: ProfileData; shipped: boolean } {
  const shipped = SHIPPED_PROFILES.get(name);
  if (shipped !== undefined) return { profile: shipped, shipped: true };
  const saved = loadProfiles(store).find(({ profile }) => profile.name === name);
  if (saved === undefined) throw new Refusal('not_found', `there is no profile ${name}`);
  return { profile: saved.profile, shipped: false };
}

/** What a file holds, read no further than a profile may be long. Throws the file system's errors. */
export function readProfileFile(file: string): ParsedProfile {
  // A character has at most four bytes; what is longer is refused by its length.
  const limit = PROFILE_TEXT_LIMIT * 4;
  const handle = fs.openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(limit + 1, fs.fstatSync(handle).size));
    const count = fs.readSync(handle, bytes, 0, bytes.length, 0);
    return parseProfile(bytes.toString('utf8', 0, count));
  } finally {
    fs.closeSync(handle);
  }
}

export function writeProfileFile(file: string, profile: ProfileData): void {
  fs.writeFileSync(file, profileText(profile));
}
