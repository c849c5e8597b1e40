/** Breaks of the reconciliation as they are kept: which clients have open ones, and the breaks themselves with their evidence. */
import { sql } from 'kysely';
import type { BreakCause, BreakCauseCode, BreakRow } from '../../../src-shared/contract/breaks.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { decimalText, quantityText } from '../../../src-shared/kernel/money.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const ofClient = query
  .selectFrom('account as a')
  .innerJoin('reconciliation_break as b', 'b.account_id', 'a.account_id')
  .select((e) => e.fn.countAll<number>().as('n'))
  .where('a.client_id', '=', 0)
  .where('b.closed_on', 'is', null)
  .compile();

const byClient = query
  .selectFrom('reconciliation_break as b')
  .innerJoin('account as a', 'a.account_id', 'b.account_id')
  .select((e) => ['a.client_id', e.fn.countAll<number>().as('n')])
  .where('b.closed_on', 'is', null)
  .groupBy('a.client_id');

/** Open breaks over all accounts of a client. */
export function openBreakCount(store: ReadStore, clientId: number): number {
  return (store.statement(ofClient.sql).get(clientId) as { n: number }).n;
}

/** How many open breaks each client has; only clients with any. */
export function openBreakCounts(store: ReadStore): Map<number, number> {
  return new Map(store.rows(byClient) as [number, number][]);
}

export interface BreakFilter {
  /** open; or closed on or after the date; or both. */
  readonly state: 'open' | 'closed' | 'all';
  /** Leaves out breaks that were closed before. */
  readonly closedSince?: Ymd;
  readonly cause?: BreakCauseCode;
  readonly clientId?: number;
}

function filtered(filter: BreakFilter) {
  const rows = query
    .selectFrom('reconciliation_break as b')
    .innerJoin('account as a', 'a.account_id', 'b.account_id')
    .innerJoin('client as c', 'c.client_id', 'a.client_id')
    .leftJoin('security as s', 's.security_id', 'b.security_id');
  const { state, closedSince, cause, clientId } = filter;
  return rows
    .$if(state === 'open', (q) => q.where('b.closed_on', 'is', null))
    .$if(state === 'closed', (q) => q.where('b.closed_on', 'is not', null))
    .$if(closedSince !== undefined, (q) =>
      q.where((e) => e.or([e('b.closed_on', 'is', null), e('b.closed_on', '>=', closedSince as Ymd)])),
    )
    .$if(cause !== undefined, (q) => q.where('b.cause', '=', cause as BreakCauseCode))
    .$if(clientId !== undefined, (q) => q.where('a.client_id', '=', clientId as number));
}

/** A plain decimal of at most two decimals as an integer of hundredths. */
function hundredths(text: string): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(2, '0'));
}
function differenceText(kind: string, value: bigint): string {
  return kind === 'quantity' ? quantityText(value) : decimalText(value, 2);
}

/** A page of breaks: open ones first, then by client, account, security; `limit` −1: all. */
export function listBreaks(store: ReadStore, filter: BreakFilter, offset: number, limit: number): BreakRow[] {
  const page = filtered(filter)
    .select([
      'b.break_id',
      'b.kind',
      'b.part',
      'b.book',
      'b.head_office',
      'b.first_seen',
      'b.last_seen',
      'b.closed_on',
      'b.cause',
      'b.cause_json',
      'c.client_no',
      'c.name as client_name',
      'a.account_no',
      's.market',
      's.code',
      's.name as security_name',
    ])
    .orderBy(sql`b.closed_on is not null`)
    .orderBy('b.closed_on', 'desc')
    .orderBy('c.client_no')
    .orderBy('a.account_no')
    .orderBy('b.kind', 'desc')
    .orderBy('s.market')
    .orderBy('s.code')
    .orderBy('b.part')
    .orderBy('b.break_id')
    .limit(limit)
    .offset(offset);
  return store.all(page).map((row) => ({
    id: row.break_id,
    kind: row.kind as BreakRow['kind'],
    part: row.part as BreakRow['part'],
    client_no: row.client_no,
    client_name: row.client_name ?? '',
    account_no: row.account_no,
    market: row.market as BreakRow['market'],
    code: row.code,
    security_name: row.security_name ?? row.code,
    book: row.book,
    head_office: row.head_office,
    difference: differenceText(row.kind, hundredths(row.head_office) - hundredths(row.book)),
    first_seen: dateText(row.first_seen),
    last_seen: dateText(row.last_seen),
    closed_on: row.closed_on === null ? null : dateText(row.closed_on),
    why: { cause: row.cause, ...JSON.parse(row.cause_json) } as BreakCause,
  }));
}

/** How many breaks fit the filter, and of how many clients, by cause: the most frequent first. */
export function countBreaks(
  store: ReadStore,
  filter: BreakFilter,
): { cause: BreakCauseCode; breaks: number; clients: number }[] {
  const groups = filtered(filter)
    .select((e) => [
      'b.cause',
      e.fn.countAll<number>().as('breaks'),
      e.fn.count<number>('a.client_id').distinct().as('clients'),
    ])
    .groupBy('b.cause')
    .orderBy('breaks', 'desc')
    .orderBy('b.cause');
  return store.all(groups).map((row) => ({ ...row, cause: row.cause as BreakCauseCode }));
}

/** Every open break of a client, by account and security. */
export function openBreaksOfClient(store: ReadStore, clientId: number): BreakRow[] {
  return listBreaks(store, { state: 'open', clientId }, 0, -1);
}
