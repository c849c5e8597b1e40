/** Breaks of the reconciliation as the nightly look kept them: a page of the branch's, and the open ones of a client. */
import type { BreakPage, BreakRow } from '../../src-shared/contract/breaks.ts';
import type { CallInput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { countBreaks, listBreaks, openBreaksOfClient } from '../store/queries/breaks.ts';
import { findClient } from '../store/queries/clients.ts';
import { asOf } from '../store/queries/status.ts';
import { notCompared } from '../sync/reconcile/compareBooks.ts';

/** Breaks of one client that are shown with his figures. */
const SHOWN = 20;

export function breaksPage(store: ReadStore, input: CallInput<'sync.breaks'>): BreakPage {
  const { state, cause, offset, limit } = input;
  const date = asOf(store);
  const byCause = countBreaks(store, { state });
  const counted = cause === undefined ? byCause : byCause.filter((group) => group.cause === cause);
  return {
    as_of: date === null ? null : dateText(date),
    not_compared: date === null ? [] : notCompared(store, date),
    total: counted.reduce((sum, group) => sum + group.breaks, 0),
    by_cause: byCause,
    rows: listBreaks(store, { state, ...(cause === undefined ? {} : { cause }) }, offset, limit),
  };
}

export function clientBreaks(store: ReadStore, clientNo: string): { rows: BreakRow[]; more: number } {
  const client = findClient(store, clientNo);
  if (!client) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const all = openBreaksOfClient(store, client.client_id);
  return { rows: all.slice(0, SHOWN), more: Math.max(0, all.length - SHOWN) };
}
