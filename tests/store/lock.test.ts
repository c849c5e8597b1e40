import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSyncJob } from '../../src-main/jobs/syncJob.ts';
import { lockStore, StoreBusy } from '../../src-main/store/lock.ts';

const root = path.join(import.meta.dirname, '..', '..');
let folder = '';
let store = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-lock-'));
  store = path.join(folder, 'branch.db');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A process that takes the lock, says so, and holds it. */
function holder(): Promise<{ pid: number; kill(): Promise<void> }> {
  const script = `const { lockStore } = await import(${JSON.stringify(path.join(root, 'src-main/store/lock.ts'))});
    globalThis.lock = lockStore(${JSON.stringify(store)}, new Date(0)); process.stdout.write('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return new Promise((resolve) => {
    child.stdout.once('data', () =>
      resolve({
        pid: child.pid as number,
        kill: () => {
          child.kill('SIGKILL');
          return ended;
        },
      }),
    );
  });
}

describe('the lock of a store', () => {
  it('keeps a second process out, says who holds it, and is free again when that one is killed', async () => {
    const other = await holder();
    try {
      expect(() => lockStore(store, new Date())).toThrow(StoreBusy);
      expect(() => lockStore(store, new Date())).toThrow(new RegExp(`process ${other.pid}, since 1970-01-01`));
      const drop = path.join(folder, 'drop');
      fs.mkdirSync(drop);
      const refused = runSyncJob({ store, drop }, { progress: () => {}, cancelled: () => false });
      await expect(refused).rejects.toMatchObject({ code: 'busy' });
      expect(fs.existsSync(store)).toBe(false);
    } finally {
      await other.kill();
    }
    lockStore(store, new Date()).release();
    expect(fs.existsSync(`${store}.lock.json`)).toBe(false);
  });
});
