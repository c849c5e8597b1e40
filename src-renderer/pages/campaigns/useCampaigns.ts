/** What the pages of campaigns ask. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CONTACT_PAGE, type ContactRow } from '../../../src-shared/contract/campaignCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { type Pages, usePages } from '../../ui/usePages.ts';
import { useRested } from '../segments/useSegments.ts';
import type { Answer, Setup } from './model.ts';

const KEY = ['records', 'campaigns'] as const;

export function useCampaigns() {
  return useQuery({ queryKey: [...KEY, 'list'], queryFn: () => call('campaigns.list', {}) });
}

export function useCampaign(recordId: string) {
  return useQuery({
    queryKey: [...KEY, 'one', recordId],
    queryFn: () => call('campaigns.get', { record_id: recordId }),
  });
}

export function useResults(recordId: string) {
  return useQuery({
    queryKey: [...KEY, 'results', recordId],
    queryFn: () => call('campaigns.results', { record_id: recordId }),
  });
}

export function useDrawPreview(clientNos: readonly string[], { held_out, seed, target }: Setup) {
  const asked = useRested(JSON.stringify({ held_out, seed, target: target?.trim() ? target.trim() : null }));
  return useQuery({
    queryKey: [...KEY, 'preview', clientNos.length, clientNos[0], clientNos.at(-1), asked],
    queryFn: () =>
      call('campaigns.preview', {
        client_nos: [...clientNos],
        ...(JSON.parse(asked) as Pick<Setup, 'held_out' | 'seed' | 'target'>),
      }),
    placeholderData: keepPreviousData,
  });
}

export interface ContactPart {
  readonly total: number;
  readonly rows: readonly ContactRow[];
}

/** `advisor` null: of all. */
export function useContacts(recordId: string, answers: readonly Answer[], advisor: string | null): Pages<ContactPart> {
  return usePages<ContactPart>([...KEY, 'contacts', recordId, answers, advisor], (offset, limit) =>
    call('campaigns.contacts', {
      record_id: recordId,
      answers: [...answers],
      ...(advisor === null ? {} : { advisor_no: advisor }),
      offset,
      limit: Math.min(limit, CONTACT_PAGE),
    }),
  );
}
