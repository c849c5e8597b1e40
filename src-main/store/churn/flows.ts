/** External flows and moved securities of every client since a day, by client: what the drivers of outflow read. */
import type { DatedFact, DatedNet } from '../../../src-shared/domain/churn/known.ts';
import { BUSINESS_TYPES } from '../../../src-shared/kernel/codes.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { type Exact, normal, subtract } from '../../../src-shared/kernel/exact.ts';
import { query, type Store } from '../open.ts';
import type { Late } from './late.ts';

type FlowRow = [Ymd, number, number, number, number, number, number];

/** Ascending by day. With `late`, what came late of a day stands behind it, one by one. */
export function flowsSince(store: Store, since: Ymd, late?: Late): Map<number, DatedNet[]> {
  const rows = store.stream(
    query
      .selectFrom('client_flow')
      .select(['day', 'client_id', 'flow_in_e4', 'flow_in_e11', 'flow_out_e4', 'flow_out_e11', 'unvalued'])
      .where('day', '>=', since)
      .orderBy('day')
      .orderBy('client_id'),
  ) as IterableIterator<FlowRow>;
  const byClient = new Map<number, DatedNet[]>();
  for (const [day, id, inE4, inE11, outE4, outE11, unvalued] of rows) {
    let own = byClient.get(id);
    if (own === undefined) {
      own = [];
      byClient.set(id, own);
    }
    const sum = subtract(normal(inE4, inE11), normal(outE4, outE11));
    const came = late?.flows.get(id)?.filter((flow) => flow.day === day);
    if (came === undefined || came.length === 0) own.push({ day, net: unvalued > 0 ? null : sum });
    else own.push({ day, net: withoutLate(sum, unvalued, came) }, ...came);
  }
  return byClient;
}

/** What was known of a day on that day. */
function withoutLate(sum: Exact, unvalued: number, came: readonly DatedNet[]): Exact | null {
  let rest = sum;
  let open = unvalued;
  for (const { net } of came) {
    if (net === null) open -= 1;
    else rest = subtract(rest, net);
  }
  return open > 0 ? null : rest;
}

const IN = BUSINESS_TYPES.indexOf('transfer_in');
const OUT = BUSINESS_TYPES.indexOf('transfer_out');

interface Moved {
  readonly client: number;
  readonly day: Ymd;
  /** Net out, of the rows that were there on the day, and of all. */
  onTimeE2: number;
  outE2: number;
  knownOn: Ymd;
}

/**
 * Days on which more of a security left the client's accounts than came, ascending: collateral between them is none. With
 * `late`, a day that is one only with what came later counts from then on.
 */
export function movedOutSince(store: Store, since: Ymd, late?: Late): Map<number, DatedFact[]> {
  const rows = store.rows(
    query
      .selectFrom('account as a')
      .crossJoin('trade as t')
      .select(['a.client_id', 't.trade_date', 't.security_id', 't.business_type', 't.quantity_e2', 't.file_id'])
      .whereRef('t.account_id', '=', 'a.account_id')
      .where('t.trade_date', '>=', since)
      .where('t.business_type', 'in', [IN, OUT]),
  ) as [number, Ymd, number, number, number, number][];
  const moved = new Map<string, Moved>();
  for (const [client, day, securityId, type, quantityE2, fileId] of rows) {
    const key = `${client} ${day} ${securityId}`;
    const sum = moved.get(key) ?? { client, day, onTimeE2: 0, outE2: 0, knownOn: day };
    const outE2 = type === OUT ? quantityE2 : -quantityE2;
    const cameOn = late?.nights.get(fileId) ?? day;
    sum.outE2 += outE2;
    if (cameOn <= day) sum.onTimeE2 += outE2;
    else sum.knownOn = Math.max(sum.knownOn, cameOn);
    moved.set(key, sum);
  }
  const days = new Map<number, Map<Ymd, Ymd>>();
  for (const { client, day, onTimeE2, outE2, knownOn } of moved.values()) {
    if (onTimeE2 <= 0 && outE2 <= 0) continue;
    const own = days.get(client) ?? new Map<Ymd, Ymd>();
    own.set(day, Math.min(own.get(day) ?? knownOn, onTimeE2 > 0 ? day : knownOn));
    days.set(client, own);
  }
  return new Map(
    [...days].map(([client, own]) => [
      client,
      [...own].sort((a, b) => a[0] - b[0]).map(([day, knownOn]) => ({ day, knownOn })),
    ]),
  );
}
