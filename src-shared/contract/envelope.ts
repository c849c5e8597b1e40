/**
 * What every call of the bridge and of the command line shares: the reply envelope, the error codes and the rights.
 * A reply never carries a stack, SQL, or a path inside the machine.
 */
import { z } from 'zod';

/** Rights a call may need; until users exist, the one local user holds all of them. */
export const RIGHTS = [
  'clients.read',
  'clients.write',
  'branch.read',
  'sync.read',
  'sync.run',
  'sync.manage',
  'store.check',
  'demo.generate',
  'profiles.read',
  'profiles.write',
  'records.read',
  'records.write',
] as const;
export type Right = (typeof RIGHTS)[number];

/** How far a call reaches: one client (row rules apply to it), every client the caller may see, or nothing personal. */
export type Scope = 'client' | 'clients' | 'none';

export const ERROR_CODES = [
  'bad_request',
  'not_allowed',
  'not_found',
  'no_store',
  'no_data',
  'newer_schema',
  'store_damaged',
  'busy',
  'conflict',
  'no_space',
  'cancelled',
  'fault',
] as const;
export const errorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCode>;

export const callError = z.object({ code: errorCode, text: z.string() });
export type CallError = z.infer<typeof callError>;

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError };

/** An expected refusal of a handler: becomes an error reply, never a log line with data in it. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, text: string) {
    super(text);
    this.code = code;
  }
}
