// One bootstrap at a time in one checkout: two `npm ci` at once, or two builds into one folder, spoil each other.
// Taken only when there is work to do, so that a second run never waits for it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, say } from './process.mjs';

const lockFile = path.join(cacheFolder, 'bootstrap.lock');
let held = 0;

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  if (held === 0) await take();
  held += 1;
  try {
    return await work();
  } finally {
    held -= 1;
    if (held === 0) release();
  }
}

async function take() {
  mkdirSync(cacheFolder, { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      process.on('exit', release);
      return;
    } catch {
      const owner = readOwner();
      if (owner === undefined || !isAlive(owner)) {
        rmSync(lockFile, { force: true });
        continue;
      }
      if (!told) say(`waiting for the set-up that runs already (process ${owner})`);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

function release() {
  process.off('exit', release);
  if (readOwner() === process.pid) rmSync(lockFile, { force: true });
}

function readOwner() {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    return owner > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
