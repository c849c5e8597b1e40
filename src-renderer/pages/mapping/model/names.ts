/** Names of profiles: what a name may be, and a free one made from another. Pure. */
import { profileName } from '../../../../src-shared/files/mapping/profileData.ts';

export type NameProblem = 'empty' | 'too_long' | 'bad_form';

const LONGEST = 64;

export function nameProblem(name: string): NameProblem | null {
  if (name === '') return 'empty';
  if (name.length > LONGEST) return 'too_long';
  return profileName.safeParse(name).success ? null : 'bad_form';
}

/** `wanted` itself where it is free, else with the first number that makes it so. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) {
    const name = `${wanted.slice(0, LONGEST - 4)}-${n}`;
    if (!taken.has(name)) return name;
  }
}

/** A name from a file's name: without its ending, with nothing that a name may not hold. */
export function nameOfFile(file: string): string {
  const plain = file
    .replace(/\.[^.]+$/, '')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
    .slice(0, LONGEST - 4);
  return plain === '' ? 'profile' : plain;
}
