/**
 * What becomes of a rule and a client in a night: held against the proposal that stands, and the last one that ended. The
 * same night asked twice gives the same; what a person answered is left for ever.
 */
import { addDays, type Ymd } from '../../kernel/dates.ts';
import { OPEN_STATES, type ProposalState, UNSPOKEN_STATES } from './life.ts';

export type WithdrawReason = 'ground_gone' | 'not_suitable' | 'figure_missing' | 'rule_gone';

/** A proposal of this rule to this client. */
export interface Standing {
  readonly state: ProposalState;
  /** Its occasion's key. */
  readonly occasion: string;
  readonly expiresOn: Ymd;
  /** When it was answered, lapsed or was withdrawn; null while open. */
  readonly endedOn: Ymd | null;
  readonly withdrawn: WithdrawReason | null;
  /** Nobody but the rules has written it. */
  readonly isUntouched: boolean;
  /** All that it names may be proposed today. */
  readonly isSuitable: boolean;
}

export interface Question {
  /** Whether the condition holds; null: a figure is missing, nothing can be said. */
  readonly holds: boolean | null;
  /** The occasion's key as it would be raised today. */
  readonly occasion: string;
  /** A rule of occasions is raised once for each; one of a state that lasts, once until it ends. */
  readonly isEvent: boolean;
  readonly coolDown: { readonly declined: number; readonly otherwise: number };
  readonly today: Ymd;
}

export type Plan<S extends Standing> =
  | { readonly what: 'raise' }
  /** The night's own withdrawal, taken back: its ground is there again. */
  | { readonly what: 'reopen'; readonly proposal: S }
  /** Nobody has seen it: its figures are those of tonight. */
  | { readonly what: 'refresh'; readonly proposal: S }
  | { readonly what: 'withdraw'; readonly proposal: S; readonly reason: WithdrawReason }
  | { readonly what: 'expire'; readonly proposal: S };

/**
 * What to do with the proposals of one rule and one client; nothing for most. `standing`: all there ever were. One that
 * nobody has spoken of yet is withdrawn when its ground is gone, and taken back when that returns before it lapses.
 */
export function planProposals<S extends Standing>(standing: readonly S[], question: Question): Plan<S>[] {
  const { holds, occasion, isEvent, today } = question;
  const plans: Plan<S>[] = [];
  let hasOpen = false;
  for (const proposal of standing) {
    if (!OPEN_STATES.includes(proposal.state)) continue;
    const plan = planOpen(proposal, question);
    if (plan !== null) plans.push(plan);
    if (plan?.what !== 'expire' && plan?.what !== 'withdraw') hasOpen ||= !isEvent || proposal.occasion === occasion;
  }
  if (holds !== true || hasOpen) return plans;
  const same = isEvent ? standing.filter((one) => one.occasion === occasion) : standing;
  // What ends in this very night is not raised again in it.
  if (plans.some((plan) => 'proposal' in plan && same.includes(plan.proposal))) return plans;
  const back = same.find((one) => comesBack(one, today));
  if (back !== undefined) return [...plans, { what: 'reopen', proposal: back }];
  return same.length === 0 || (!isEvent && isCool(same, question)) ? [...plans, { what: 'raise' }] : plans;
}

/** One that was withdrawn because its products no longer fitted comes back with others on another day, not in the same night. */
function comesBack({ state, isUntouched, expiresOn, withdrawn, endedOn }: Standing, today: Ymd): boolean {
  if (state !== 'withdrawn' || !isUntouched || expiresOn < today) return false;
  return withdrawn !== 'not_suitable' || (endedOn !== null && endedOn < today);
}

function planOpen<S extends Standing>(proposal: S, { holds, occasion, isEvent, today }: Question): Plan<S> | null {
  if (proposal.expiresOn < today) return { what: 'expire', proposal };
  const isOwn = holds === true && (!isEvent || proposal.occasion === occasion);
  // Nobody has read it: its products and figures become those of tonight.
  if (proposal.state === 'raised' && proposal.isUntouched && isOwn) return { what: 'refresh', proposal };
  if (!UNSPOKEN_STATES.includes(proposal.state)) return null;
  if (!proposal.isSuitable) return { what: 'withdraw', proposal, reason: 'not_suitable' };
  if (holds === true) return null;
  return { what: 'withdraw', proposal, reason: holds === null ? 'figure_missing' : 'ground_gone' };
}

function isCool(standing: readonly Standing[], { coolDown, today }: Question): boolean {
  return standing.every(({ state, endedOn }) => {
    if (endedOn === null) return false;
    const days = state === 'declined' ? coolDown.declined : coolDown.otherwise;
    return addDays(endedOn, days) < today;
  });
}
