/**
 * Looks into a drop folder again and again and says when there is something to do: a set that is new or changed since
 * it was last tried, and that stood still between two looks. Polling, because a network share tells nothing; the file
 * system is asked without blocking, because a share may take its time. It applies nothing itself.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { setNameParts } from '../sync/dropFolder.ts';

/** Files that a look counts in one set. The contract has some ten datasets. */
const FILES = 500;

/** Set name → what its files look like; equal text means that nothing changed. */
export type DropLook = ReadonlyMap<string, string>;

async function markOf(file: string): Promise<string> {
  try {
    const stat = await fs.stat(file);
    return `${stat.size}@${stat.mtimeMs}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

async function markOfFolder(folder: string): Promise<string> {
  try {
    const entries = await fs.readdir(folder, { recursive: true });
    const names = entries.sort().slice(0, FILES);
    const marks = await Promise.all(names.map(async (name) => `${name}=${await markOf(path.join(folder, name))}`));
    return `${entries.length};${marks.join(';')}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

/** Null where the folder cannot be read now. */
export async function lookAtDrop(drop: string): Promise<DropLook | null> {
  try {
    const look = new Map<string, string>();
    for (const entry of await fs.readdir(drop, { withFileTypes: true })) {
      if (setNameParts(entry.name) === null) continue;
      const place = path.join(drop, entry.name);
      look.set(entry.name, entry.isDirectory() ? await markOfFolder(place) : await markOf(place));
    }
    return look;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

/** Reasons of a set that is not ready which no change of its files will tell: it has to be tried again. */
const TRANSIENT = new Set(['file_unreadable', 'no_space', 'still_growing', 'cancelled']);

export class DropWatch {
  private tried: DropLook = new Map();
  private last: DropLook = new Map();

  private unsettled = false;

  /** Something is new, and was not seen to stand still yet: the next look should be soon. */
  get isUnsettled(): boolean {
    return this.unsettled;
  }

  /** Whether to run now, given the newest look. */
  wants(look: DropLook): boolean {
    const before = this.last;
    this.last = look;
    const fresh = [...look].filter(([set, mark]) => this.tried.get(set) !== mark);
    const isStill = fresh.every(([set, mark]) => before.get(set) === mark);
    this.unsettled = !isStill;
    return fresh.length > 0 && isStill;
  }

  /** A run is over that began after `look`. */
  ran(look: DropLook, report: SyncReport): void {
    const again = new Set(
      report.runs.filter((run) => run.state === 'not_ready' && TRANSIENT.has(run.reason?.code ?? '')).map((r) => r.set),
    );
    this.tried = new Map([...look].filter(([set]) => !again.has(set)));
  }
}
