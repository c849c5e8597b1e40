/**
 * What the calls about records in general may give out of a proposal: while it is open, no product that may not be proposed
 * to the client today, in whichever of its versions. What was answered stands as it was then.
 */
import { OPEN_STATES } from '../../src-shared/domain/proposals/life.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import { suitedToday } from '../jobs/proposals/suited.ts';
import type { ReadStore } from '../store/open.ts';
import type { ProposalBody } from '../store/records/proposals.ts';
import type { StoredRecord } from '../store/records/row.ts';

export type About = Pick<StoredRecord, 'kind' | 'client_no' | 'state'>;

/** `body`: one of the record's versions, which may be an older one. */
export function givenBody(store: ReadStore, record: About, body: unknown, today: Ymd): unknown {
  if (record.kind !== 'proposal' || record.client_no === null || body === null) return body;
  const state = OPEN_STATES.find((open) => open === record.state);
  if (state === undefined) return body;
  const proposal = body as ProposalBody;
  // An older version may be of an acceptance that was undone: it is asked as what it is now.
  return { ...proposal, products: suitedToday(store, record.client_no, { ...proposal, state }, today).products };
}
