/** A store that is brought into trouble again and again: from a template, by a drop folder of its own. */
import fs from 'node:fs';
import path from 'node:path';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { openWrite } from '../../src-main/store/open.ts';
import { type SyncOptions, syncDrop } from '../../src-main/sync/syncDrop.ts';
import type { SetRun, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { type SetFiles, sha256, writeFolder } from './sets.ts';
import { contentHash } from './storeContent.ts';

const ENDS = ['', '-journal', '-wal', '-shm', '.lock', '.lock.json'];

export class FaultStore {
  readonly folder: string;
  readonly file: string;
  readonly drop: string;
  private template: string | null = null;

  constructor(work: string, name: string) {
    this.folder = path.join(work, name);
    this.file = path.join(this.folder, 'store.db');
    this.drop = path.join(this.folder, 'drop');
    fs.mkdirSync(this.drop, { recursive: true });
  }

  get acknowledgements(): string {
    return `${this.drop}.ack`;
  }

  async sync(options: Partial<SyncOptions> = {}): Promise<SyncReport> {
    const store = openWrite(this.file, { cacheMiB: 8 });
    try {
      return await syncDrop({
        store,
        drop: this.drop,
        derive: deriveAfter,
        now: () => new Date(0),
        acknowledgeFolder: this.acknowledgements,
        ...options,
      });
    } finally {
      store.close();
    }
  }

  /** Syncs and gives the run of one set. */
  async run(set: string, options: Partial<SyncOptions> = {}): Promise<SetRun> {
    const run = (await this.sync(options)).runs.find((r) => r.set === set);
    if (!run) throw new Error(`no run of ${set}`);
    return run;
  }

  /** Applies sets one after the other, each alone in the drop, which is empty afterwards. @throws where one is not applied */
  async apply(...sets: readonly SetFiles[]): Promise<void> {
    for (const set of sets) {
      this.emptyDrop();
      writeFolder(this.drop, set);
      const { state, reason } = await this.run(set.name);
      if (!state.startsWith('applied')) throw new Error(`${set.name} is ${state}: ${reason?.text}`);
    }
    this.emptyDrop();
  }

  emptyDrop(): void {
    fs.rmSync(this.drop, { recursive: true, force: true });
    fs.mkdirSync(this.drop);
  }

  hash(): string {
    return contentHash(this.file);
  }

  /** From now on `reset` comes back to this state. */
  keep(): void {
    this.template = `${this.file}.template`;
    fs.copyFileSync(this.file, this.template);
  }

  reset(): void {
    this.removeStore();
    if (this.template !== null) fs.copyFileSync(this.template, this.file);
    this.emptyDrop();
    fs.rmSync(this.acknowledgements, { recursive: true, force: true });
  }

  removeStore(): void {
    for (const end of ENDS) fs.rmSync(this.file + end, { force: true });
    fs.rmSync(`${this.file}.staging`, { recursive: true, force: true });
  }
}

/** Every entry below a folder with its bytes: two listings are equal if nothing was touched. */
export function listing(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const { size, mtimeMs, mode } = fs.lstatSync(file);
      return `${file} ${mode} ${entry.isFile() ? `${size} ${mtimeMs} ${sha256(fs.readFileSync(file))}` : ''}`;
    })
    .sort();
}
