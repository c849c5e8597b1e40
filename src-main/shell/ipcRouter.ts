/**
 * The bridge's end in the main process: one channel. It looks at who sends (a window of ours, its top frame, our
 * origin) and at the envelope, then hands over to api/router. It always answers a reply; it never throws at the page.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { z } from 'zod';
import type { CallError, Reply } from '../../src-shared/contract/envelope.ts';
import type { Router } from '../api/router.ts';
import { CALL_CHANNEL, ORIGIN } from './channels.ts';
import type { Log } from './log.ts';

const envelope = z.strictObject({ name: z.string().max(64), input: z.unknown() });

/** A call that holds the main process longer than this is worth a line: "nothing above 20 ms" with room for noise. */
const SLOW_MS = 50;

/** `knows`: whether the page is one of this program's windows. */
export function serveCalls(router: Router, knows: (webContentsId: number) => boolean, log: Log): void {
  ipcMain.handle(CALL_CHANNEL, async (event, message: unknown): Promise<Reply<unknown>> => {
    if (!isOurs(event, knows)) {
      log.write('sender_refused');
      return refused('not_allowed', 'This page may not ask.');
    }
    const parsed = envelope.safeParse(message);
    if (!parsed.success) return refused('bad_request', 'The request is not complete or not well formed.');
    const startedAt = performance.now();
    const reply = await router.call(parsed.data.name, parsed.data.input);
    const took = performance.now() - startedAt;
    if (took > SLOW_MS && parsed.data.name !== 'sync.run')
      log.write('slow_call', { call: parsed.data.name, ms: Math.round(took) });
    return reply;
  });
}

/** A frame inside the page, a page of another origin or one that is gone is a stranger. (`new URL` would say "null".) */
function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, knows: (webContentsId: number) => boolean): boolean {
  if (senderFrame === null || sender.isDestroyed() || !knows(sender.id)) return false;
  return senderFrame === sender.mainFrame && senderFrame.parent === null && senderFrame.origin === ORIGIN;
}

function refused(code: CallError['code'], text: string): Reply<unknown> {
  return { ok: false, error: { code, text } };
}
