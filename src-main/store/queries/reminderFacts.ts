/**
 * What the rules that raise tasks know of every client, read in bulk: one query a kind of fact, over the whole branch, and
 * the clients put together in memory. 20,000 clients take a second or so.
 */
import {
  type Bounds,
  E4_OF_FEN,
  LOOK_BACK_DAYS,
  type ReminderFacts,
  TIER_NAMES,
  type TierName,
} from '../../../src-shared/domain/reminders/definition.ts';
import { BUSINESS_TYPES, FLOW_KINDS } from '../../../src-shared/kernel/codes.ts';
import { addDays, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../open.ts';
import { lastContacts } from './lastContacts.ts';

type Draft = {
  -readonly [K in keyof ReminderFacts]: ReminderFacts[K] extends readonly (infer E)[] ? E[] : ReminderFacts[K];
};
export interface ClientFacts extends ReminderFacts {
  readonly clientNo: string;
  readonly advisorNo: string | null;
}

/** Marks of a contact or complaint that is about abnormal use of an account. */
export const ABNORMAL_TAGS = ['异常', 'abnormal'];
/** Longest closure of the exchanges: the assets before a day are looked for so far back. */
const GAP_DAYS = 15;

/** Clients who are not closed. `bounds` sieves days on which nothing of size happened. */
export function reminderFacts(store: Store, bounds: Bounds, today: Ymd): ClientFacts[] {
  const clients = store.all(
    query
      .selectFrom('client as c')
      .leftJoin('client_figure as f', 'f.client_id', 'c.client_id')
      .select([
        'c.client_id',
        'c.client_no',
        'c.client_kind',
        'c.status',
        'c.advisor_no',
        'c.opened_on',
        'c.birth_date',
      ])
      .select(['c.risk_valid_until', 'f.tier'])
      .where((e) => e.or([e('c.status', 'is', null), e('c.status', '!=', 'closed')])),
  );
  const byId = new Map<number, Draft & { clientNo: string; advisorNo: string | null }>();
  const byNo = new Map<string, Draft>();
  const contacts = lastContacts(store);
  for (const row of clients) {
    const draft = {
      clientNo: row.client_no,
      advisorNo: row.advisor_no,
      status: row.status,
      tier: TIER_NAMES.find((name): name is TierName => name === row.tier) ?? null,
      openedOn: row.opened_on,
      birthDate: row.birth_date,
      isPerson: row.client_kind === null || row.client_kind === 'individual',
      lunarBirthday: null,
      document: null,
      members: [],
      riskValidUntil: row.risk_valid_until,
      goals: [],
      lastContact: contacts.get(row.client_no) ?? null,
      margins: [],
      abnormal: [],
      days: [],
      proceeds: [],
    };
    byId.set(row.client_id, draft);
    byNo.set(row.client_no, draft);
  }
  addRecords(store, byNo);
  addAbnormal(store, byNo);
  addMargins(store, byId, today);
  addBigDays(store, byId, bounds, today);
  addProceeds(store, byId, today);
  return [...byId.values()];
}

function addRecords(store: Store, byNo: ReadonlyMap<string, Draft>): void {
  const records = store.all(
    query
      .selectFrom('record')
      .select(['record_id', 'kind', 'client_no', 'body_json'])
      .where('kind', 'in', ['member', 'profile', 'goal'])
      .where('is_deleted', '=', 0),
  );
  for (const { record_id, kind, client_no, body_json } of records) {
    const draft = client_no === null ? undefined : byNo.get(client_no);
    if (draft === undefined) continue;
    const body = JSON.parse(body_json);
    if (kind === 'profile') {
      draft.lunarBirthday = body.lunar_birthday;
      const ends = parseDate(String(body.document?.expires_on));
      if (ends !== null) draft.document = { kind: body.document.kind, expiresOn: ends };
    }
    const day = parseDate(String(kind === 'goal' ? body.by : body.birth_date));
    if (day === null) continue;
    if (kind === 'goal' && body.state === 'open') draft.goals.push({ id: record_id, title: body.title, by: day });
    if (kind === 'member') {
      const { name, relation, is_lunar } = body;
      draft.members.push({ id: record_id, name, relation, birthDate: day, isLunar: is_lunar });
    }
  }
}

function addAbnormal(store: Store, byNo: ReadonlyMap<string, Draft>): void {
  const marked = store.all(
    query
      .selectFrom('record_tag as t')
      .innerJoin('record as r', 'r.record_no', 't.record_no')
      .select(['r.record_id', 'r.client_no', 'r.kind', 'r.body_json'])
      .distinct()
      .where('t.tag', 'in', ABNORMAL_TAGS)
      .where('r.kind', 'in', ['contact', 'complaint'])
      .where('r.is_deleted', '=', 0),
  );
  for (const { record_id, client_no, kind, body_json } of marked) {
    const body = JSON.parse(body_json);
    const on = parseDate(kind === 'contact' ? body.on : body.received);
    if (client_no !== null && on !== null) byNo.get(client_no)?.abnormal.push({ id: record_id, on });
  }
}

function addMargins(store: Store, byId: ReadonlyMap<number, Draft>, today: Ymd): void {
  const accounts = store.all(
    query
      .selectFrom('account')
      .select(['client_id', 'account_no', 'opened_on'])
      .where('account_kind', '=', 'margin')
      .where('opened_on', '>=', addDays(today, -LOOK_BACK_DAYS)),
  );
  for (const { client_id, account_no, opened_on } of accounts) {
    if (opened_on !== null) byId.get(client_id)?.margins.push({ accountNo: account_no, openedOn: opened_on });
  }
}

/** Days of size only; the day before is the last one on which the client had assets. */
function addBigDays(store: Store, byId: ReadonlyMap<number, Draft>, bounds: Bounds, today: Ymd): void {
  const since = addDays(today, -LOOK_BACK_DAYS);
  const flowE4 = Math.min(bounds.flow_from_fen, bounds.large_flow_fen) * E4_OF_FEN;
  const lossE4 = bounds.loss_from_fen * E4_OF_FEN;
  const before = new Map<number, number>();
  const rows = store.stream(
    query
      .selectFrom('client_day')
      .select(['day', 'client_id', 'asset_e4', 'flow_in_e4', 'flow_out_e4'])
      .where('day', '>=', addDays(since, -GAP_DAYS))
      .orderBy('day')
      .orderBy('client_id'),
  );
  for (const row of rows) {
    const [day, id, assetE4, inE4, outE4] = row as [number, number, number, number, number];
    const beforeE4 = before.get(id) ?? null;
    before.set(id, assetE4);
    if (day < since) continue;
    const lostE4 = beforeE4 === null ? 0 : beforeE4 - (assetE4 - inE4 + outE4);
    if (inE4 < flowE4 && outE4 < flowE4 && lostE4 < lossE4) continue;
    byId.get(id)?.days.push({ day, assetE4, beforeE4, inE4, outE4 });
  }
}

const DIVIDEND = FLOW_KINDS.indexOf('dividend');
const REDEEM = BUSINESS_TYPES.indexOf('redeem');

function addProceeds(store: Store, byId: ReadonlyMap<number, Draft>, today: Ymd): void {
  const since = addDays(today, -LOOK_BACK_DAYS);
  const dividends = store.all(
    query
      .selectFrom('cash_flow as f')
      .innerJoin('account as a', 'a.account_id', 'f.account_id')
      .leftJoin('security as s', 's.security_id', 'f.security_id')
      .select(['a.client_id', 'f.flow_date as day', 's.code', 's.name'])
      .select((e) => e.fn.sum<number>('f.amount_e4').as('amount_e4'))
      .where('f.flow_date', '>=', since)
      .where('f.flow_kind', '=', DIVIDEND)
      .groupBy(['a.client_id', 'f.flow_date', 's.code', 's.name']),
  );
  // By account, since trades lie by account and date: a step into each, not a walk over all trades.
  const repaid = store.all(
    query
      .selectFrom('account as a')
      .crossJoin('trade as t')
      .innerJoin('security as s', 's.security_id', 't.security_id')
      .whereRef('t.account_id', '=', 'a.account_id')
      .select(['a.client_id', 't.trade_date as day', 's.code', 's.name'])
      .select((e) => e.fn.sum<number | null>('t.net_amount_e4').as('amount_e4'))
      .where('t.trade_date', '>=', since)
      .where('t.business_type', '=', REDEEM)
      .groupBy(['a.client_id', 't.trade_date', 's.code', 's.name']),
  );
  for (const [kind, rows] of [['dividend', dividends] as const, ['redeem', repaid] as const]) {
    for (const { client_id, day, code, name, amount_e4 } of rows) {
      // What has no amount cannot be held against the bound.
      if (amount_e4 === null) continue;
      const security = { code: code ?? '', name: name ?? code ?? '' };
      byId.get(client_id)?.proceeds.push({ day, kind, ...security, amountE4: amount_e4 });
    }
  }
}
