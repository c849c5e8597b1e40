/** Steps as the page offers them: their keys, and which lines cannot take one as far as the list can tell. Pure. */
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import { type Step, type StepRefusal, stepRefusal } from '../../../src-shared/domain/proposals/life.ts';

/** Letters, as the buttons show them. */
export const STEP_KEYS: Readonly<Record<Step, string>> = {
  see: 's',
  approve: 'a',
  discuss: 'd',
  accept: 'y',
  decline: 'n',
  carry_out: 'c',
};
/** What can be done with many at once: an acceptance and what follows from it is of one client. */
export const BULK_STEPS = ['see', 'approve', 'discuss', 'decline'] as const satisfies readonly Step[];
export type BulkStep = (typeof BULK_STEPS)[number];

export type Blocked = StepRefusal | 'changed' | 'gone' | 'no_approval';

/** Why a line cannot take the step; null: it may. Suitability is asked where it is written. */
export function blockedBy(step: Step, { state, needs_approval }: ProposalLine): Blocked | null {
  const refusal = stepRefusal(step, {
    state,
    approver: needs_approval ?? 'none',
    isApproved: needs_approval === null,
    isSuitable: true,
    reason: '.',
  });
  if (refusal !== null) return refusal;
  return step === 'approve' && needs_approval === null ? 'no_approval' : null;
}

export interface Split {
  readonly ready: readonly ProposalLine[];
  readonly blocked: readonly { readonly line: ProposalLine; readonly reason: Blocked }[];
}

export function splitFor(step: Step, lines: readonly ProposalLine[]): Split {
  const ready: ProposalLine[] = [];
  const blocked: { line: ProposalLine; reason: Blocked }[] = [];
  for (const line of lines) {
    const reason = blockedBy(step, line);
    if (reason === null) ready.push(line);
    else blocked.push({ line, reason });
  }
  return { ready, blocked };
}

/** The refused ones with their lines again. */
export function withLines(
  refused: readonly { readonly record_id: string; readonly reason: Blocked }[],
  lines: readonly ProposalLine[],
): Split['blocked'] {
  const byId = new Map(lines.map((line) => [line.record_id, line]));
  return refused.flatMap(({ record_id, reason }) => {
    const line = byId.get(record_id);
    return line === undefined ? [] : [{ line, reason }];
  });
}
