/** Profiles that come with the program: worked examples that users copy, and China Clear's files. */
import type { z } from 'zod';
import { BUILT_IN_PROFILES, type Profile } from '../profile.ts';
import { compileProfile } from './compileProfile.ts';
import { type cell, type ProfileData, type plainSource, profileData } from './profileData.ts';
import { JSMX, SJSMX1 } from './shipped/chinaClear.ts';
import { STATEMENT_HTSEC } from './shipped/statementHtsec.ts';
import { STATEMENT_TDX } from './shipped/statementTdx.ts';

/** As a profile is written: what has a default may be left out. */
export type ProfileInput = z.input<typeof profileData>;
export type CellInput = z.input<typeof cell>;
export type SourceInput = z.input<typeof plainSource>;

export const SHIPPED_PROFILES: ReadonlyMap<string, ProfileData> = new Map(
  [STATEMENT_TDX, STATEMENT_HTSEC, JSMX, SJSMX1].map((input) => [input.name, profileData.parse(input)]),
);

/** Every profile a manifest may name: the contract's two, the shipped ones, and `saved`, which take no taken name. */
export function profilesWith(saved: Iterable<ProfileData>): ReadonlyMap<string, Profile> {
  const all = new Map<string, Profile>();
  for (const data of saved) all.set(data.name, compileProfile(data));
  for (const data of SHIPPED_PROFILES.values()) all.set(data.name, compileProfile(data));
  for (const [name, profile] of BUILT_IN_PROFILES) all.set(name, profile);
  return all;
}

/** Whether a name belongs to the program. */
export function isShippedName(name: string): boolean {
  return SHIPPED_PROFILES.has(name) || BUILT_IN_PROFILES.has(name);
}
