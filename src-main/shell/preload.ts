/**
 * All the page gets of the program: branchDesk.call and branchDesk.on. Built as one CommonJS file that imports electron
 * alone. No Electron object, no event object and no channel name reaches the page.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { EventName } from '../../src-shared/contract/calls.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

type Listener = (payload: unknown) => void;

const EVENTS: Readonly<Record<EventName, true>> = {
  'sync:progress': true,
  'sync:job': true,
  'store:changed': true,
  'records:changed': true,
  'churn:progress': true,
  'bulk:progress': true,
};
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(EVENT_CHANNEL, (_event, message: { event: string; payload: unknown }) => {
  for (const listener of listeners.get(message.event) ?? []) listener(message.payload);
});

contextBridge.exposeInMainWorld('branchDesk', {
  call: (name: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(CALL_CHANNEL, { name, input }),
  /** Answers the way to unsubscribe. An event that does not exist is never heard. */
  on: (event: unknown, listener: unknown): (() => void) => {
    if (typeof event !== 'string' || !Object.hasOwn(EVENTS, event) || typeof listener !== 'function')
      return () => undefined;
    const heard: Listener = (payload) => listener(payload);
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set.add(heard));
    return () => set.delete(heard);
  },
});
