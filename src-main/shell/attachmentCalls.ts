/** Files beside a record: asked for and given out by the system's own dialogs, so that no place on the disk reaches the page. */
import { type BrowserWindow, dialog } from 'electron';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { chinaDate } from '../../src-shared/domain/calendar/freshness.ts';
import { type Caller, userOf } from '../api/caller.ts';
import { getRecord } from '../api/records.ts';
import type { Handlers } from '../api/wrapper.ts';
import { chooseKey, keyOf } from '../jobs/attachments.ts';
import type { JobInput } from '../jobs/protocol.ts';
import { openRead, type ReadStore } from '../store/open.ts';
import type { JobHost } from './jobHost.ts';
import { systemKeeper } from './keyKeeper.ts';
import { tell } from './syncRuns.ts';

export interface AttachmentCallsOptions {
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  /** Of its own: files wait for nothing but the store. */
  readonly jobs: JobHost;
}

const ADD_TITLE = '选择附件 Choose files';
const SAVE_TITLE = '另存附件 Save the file';

export function attachmentCalls({ store, nativeBinding, window, jobs }: AttachmentCallsOptions): Handlers {
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  let job = 0;
  let before: Promise<unknown> = Promise.resolve();
  /** One after the other: who adds a file while another is sealed waits for it. */
  const inTurn = (input: JobInput & { kind: 'attachments' }) => {
    const run = before.then(() => jobs.run(++job, input, () => {}));
    before = run.catch(() => undefined);
    return run;
  };
  const reading = <T>(look: (open: ReadStore) => T): T => {
    const open = openRead(store, native);
    try {
      return look(open);
    } finally {
      open.close();
    }
  };
  const clientsOf = ({ clients }: Caller): 'all' | string[] => (clients === 'all' ? 'all' : [...clients]);
  return {
    'attachments.add': async ({ of }, caller) => {
      const options = { title: ADD_TITLE, properties: ['openFile' as const, 'multiSelections' as const] };
      const shown = window();
      const chosen = await (shown === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(shown, options));
      if (chosen.canceled || chosen.filePaths.length === 0) return { added: 0, edit_id: null, subject: '' };
      const key = reading((open) => chooseKey(open, systemKeeper));
      const result = await inTurn({
        kind: 'attachments',
        deed: 'add',
        store,
        ...native,
        of,
        files: chosen.filePaths,
        who: userOf(caller),
        clients: clientsOf(caller),
        key,
      });
      if (result === null) throw new Error('files were to be added');
      const { edit_id, records, kinds, subject } = result;
      if (edit_id !== null) tell(window(), 'records:changed', { kinds: [...kinds], edit_id });
      return { added: records.length, edit_id, subject };
    },
    'attachments.save': async ({ record_id }, caller) => {
      const { name, key } = reading((open) => {
        const record = getRecord(open, record_id, caller, chinaDate(Date.now()));
        if (record.kind !== 'attachment') throw new Refusal('not_found', 'The file is not there.');
        return { name: (record.body as { name: string }).name, key: keyOf(open, systemKeeper, record_id) };
      });
      const options = { title: SAVE_TITLE, defaultPath: name };
      const shown = window();
      const chosen = await (shown === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(shown, options));
      if (chosen.canceled || chosen.filePath === '') return { saved: false };
      const file = chosen.filePath;
      await inTurn({ kind: 'attachments', deed: 'give_out', store, ...native, recordId: record_id, file, key });
      return { saved: true };
    },
  };
}
