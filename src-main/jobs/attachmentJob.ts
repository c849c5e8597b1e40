/** Attachments in a thread: files read, sealed and kept, or one opened and written to the file that was asked for. */

import { openRead } from '../store/open.ts';
import type { EditResult } from '../store/records/edit.ts';
import { addAttachments, type ChosenKey, openAttachment, writeWhole } from './attachments.ts';

interface Common {
  readonly store: string;
  readonly nativeBinding?: string;
}
export interface AttachInput extends Common {
  readonly deed: 'add';
  readonly of: string;
  readonly files: readonly string[];
  readonly who: string;
  /** Whose records may be written. */
  readonly clients: 'all' | readonly string[];
  readonly key: ChosenKey;
}
export interface GiveOutInput extends Common {
  readonly deed: 'give_out';
  readonly recordId: string;
  readonly file: string;
  readonly key: Uint8Array;
}
export type AttachmentJobInput = AttachInput | GiveOutInput;

/** Null: a file was given out. */
export type AttachmentJobResult = (EditResult & { readonly subject: string }) | null;

/** @throws Refusal as addAttachments and openAttachment */
export async function runAttachmentJob(input: AttachmentJobInput): Promise<AttachmentJobResult> {
  const { store: file, nativeBinding } = input;
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  if (input.deed === 'add') {
    const seen = input.clients === 'all' ? null : new Set(input.clients);
    const writer = {
      place: { store: file, ...native },
      who: input.who,
      now: () => new Date(),
      maySee: (clientNo: string) => seen === null || seen.has(clientNo),
    };
    return await addAttachments(writer, input.key, input.of, input.files);
  }
  const store = openRead(file, native);
  try {
    writeWhole(input.file, openAttachment(store, input.key, input.recordId));
    return null;
  } finally {
    store.close();
  }
}
