/**
 * A set whose files do not fit its manifest may only be unfinished: a copy over a slow line, files that come after the
 * manifest. What changed a moment ago is looked at once more before the set is called faulty.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from './manifest.ts';
import type { SetSource } from './setSource.ts';
import { stillGrowing } from './staging.ts';

/** @throws Refusal still_growing (not_ready) where a file of the set changes within `settleMs`. */
export async function refuseUnsettled(source: SetSource, manifest: Manifest, settleMs: number): Promise<void> {
  if (settleMs <= 0) return;
  const names = ['manifest.json', ...manifest.files.map((file) => file.path)];
  const marks = names.map((name) => source.mark(name));
  const newest = Math.max(...marks.map((mark) => (mark === null ? 0 : mark.changed)));
  if (Math.abs(Date.now() - newest) > settleMs) return;
  await sleep(settleMs);
  names.forEach((name, i) => {
    const [before, after] = [marks[i], source.mark(name)];
    if (before?.bytes !== after?.bytes || before?.changed !== after?.changed) throw stillGrowing(name);
  });
}
