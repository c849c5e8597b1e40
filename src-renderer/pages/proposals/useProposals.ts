/** What the pages of proposals ask for, and the one way in which a step is taken: written, told, and read again before the next. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '../../../src-shared/contract/calls.ts';
import { PROPOSAL_STATES } from '../../../src-shared/domain/proposals/life.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { lastEdit } from '../../ui/records/lastEdit.ts';
import { STATES_OF, type Stage } from './model.ts';

/** Everything made from records is read again when records change. */
const KEY = ['records', 'proposals'] as const;

/** Thousands of lines are compared by nobody: a new answer is a new list. */
export function useInbox(stage: Stage) {
  return useQuery({
    queryKey: [...KEY, 'list', stage],
    queryFn: () => call('proposals.list', { states: [...STATES_OF[stage]] }),
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
}

/** All there ever were of a client. */
export function useClientProposals(clientNo: string) {
  return useQuery({
    queryKey: [...KEY, 'client', clientNo],
    queryFn: () => call('proposals.list', { client_no: clientNo, states: [...PROPOSAL_STATES] }),
  });
}

/** How many of a client's wait for an answer; 0 while that is not known. */
export function useOpenCount(clientNo: string): number {
  const { data } = useClientProposals(clientNo);
  return data?.lines.filter(({ state }) => STATES_OF.open.includes(state)).length ?? 0;
}

export function useProposal(recordId: string, today: Ymd) {
  return useQuery({
    queryKey: [...KEY, 'one', recordId, today],
    queryFn: () => call('proposals.get', { record_id: recordId, today: dateText(today) }),
  });
}

export type Detail = CallOutput<'proposals.get'>;
export type StepInput = CallInput<'proposals.step'>;
export type Taken = CallOutput<'proposals.step'>;

export interface Steps {
  /** `subject`: what the line of undo calls it; null: nothing is told. @throws BridgeError: nothing was then written */
  readonly take: (input: StepInput, subject: string | null) => Promise<Taken>;
  readonly isBusy: boolean;
}

export function useSteps(): Steps {
  const client = useQueryClient();
  const [running, setRunning] = useState(0);
  const take = useCallback(
    async (input: StepInput, subject: string | null) => {
      setRunning((n) => n + 1);
      try {
        const taken = await call('proposals.step', input);
        if (taken.edit_id !== null && subject !== null) {
          lastEdit.tell({ kind: 'done', editId: taken.edit_id, what: `proposal_${input.step}`, subject });
        }
        // The next step names the version that this one made.
        await client.invalidateQueries({ queryKey: KEY });
        return taken;
      } finally {
        setRunning((n) => n - 1);
      }
    },
    [client],
  );
  return { take, isBusy: running > 0 };
}

/** Why a call was refused, in the reader's words. */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback((error) => t(`error.${error instanceof BridgeError ? error.code : 'fault'}`), [t]);
}
