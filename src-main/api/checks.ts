/** `today.checks`: how far the year's call-backs are, and clients whose facts differ from what the branch noted. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { callBackShare } from '../../src-shared/domain/value/callBackShare.ts';
import { parseDate } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { callBackBase, calledBack } from '../store/queries/callBacks.ts';
import { loadPractice } from '../store/records/practice.ts';
import { type Caller, maySeeClient } from './caller.ts';
import { unsettledClients } from './differences.ts';

/** Clients that are named. */
const LINES = 20;

export function todayChecks(
  store: ReadStore,
  { today, owner }: CallInput<'today.checks'>,
  caller: Caller,
): CallOutput<'today.checks'> {
  const day = parseDate(today);
  if (day === null) throw new Refusal('bad_request', 'today is not a day');
  const year = Math.floor(day / 10_000);
  const isMine = (advisorNo: string | null): boolean => owner === undefined || advisorNo === owner;
  const base = new Set<string>();
  for (const { clientNo, advisorNo } of callBackBase(store, year)) {
    if (isMine(advisorNo) && maySeeClient(caller, clientNo)) base.add(clientNo);
  }
  const bound = loadPractice(store).body.call_back_share;
  const open = unsettledClients(store, caller).filter(({ advisorNo }) => isMine(advisorNo));
  return {
    call_backs: { year, bound, ...callBackShare(base, calledBack(store, year), bound) },
    differences: {
      total: open.length,
      clients: open.slice(0, LINES).map(({ clientNo, name, fields }) => ({
        client_no: clientNo,
        name,
        fields: [...fields],
      })),
    },
  };
}
