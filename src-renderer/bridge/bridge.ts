/**
 * The one door to the main process: typed calls whose replies are checked against the contract, and events.
 * Nothing else in the window touches `window.branchDesk`.
 */
import './jitless.ts';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type EventName,
  type EventPayload,
  events,
} from '../../src-shared/contract/calls.ts';
import { callError, type ErrorCode } from '../../src-shared/contract/envelope.ts';

export interface BranchDeskBridge {
  call(name: string, input: unknown): Promise<unknown>;
  on(event: string, listener: (payload: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly branchDesk?: BranchDeskBridge;
  }
}

/** A refusal or fault of a call, as the main process named it; `fault` also where the reply breaks the contract. */
export class BridgeError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, text: string) {
    super(text);
    this.name = 'BridgeError';
    this.code = code;
  }
}

export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const bridge = window.branchDesk;
  if (!bridge) throw new BridgeError('fault', 'The window has no bridge to the application.');
  const reply = await bridge.call(name, input);
  if (!isRecord(reply)) throw new BridgeError('fault', `${name}: the reply is no envelope.`);
  if (reply.ok === true) {
    const value = calls[name].output.safeParse(reply.value);
    if (value.success) return value.data as CallOutput<N>;
    const at = value.error.issues[0]?.path.join('.') ?? '';
    throw new BridgeError('fault', `${name}: the reply breaks the contract at "${at}".`);
  }
  const error = callError.safeParse(reply.error);
  throw error.success
    ? new BridgeError(error.data.code, error.data.text)
    : new BridgeError('fault', `${name}: the reply is no envelope.`);
}

/** Subscribes to an event; payloads that break the contract are dropped. Returns the way to unsubscribe. */
export function listen<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  const bridge = window.branchDesk;
  if (!bridge) return () => {};
  return bridge.on(event, (payload) => {
    const parsed = events[event].safeParse(payload);
    if (parsed.success) listener(parsed.data as EventPayload<E>);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
