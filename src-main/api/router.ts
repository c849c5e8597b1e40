/**
 * The bridge's calls as one function, free of Electron: a transport hands it what it received and sends back what it
 * answers. It joins the core's handlers (which come and go with the store) and the transport's own.
 */
import type { CallName } from '../../src-shared/contract/calls.ts';
import type { Reply } from '../../src-shared/contract/envelope.ts';
import type { Report } from './callErrors.ts';
import type { Caller } from './caller.ts';
import { callHandlerLater, type Handlers, isCallName } from './wrapper.ts';

export interface RouterOptions {
  /** The core's handlers; throws the reason when the store can not be opened. */
  readonly core: () => Handlers;
  /** Calls the transport answers itself; they win over the core's of the same name. */
  readonly own: Handlers;
  /** The calls this transport has; the contract's others do not exist for it. */
  readonly serves: ReadonlySet<CallName>;
  readonly caller: () => Caller;
  readonly report: Report;
}

export interface Router {
  /** Never rejects. */
  call(name: unknown, input: unknown): Promise<Reply<unknown>>;
}

export function createRouter({ core, own, serves, caller, report }: RouterOptions): Router {
  return {
    call(name, input) {
      const known = isCallName(name) && serves.has(name) ? name : '';
      const source = Object.hasOwn(own, known) ? own : core;
      return callHandlerLater(source, caller(), known, input, report);
    },
  };
}
