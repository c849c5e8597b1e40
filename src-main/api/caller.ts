/**
 * Who asks. Every call of the bridge and of the command line carries a Caller; handlers apply its row rules, the
 * wrapper its rights. It comes from the session, never from a call's arguments. Until users exist there is one local
 * user with all rights over all clients.
 */
import { RIGHTS, type Right } from '../../src-shared/contract/envelope.ts';

export interface Caller {
  readonly kind: 'local_user';
  readonly rights: ReadonlySet<Right>;
  /** Client numbers whose rows the caller may see. */
  readonly clients: 'all' | ReadonlySet<string>;
}

export const localUser: Caller = { kind: 'local_user', rights: new Set(RIGHTS), clients: 'all' };

export function mayUse(caller: Caller, right: Right): boolean {
  return caller.rights.has(right);
}

export function maySeeClient(caller: Caller, clientNo: string): boolean {
  return caller.clients === 'all' || caller.clients.has(clientNo);
}

/** The name that what he writes is signed with; 'local' until users exist. */
export function userOf(_caller: Caller): string {
  return 'local';
}
