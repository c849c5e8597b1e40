/**
 * One sync at a time on a store, over processes: a small SQLite file beside the store, locked for as long as the work
 * takes. The system takes the lock back when the process ends, however it ends, so no lock is ever stale; who holds it
 * is written beside it for the words of the one who must wait.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';

export interface Holder {
  readonly pid: number;
  readonly since: string;
}

/** The store is at work elsewhere. `holder` is null where its note cannot be read. */
export class StoreBusy extends Error {
  readonly holder: Holder | null;
  constructor(holder: Holder | null) {
    const who = holder === null ? 'another process' : `process ${holder.pid}, since ${holder.since},`;
    super(`${who} applies files to this store; nothing was changed. Try again when it is done.`);
    this.holder = holder;
  }
}

export interface StoreLock {
  release(): void;
}

function readHolder(file: string): Holder | null {
  try {
    const note = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof note.pid === 'number' && typeof note.since === 'string' ? { pid: note.pid, since: note.since } : null;
  } catch {
    // Not written yet, or just taken away: the lock itself is what counts.
    return null;
  }
}

/**
 * Who holds the lock by its note: for the screen only, the lock itself is never touched by looking. A note whose process
 * is gone was left by one that was killed, and holds nothing.
 */
export function lockHolder(store: string): Holder | null {
  const holder = readHolder(`${store}.lock.json`);
  if (holder === null) return null;
  try {
    process.kill(holder.pid, 0);
    return holder;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? holder : null;
  }
}

/** @throws StoreBusy */
export function lockStore(store: string, now: Date, options: { readonly nativeBinding?: string } = {}): StoreLock {
  const note = `${store}.lock.json`;
  const db = new Database(`${store}.lock`, { timeout: 0, ...options });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new StoreBusy(readHolder(note));
    throw error;
  }
  fs.writeFileSync(note, JSON.stringify({ pid: process.pid, since: now.toISOString() }));
  return {
    release() {
      fs.rmSync(note, { force: true });
      db.exec('ROLLBACK');
      db.close();
    },
  };
}
