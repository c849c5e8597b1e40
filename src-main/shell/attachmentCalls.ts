/** Files beside a record: asked for and given out by the system's own dialogs, so that no place on the disk reaches the page. */
import { type BrowserWindow, dialog } from 'electron';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { type Caller, maySeeClient, userOf } from '../api/caller.ts';
import { getRecord } from '../api/records.ts';
import type { Handlers } from '../api/wrapper.ts';
import { addAttachments, openAttachment, writeWhole } from '../jobs/attachments.ts';
import type { Writer } from '../jobs/editRecords.ts';
import { openRead } from '../store/open.ts';
import { systemKeeper } from './keyKeeper.ts';
import { tell } from './syncRuns.ts';

export interface AttachmentCallsOptions {
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
}

const ADD_TITLE = '选择附件 Choose files';
const SAVE_TITLE = '另存附件 Save the file';

export function attachmentCalls({ store, nativeBinding, window }: AttachmentCallsOptions): Handlers {
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  const writer = (caller: Caller): Writer => ({
    place: { store, ...native },
    who: userOf(caller),
    now: () => new Date(),
    maySee: (clientNo) => maySeeClient(caller, clientNo),
  });
  return {
    'attachments.add': async ({ of }, caller) => {
      const options = { title: ADD_TITLE, properties: ['openFile' as const, 'multiSelections' as const] };
      const shown = window();
      const chosen = await (shown === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(shown, options));
      if (chosen.canceled || chosen.filePaths.length === 0) return { added: 0, edit_id: null, subject: '' };
      const { edit_id, records, kinds, subject } = await addAttachments(
        writer(caller),
        systemKeeper,
        of,
        chosen.filePaths,
      );
      if (edit_id !== null) tell(window(), 'records:changed', { kinds: [...kinds], edit_id });
      return { added: records.length, edit_id, subject };
    },
    'attachments.save': async ({ record_id }, caller) => {
      const open = openRead(store, native);
      try {
        const record = getRecord(open, record_id, caller);
        if (record.kind !== 'attachment') throw new Refusal('not_found', 'The file is not there.');
        const content = openAttachment(open, systemKeeper, record_id);
        const options = { title: SAVE_TITLE, defaultPath: (record.body as { name: string }).name };
        const shown = window();
        const chosen = await (shown === undefined
          ? dialog.showSaveDialog(options)
          : dialog.showSaveDialog(shown, options));
        if (chosen.canceled || chosen.filePath === '') return { saved: false };
        writeWhole(chosen.filePath, content);
        return { saved: true };
      } finally {
        open.close();
      }
    },
  };
}
