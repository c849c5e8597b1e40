// Third-party files beside the project (../shared/files). A machine without them skips these tests by name, except under
// CI, where they must run.
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';

export const SHARED_FILES = path.resolve(import.meta.dirname, '../../../shared/files');

export function sharedTest(name: string, folder: string, run: (folder: string) => void): void {
  const place = path.join(SHARED_FILES, folder);
  if (fs.existsSync(place) || process.env.CI) test(name, () => run(place));
  else test.skip(`${name} (skipped: ../shared/files is missing)`, () => undefined);
}

export function sharedNames(folder: string, ending: string): string[] {
  const place = path.join(SHARED_FILES, folder);
  if (!fs.existsSync(place)) return [`*${ending}`];
  return fs
    .readdirSync(place, { recursive: true })
    .map(String)
    .filter((name) => name.toLowerCase().endsWith(ending))
    .sort();
}
