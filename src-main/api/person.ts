/** `person.view`: what is known of a client as a person: head office's facts, the branch's notes, and where they differ. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { lunarDayOf, nextBirthday } from '../../src-shared/domain/calendar/lunar.ts';
import { goalProgress } from '../../src-shared/domain/value/goal.ts';
import { dateText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import { exact } from '../../src-shared/kernel/exact.ts';
import { moneyText } from '../../src-shared/kernel/money.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import type { ReadStore } from '../store/open.ts';
import { lastAssetRow } from '../store/queries/assets.ts';
import { findNamed } from '../store/queries/clientFinder.ts';
import { accountsOfClient, type Client, findClient } from '../store/queries/clients.ts';
import { asOf } from '../store/queries/status.ts';
import { loadRecords } from '../store/records/read.ts';
import type { StoredRecord } from '../store/records/row.ts';
import { type Caller, maySeeClient } from './caller.ts';
import { differencesOf } from './differences.ts';
import { maskMobile } from './mask.ts';
import { shapeOf } from './records.ts';

/** Records of one kind about one client that are looked at. */
const MOST = 1_000;
/** Clients offered for choosing one. */
const OFFERED = 20;
const E4_PER_FEN = 100;

/** @throws Refusal no_data, not_found */
export function personView(
  store: ReadStore,
  { client_no, today }: CallInput<'person.view'>,
  caller: Caller,
): CallOutput<'person.view'> {
  const date = asOf(store);
  if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
  const client = findClient(store, client_no);
  if (client === undefined) throw new Refusal('not_found', `there is no client ${client_no}`);
  const now = parseDate(today) ?? date;
  const about = loadRecords(store, { kinds: ['profile', 'goal', 'member'], clientNo: client_no, limit: MOST });
  const of = (kind: string): StoredRecord[] => about.filter((record) => record.kind === kind);
  const [profile] = of('profile');
  const noted = profile === undefined ? null : (JSON.parse(profile.body_json) as BodyOf<'profile'>);
  const named = (no: string) => clientNamed(store, no, caller);
  return {
    client_no,
    as_of: dateText(date),
    facts: {
      gender: client.gender,
      birth_date: client.birth_date === null ? null : dateText(client.birth_date),
      age: client.birth_date === null ? null : ageOn(client.birth_date, now),
      mobile: maskMobile(client.mobile),
      phone: maskMobile(client.phone),
      address: client.address,
      occupation: client.occupation,
      education: client.education,
    },
    profile: profile === undefined ? null : shapeOf(profile),
    goals: of('goal').map((record) => ({ record: shapeOf(record), ...progressOf(store, client, record, date, now) })),
    members: of('member').map((record) => {
      const { birth_date, is_lunar, client_no: own } = JSON.parse(record.body_json) as BodyOf<'member'>;
      const birth = birth_date === null ? null : parseDate(birth_date);
      return {
        record: shapeOf(record),
        next_birthday: birth === null ? null : dateText(birthdayAfter(birth, is_lunar, now)),
        client: own === null ? null : named(own),
      };
    }),
    introduced_by: noted?.introduced_by == null ? null : named(noted.introduced_by),
    introduced: loadRecords(store, { kinds: ['profile'], clientNo: client_no, named: true, limit: MOST }).flatMap(
      (record) => {
        const isBy = (JSON.parse(record.body_json) as BodyOf<'profile'>).introduced_by === client_no;
        return (isBy && record.client_no !== null ? named(record.client_no) : null) ?? [];
      },
    ),
    differences: noted === null ? [] : differencesOf(client, noted),
  };
}

export function findPersons(store: ReadStore, text: string, caller: Caller): CallOutput<'person.find'> {
  return findNamed(store, text)
    .filter(({ client_no }) => maySeeClient(caller, client_no))
    .slice(0, OFFERED);
}

function clientNamed(store: ReadStore, clientNo: string, caller: Caller): { client_no: string; name: string } | null {
  if (!maySeeClient(caller, clientNo)) return null;
  return { client_no: clientNo, name: findClient(store, clientNo)?.name ?? '' };
}

function ageOn(birth: Ymd, today: Ymd): number {
  return Math.floor((today - birth) / 10_000);
}

/** By the calendar that he keeps it by; the birth date itself is always the solar one. */
function birthdayAfter(birth: Ymd, isLunar: boolean, today: Ymd): Ymd {
  if (isLunar) return nextBirthday(lunarDayOf(birth), 'lunar', today);
  return nextBirthday({ month: Math.floor(birth / 100) % 100, day: birth % 100 }, 'solar', today);
}

function progressOf(store: ReadStore, client: Client, record: StoredRecord, date: Ymd, now: Ymd) {
  const { amount_fen, share, by } = JSON.parse(record.body_json) as BodyOf<'goal'>;
  const assetE4 = totalAsset(store, client, date);
  if (assetE4 === null) return { reached: null, progress: null, growth_needed: null };
  const goal = { share, amountE4: amount_fen * E4_PER_FEN, by: by === null ? null : parseDate(by) };
  const { reachedE4, progress, growthNeeded } = goalProgress(assetE4, goal, now);
  return { reached: moneyText(exact(reachedE4)), progress, growth_needed: growthNeeded };
}

/** Sum over the accounts at their last rows; null: no account has one. */
function totalAsset(store: ReadStore, client: Client, date: Ymd): number | null {
  let sum: number | null = null;
  for (const { account_id } of accountsOfClient(store, client.client_id)) {
    const row = lastAssetRow(store, account_id, date);
    if (row !== null && row !== undefined) sum = (sum ?? 0) + row.totalAssetE4;
  }
  return sum;
}
