/** Where in a profile a problem lies, read from its path in the JSON ("sections.0.columns.3.source"). Pure. */
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';

export interface ProblemPlace {
  readonly at: number | null;
  readonly column: string | null;
}

export function problemPlace(profile: ProfileData, path: string): ProblemPlace {
  const section = /^sections\.(\d+)(?:\.columns\.(\d+))?/.exec(path);
  if (section === null) return { at: null, column: null };
  const at = Number(section[1]);
  const column = section[2] === undefined ? null : profile.sections[at]?.columns[Number(section[2])]?.column;
  return { at, column: column ?? null };
}
