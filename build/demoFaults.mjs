// What the demo branch has to show on the Sync page: a correction that head office did not send, so that a client's
// holdings differ to this day; a correction of the last date whose file was cut off on its way; and one that is still
// being copied. Only in the demo that `npm start` shows; `generate` itself makes a drop folder that applies whole.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} drop a folder as `generate` made it */
export function plantFaults(drop) {
  const names = readdirSync(drop).sort();
  const revision = names.findLast((name) => /^\d{8}\.r\d+/.test(name));
  if (revision !== undefined) rmSync(path.join(drop, revision), { recursive: true });
  const folder = names.findLast((name) => /^\d{8}$/.test(name));
  if (folder === undefined) return;
  const damaged = path.join(drop, `${folder}.r2`);
  cpSync(path.join(drop, folder), damaged, { recursive: true });
  const file = path.join(damaged, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.revision = 2;
  writeFileSync(file, JSON.stringify(manifest));
  const trades = manifest.files.find((/** @type {{ dataset: string }} */ one) => one.dataset === 'trades');
  const cut = path.join(damaged, trades.path);
  truncateSync(cut, Math.floor(readFileSync(cut).length / 2));
  mkdirSync(path.join(drop, `${folder}.r3`));
}
