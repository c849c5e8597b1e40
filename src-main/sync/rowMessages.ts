/** What the thread that reads a file tells the one that stores its rows. Plain data; the columns lie in shared memory. */
import type { MessagePort } from 'node:worker_threads';
import type { RunReason, SetRun } from '../../src-shared/contract/syncCalls.ts';
import type { Issue } from '../../src-shared/files/issues.ts';
import type { TotalState } from '../../src-shared/files/totals.ts';
import type { ManifestFile } from './manifest.ts';
import type { SharedRows } from './rowSlots.ts';

/** A file of the manifest without what cannot be copied: the profile goes by its name. */
export interface ThreadFile extends Omit<ManifestFile, 'profile'> {
  readonly profile: string;
}

export interface ThreadInput {
  readonly file: ThreadFile;
  readonly path: string;
  readonly shared: SharedRows;
  readonly port: MessagePort;
}

export interface BatchMessage {
  readonly kind: 'batch';
  readonly slot: number;
  readonly rows: number;
  /** Bytes of the file that were read since the message before. */
  readonly bytes: number;
  readonly issues: readonly Issue[];
  /** Values as the file has them, of the rows with an issue. */
  readonly raws: ReadonlyMap<number, Record<string, string>>;
  /** Strings that were numbered since the message before; `anew`: numbering began again with them. */
  readonly strings: readonly string[];
  readonly anew: boolean;
  /** Texts that found no room in the slot. */
  readonly strays: readonly { readonly column: number; readonly row: number; readonly text: string }[];
}

export interface EndMessage {
  readonly kind: 'end';
  readonly bytes: number;
  readonly unknown: readonly string[];
  readonly totals: ReadonlyMap<string, TotalState>;
  readonly rowsRead: number;
}

export type RowMessage =
  | BatchMessage
  | EndMessage
  | { readonly kind: 'refused'; readonly reason: RunReason; readonly state: SetRun['state'] }
  | { readonly kind: 'failed'; readonly text: string };
