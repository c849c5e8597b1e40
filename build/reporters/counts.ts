// What both test runners tell build/test.mjs: how many passed, which failed, which were left out and why. A run
// that dies before its end writes nothing, which build/test.mjs counts as a failure.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Counts {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** Writes to the file build/test.mjs named; does nothing when the runner was started by hand. */
export function writeCounts(counts: Counts): void {
  const file = process.env.BRANCH_DESK_COUNTS;
  if (file === undefined) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}

/** The reason a skipped test carries in its name, after "skipped:". */
export function reasonInName(name: string): string | undefined {
  return /skipped:\s*([^)\]]+)/i.exec(name)?.[1]?.trim();
}
