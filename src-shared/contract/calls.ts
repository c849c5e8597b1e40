/** The registry of all bridge calls; the types of bridge, router and handlers derive from it. */
import type { z } from 'zod';
import { attachmentCalls } from './attachmentCalls.ts';
import { benchmarkCalls } from './benchmarkCalls.ts';
import { branchCalls, branchCliCalls } from './branchCalls.ts';
import { campaignCalls } from './campaignCalls.ts';
import { churnCalls } from './churnCalls.ts';
import { cliCalls } from './cliCalls.ts';
import { clientCalls } from './clientCalls.ts';
import { correctionCalls } from './correctionCalls.ts';
import { editCalls } from './editCalls.ts';
import type { Right, Scope } from './envelope.ts';
import { findCalls } from './findCalls.ts';
import { habitCalls } from './habitCalls.ts';
import { importCalls } from './importCalls.ts';
import { incomeCalls } from './incomeCalls.ts';
import { mappingCalls } from './mappingCalls.ts';
import { peerCalls } from './peerCalls.ts';
import { personCalls } from './personCalls.ts';
import { profileCliCalls } from './profileCliCalls.ts';
import { proposalCalls } from './proposalCalls.ts';
import { recordCalls } from './recordCalls.ts';
import { riskCalls } from './riskCalls.ts';
import { segmentCalls } from './segmentCalls.ts';
import { selfCheckCalls } from './selfCheckCalls.ts';
import { serviceCalls } from './serviceCalls.ts';
import { events, syncCalls } from './syncCalls.ts';
import { syncPageCalls } from './syncPageCalls.ts';
import { taskCalls } from './taskCalls.ts';
import { templateCalls } from './templateCalls.ts';
import { traceCalls } from './traceCalls.ts';
import { transferCalls } from './transferCalls.ts';

/** What a page may ask. */
export const windowCalls = {
  ...clientCalls,
  ...syncCalls,
  ...mappingCalls,
  ...syncPageCalls,
  ...traceCalls,
  ...riskCalls,
  ...habitCalls,
  ...peerCalls,
  ...benchmarkCalls,
  ...incomeCalls,
  ...selfCheckCalls,
  ...branchCalls,
  ...recordCalls,
  ...findCalls,
  ...editCalls,
  ...attachmentCalls,
  ...personCalls,
  ...serviceCalls,
  ...taskCalls,
  ...templateCalls,
  ...proposalCalls,
  ...transferCalls,
  ...importCalls,
  ...campaignCalls,
  ...segmentCalls,
  ...churnCalls,
} as const;

/** All calls: the window's, and those of the command line alone (paths as arguments, long checks). */
export const calls = {
  ...windowCalls,
  ...cliCalls,
  ...profileCliCalls,
  ...correctionCalls,
  ...branchCliCalls,
} as const;
export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.infer<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.infer<(typeof calls)[N]['output']>;
export const CALL_NAMES = Object.keys(calls) as CallName[];

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;
export { events };

/** Compile-time check that every call names a known right and scope. */
const _checked: Record<CallName, { right: Right; scope: Scope }> = calls;
void _checked;
