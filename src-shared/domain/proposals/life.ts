/**
 * The life of a proposal. A person sees it, has it approved where its rule wants that, discusses it with the client and
 * notes his answer; what was accepted is carried out. The night raises, brings up to date, withdraws and lets lapse, and
 * never touches what a person answered.
 */
export const PROPOSAL_STATES = [
  'raised',
  'seen',
  'approved',
  'discussed',
  'accepted',
  'declined',
  'carried_out',
  'expired',
  'withdrawn',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Still waiting for an answer. */
export const OPEN_STATES: readonly ProposalState[] = ['raised', 'seen', 'approved', 'discussed'];
/** What the night may withdraw: nobody has spoken with the client about it yet. */
export const UNSPOKEN_STATES: readonly ProposalState[] = ['raised', 'seen', 'approved'];

export const STEPS = ['see', 'approve', 'discuss', 'accept', 'decline', 'carry_out'] as const;
export type Step = (typeof STEPS)[number];

export type StepRefusal = 'not_from_here' | 'approval_needed' | 'reason_needed' | 'not_suitable';

const FROM: Readonly<Record<Step, readonly ProposalState[]>> = {
  see: ['raised'],
  approve: ['raised', 'seen'],
  discuss: ['raised', 'seen', 'approved'],
  accept: ['raised', 'seen', 'approved', 'discussed'],
  decline: ['raised', 'seen', 'approved', 'discussed'],
  carry_out: ['accepted'],
};
export const TO: Readonly<Record<Step, ProposalState>> = {
  see: 'seen',
  approve: 'approved',
  discuss: 'discussed',
  accept: 'accepted',
  decline: 'declined',
  carry_out: 'carried_out',
};

export interface StepFacts {
  readonly state: ProposalState;
  readonly approver: 'none' | 'manager' | 'compliance';
  readonly isApproved: boolean;
  /** Every product it names may be proposed to the client today. */
  readonly isSuitable: boolean;
  readonly reason: string | null;
}

/** Why the step cannot be taken; null: it can. */
export function stepRefusal(step: Step, facts: StepFacts): StepRefusal | null {
  if (!FROM[step].includes(facts.state)) return 'not_from_here';
  if (step === 'decline' && (facts.reason ?? '').trim() === '') return 'reason_needed';
  if (step === 'see' || step === 'decline') return null;
  if (!facts.isSuitable) return 'not_suitable';
  if (step === 'approve') return null;
  return facts.approver !== 'none' && !facts.isApproved ? 'approval_needed' : null;
}

/** The steps that can be taken from here, for the page's buttons; a reason for declining is asked for by the page. */
export function stepsFrom(facts: Omit<StepFacts, 'reason'>): Step[] {
  return STEPS.filter((step) => stepRefusal(step, { ...facts, reason: '.' }) === null).filter(
    (step) => step !== 'approve' || facts.approver !== 'none',
  );
}
