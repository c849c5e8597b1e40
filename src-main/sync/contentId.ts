/** What two sets have in common when they say the same: sha256 over their files' datasets and checksums, in any order. */
import crypto from 'node:crypto';
import type { Manifest } from './manifest.ts';

export function contentId(manifest: Manifest): string {
  const lines = manifest.files.map((file) => `${file.dataset} ${file.sha256}\n`).sort();
  const hash = crypto.createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
}
