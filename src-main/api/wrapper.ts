/**
 * The one way into the core: every call of the bridge and of the command line passes here. It asks in this order: is
 * there such a call, may the caller make it, is the input of the contract's shape, may the caller reach that client;
 * then runs the handler and holds its output to the contract. Whatever goes wrong leaves as a code and plain words.
 * It knows no transport, and no text of an unexpected error ever leaves it: that goes to `report` under a number.
 */

import type { z } from 'zod';
import { type CallInput, type CallName, type CallOutput, calls } from '../../src-shared/contract/calls.ts';
import { Refusal, type Reply, type Right, type Scope } from '../../src-shared/contract/envelope.ts';
import { type Report, refusalOf, reportToStderr } from './callErrors.ts';
import { type Caller, maySeeClient, mayUse } from './caller.ts';
import { checkOutput } from './outputCheck.ts';

export type Handlers = {
  readonly [N in CallName]?: (input: CallInput<N>, caller: Caller) => CallOutput<N> | Promise<CallOutput<N>>;
};
/** The core's own handlers: none of them waits for anything. */
export type SyncHandlers = { readonly [N in CallName]?: (input: CallInput<N>, caller: Caller) => CallOutput<N> };
/** A function when the handlers come with the store, which may be missing: what it throws is the call's answer. */
export type Source<H> = H | (() => H);

interface CallShape {
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly right: Right;
  readonly scope: Scope;
}
type Run = (input: unknown, caller: Caller) => unknown;

/** Unknown keys are refused: a caller that sends more than the contract has means something we do not do. */
const strictInputs = new Map<CallName, z.ZodObject>();
function strictInput(name: CallName, shape: CallShape): z.ZodObject {
  const known = strictInputs.get(name);
  if (known !== undefined) return known;
  const strict = shape.input.strict();
  strictInputs.set(name, strict);
  return strict;
}

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

/** Checks right, input and scope; answers the shape, the checked input and the handler. @throws Refusal */
function admit(source: Source<Handlers>, caller: Caller, name: string, rawInput: unknown) {
  if (!isCallName(name)) throw new Refusal('bad_request', 'There is no such call.');
  const shape: CallShape = calls[name];
  if (!mayUse(caller, shape.right)) throw new Refusal('not_allowed', 'You do not have the right to do this.');
  const parsed = strictInput(name, shape).safeParse(rawInput);
  if (!parsed.success)
    throw new Refusal('bad_request', `The request is not complete or not well formed${fieldsOf(parsed.error)}.`);
  const clientNo = parsed.data.client_no;
  if (shape.scope === 'client' && !(typeof clientNo === 'string' && maySeeClient(caller, clientNo))) {
    throw new Refusal('not_allowed', 'This client is not one of yours.');
  }
  const handlers = typeof source === 'function' ? source() : source;
  const run = handlers[name] as Run | undefined;
  if (run === undefined) throw new Refusal('bad_request', 'This call is not answered here.');
  return { shape, input: parsed.data as unknown, run };
}

/** Names of the contract's fields that were wrong; never a name or a value of the sender's making. */
function fieldsOf(error: z.ZodError): string {
  const fields = new Set(error.issues.map((issue) => issue.path[0]).filter((part) => typeof part === 'string'));
  return fields.size === 0 ? '' : ` (${[...fields].join(', ')})`;
}

/** For handlers that answer at once: the command line, the tests, most of the bridge. */
export function callHandler<N extends CallName>(
  handlers: Source<SyncHandlers>,
  caller: Caller,
  name: N,
  rawInput: unknown,
  report: Report = reportToStderr,
): Reply<CallOutput<N>> {
  try {
    const { shape, input, run } = admit(handlers, caller, name, rawInput);
    return { ok: true, value: checkOutput(shape.output, run(input, caller)) as CallOutput<N> };
  } catch (error) {
    return { ok: false, error: refusalOf(error, name, report) };
  }
}

/** The same for a table in which some handlers take their time (a sync, a folder dialog). The name is unchecked. */
export async function callHandlerLater(
  handlers: Source<Handlers>,
  caller: Caller,
  name: string,
  rawInput: unknown,
  report: Report = reportToStderr,
): Promise<Reply<unknown>> {
  try {
    const { shape, input, run } = admit(handlers, caller, name, rawInput);
    return { ok: true, value: checkOutput(shape.output, await run(input, caller)) };
  } catch (error) {
    return { ok: false, error: refusalOf(error, name, report) };
  }
}
