/** Where a found row leads. */
import type { FoundRow } from '../../../src-shared/contract/findCalls.ts';
import { makeWish } from '../../ui/actions/wishes.ts';
import type { ClientTab } from '../../ui/places/route.ts';
import { navigate } from '../../ui/places/router.ts';

const TAB_OF: Readonly<Partial<Record<Extract<FoundRow, { kind: 'note' }>['record_kind'], ClientTab>>> = {
  contact: 'service',
  complaint: 'service',
  task: 'service',
  attachment: 'service',
  profile: 'profile',
  goal: 'profile',
  member: 'profile',
  proposal: 'proposals',
  request: 'proposals',
};

export function openClient(clientNo: string, tab: ClientTab): void {
  navigate({ page: 'client', clientNo, tab });
}

export function openTask(recordId: string): void {
  makeWish('openTask', recordId);
}

/** To the client's page, where a contact or a complaint opens; a record of no client is shown by its history. */
export function openNote({ record_id, record_kind, client_no }: Extract<FoundRow, { kind: 'note' }>): void {
  const tab = TAB_OF[record_kind];
  if (client_no === null || tab === undefined) {
    makeWish('history', record_id);
    return;
  }
  openClient(client_no, tab);
  if (record_kind === 'contact' || record_kind === 'complaint') makeWish('openRecord', record_id);
}
