/**
 * A set whose files do not fit its manifest may only be unfinished: a copy over a slow line, files that come after the
 * manifest. What changed a moment ago is looked at once more before the set is called faulty.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from './manifest.ts';
import { Refusal } from './refusal.ts';
import type { SetSource } from './setSource.ts';
import { stillGrowing } from './staging.ts';

/** @throws Refusal not_ready: the set is gone, or a file of it changes within `settleMs` (still_growing). */
export async function refuseUnsettled(source: SetSource, manifest: Manifest, settleMs: number): Promise<void> {
  if (source.mark('manifest.json') === null) {
    const text = 'the set went away while it was read: the drop folder is out of reach';
    throw new Refusal('file_unreadable', text, { state: 'not_ready', file: 'manifest.json' });
  }
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
