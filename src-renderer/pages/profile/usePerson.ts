/** What is known of a client as a person, his household, and finding clients to name. */
import { useQuery } from '@tanstack/react-query';
import { chinaDate } from '../../../src-shared/domain/calendar/freshness.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { BLANK_PROFILE } from '../../../src-shared/records/blankProfile.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { call } from '../../bridge/bridge.ts';

export const EMPTY_PROFILE: BodyOf<'profile'> = BLANK_PROFILE;

export function today(): string {
  return dateText(chinaDate(Date.now()));
}

export function usePerson(clientNo: string) {
  return useQuery({
    queryKey: ['records', 'person', clientNo],
    queryFn: () => call('person.view', { client_no: clientNo, today: today() }),
  });
}

export function useHousehold(clientNo: string) {
  return useQuery({
    queryKey: ['records', 'household', clientNo],
    queryFn: () => call('person.household', { client_no: clientNo }),
  });
}

export function useFindPersons(text: string) {
  return useQuery({
    queryKey: ['person.find', text],
    queryFn: () => call('person.find', { text }),
    enabled: text !== '',
    placeholderData: (previous) => previous,
  });
}
