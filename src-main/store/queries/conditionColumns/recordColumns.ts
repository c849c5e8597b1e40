/** Columns of what the branch wrote itself: contacts, tasks, complaints, profile, goals, family. Deleted records count as never written. */

import { E4_OF_FEN } from '../../../../src-shared/domain/reminders/definition.ts';
import { goalProgress } from '../../../../src-shared/domain/value/goal.ts';
import { addDays, daysBetween, parseDate, type Ymd } from '../../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../../src-shared/records/registry.ts';
import { lastContact, lastContacts } from '../lastContacts.ts';
import { openedOn } from './clientColumns.ts';
import { type ColumnContext, type ColumnLoader, lists, numbers, texts } from './context.ts';
import { figureColumn } from './figureColumns.ts';

const E4 = 10_000;
const COUNTED_DAYS = 90;

/** The last day on which each client was spoken with, up to today; NaN: never. */
function lastSpoken(context: ColumnContext): Float64Array {
  return context.once('last spoken', () => {
    const out = context.numbers();
    const note = (no: string, day: Ymd | null): void => {
      const place = context.placeOfNo(no);
      if (day !== null && place >= 0 && day <= context.today) out[place] = day;
    };
    if (context.only === null) for (const [no, day] of lastContacts(context.store)) note(no, day);
    else for (const no of context.only) note(no, lastContact(context.store, no));
    return out;
  });
}

function contactDays(context: ColumnContext): Float64Array {
  const opened = openedOn(context.forFacts);
  return lastSpoken(context).map((day, at) => {
    const from = Number.isNaN(day) ? opened[at] : day;
    return from === null || from === undefined || from > context.today ? Number.NaN : daysBetween(from, context.today);
  });
}

/**
 * Rows of records not deleted and about a client: of all clients, or of those the context asks for, who are given first as
 * JSON. Then an index by client serves; SQLite would take the one by day.
 */
function recordRows(
  context: ColumnContext,
  from: (records: string) => string,
  ...values: (string | number)[]
): unknown[] {
  if (context.only === null) return context.store.raw(from('record r')).all(...values);
  const few = 'json_each(?) w CROSS JOIN record r INDEXED BY record_of_client ON r.client_no = w.value';
  return context.store.raw(from(few)).all(JSON.stringify(context.only), ...values);
}

const contactsSince = (records: string): string => `SELECT r.client_no, count(*) FROM ${records}
  WHERE r.kind = 'contact' AND r.state = 'reached' AND r.is_deleted = 0 AND r.day >= ? AND r.day <= ?
  AND r.client_no IS NOT NULL GROUP BY r.client_no`;

function contactCount(context: ColumnContext): Float64Array {
  const out = new Float64Array(context.size);
  const from = addDays(context.today, -COUNTED_DAYS + 1);
  const rows = recordRows(context, contactsSince, from, context.today) as [string, number][];
  for (const [no, count] of rows) {
    const place = context.placeOfNo(no);
    if (place >= 0) out[place] = count;
  }
  return out;
}

/** All tags: by the tags, of which most records have none; those of a few clients: by the clients. */
const tagsOf = (records: string): string =>
  records === 'record r'
    ? `SELECT r.client_no, t.tag FROM record_tag t CROSS JOIN record r ON r.record_no = t.record_no
  WHERE r.kind = ? AND r.is_deleted = 0 AND r.client_no IS NOT NULL`
    : `SELECT r.client_no, t.tag FROM ${records} CROSS JOIN record_tag t ON t.record_no = r.record_no
  WHERE r.kind = ? AND r.is_deleted = 0`;

function tags(context: ColumnContext, kind: string): (readonly string[])[] {
  const none: readonly string[] = [];
  const out: string[][] = [];
  for (const [no, tag] of recordRows(context, tagsOf, kind) as [string, string][]) {
    const place = context.placeOfNo(no);
    if (place < 0) continue;
    const own = out[place];
    if (own === undefined) out[place] = [tag];
    else if (!own.includes(tag)) own.push(tag);
  }
  return Array.from({ length: context.size }, (_, at) => out[at]?.sort() ?? none);
}

const openTasks = (records: string): string => `SELECT r.client_no, r.day FROM ${records}
  WHERE r.kind = 'task' AND r.state = 'open' AND r.is_deleted = 0 AND r.client_no IS NOT NULL`;

function tasks(context: ColumnContext): { readonly open: Float64Array; readonly overdue: Float64Array } {
  return context.once('tasks', () => {
    const out = { open: new Float64Array(context.size), overdue: new Float64Array(context.size) };
    for (const [no, day] of recordRows(context, openTasks) as [string, Ymd | null][]) {
      const place = context.placeOfNo(no);
      if (place < 0) continue;
      out.open[place] = (out.open[place] as number) + 1;
      if (day !== null && day < context.today) out.overdue[place] = (out.overdue[place] as number) + 1;
    }
    return out;
  });
}

const openComplaints = (records: string): string => `SELECT r.client_no, count(*) FROM ${records}
  WHERE r.kind = 'complaint' AND r.state IN ('received', 'in_hand') AND r.is_deleted = 0 GROUP BY r.client_no`;

function complaints(context: ColumnContext): Float64Array {
  const out = new Float64Array(context.size);
  for (const [no, open] of recordRows(context, openComplaints) as [string, number][]) {
    const place = context.placeOfNo(no);
    if (place >= 0) out[place] = open;
  }
  return out;
}

type Profile = BodyOf<'profile'>;

const bodiesOf = (records: string): string =>
  `SELECT r.client_no, r.body_json FROM ${records} WHERE r.kind = ? AND r.is_deleted = 0`;

function bodies<B>(context: ColumnContext, kind: string): readonly (readonly [place: number, body: B])[] {
  return context.once(`bodies ${kind}`, () =>
    (recordRows(context, bodiesOf, kind) as [string | null, string][]).flatMap(([no, json]) => {
      const place = context.placeOfNo(no);
      return place < 0 ? [] : [[place, JSON.parse(json) as B] as const];
    }),
  );
}

/** A field of the profile; a client without a profile has none. */
const profileText =
  (read: (body: Profile) => string | null): ColumnLoader =>
  (context) => {
    const out: (string | null)[] = new Array(context.size).fill(null);
    for (const [place, body] of bodies<Profile>(context, 'profile')) out[place] = read(body);
    return texts(out);
  };
const profileList =
  (read: (body: Profile) => readonly string[]): ColumnLoader =>
  (context) => {
    const none: readonly string[] = [];
    const out: (readonly string[])[] = new Array(context.size).fill(none);
    for (const [place, body] of bodies<Profile>(context, 'profile')) out[place] = read(body);
    return lists(out);
  };
const profileYes =
  (read: (body: Profile, today: Ymd) => boolean): ColumnLoader =>
  (context) => {
    const out = new Float64Array(context.size);
    for (const [place, body] of bodies<Profile>(context, 'profile')) if (read(body, context.today)) out[place] = 1;
    return numbers(out);
  };

function isForbidden({ do_not_contact: not }: Profile, today: Ymd): boolean {
  if (not === null) return false;
  const [since, until] = [parseDate(not.since), not.until === null ? null : parseDate(not.until)];
  return (since ?? 0) <= today && (until === null || until >= today);
}

interface Goals {
  readonly open: Float64Array;
  readonly progress: Float64Array;
  readonly growth: Float64Array;
  readonly nextIn: Float64Array;
  readonly lifeIn: Float64Array;
}

function goals(context: ColumnContext): Goals {
  return context.once('goals', () => {
    const out: Goals = {
      open: new Float64Array(context.size),
      progress: context.numbers(),
      growth: context.numbers(),
      nextIn: context.numbers(),
      lifeIn: context.numbers(),
    };
    const assets = figureColumn(context.forFacts, 'assets.total').values as Float64Array;
    const least = (column: Float64Array, place: number, value: number | null): void => {
      const known = column[place] as number;
      if (value !== null && (Number.isNaN(known) || value < known)) column[place] = value;
    };
    for (const [place, body] of bodies<BodyOf<'goal'>>(context, 'goal')) {
      if (body.state !== 'open') continue;
      out.open[place] = (out.open[place] as number) + 1;
      const by = body.by === null ? null : parseDate(body.by);
      const days = by === null || by < context.today ? null : daysBetween(context.today, by);
      least(out.nextIn, place, days);
      if (body.purpose === 'retirement' || body.purpose === 'education') least(out.lifeIn, place, days);
      const asset = assets[place] as number;
      if (Number.isNaN(asset)) continue;
      const goal = { share: body.share, amountE4: body.amount_fen * E4_OF_FEN, by };
      const { progress, growthNeeded } = goalProgress(Math.round(asset * E4), goal, context.today);
      least(out.progress, place, progress);
      const known = out.growth[place] as number;
      if (growthNeeded !== null && !(known >= growthNeeded)) out.growth[place] = growthNeeded;
    }
    return out;
  });
}

const inHousehold = `SELECT n.client_no FROM record_client n JOIN record r ON r.record_no = n.record_no
  WHERE r.kind = 'household' AND r.is_deleted = 0`;

function households(context: ColumnContext): Float64Array {
  const out = new Float64Array(context.size);
  for (const [no] of context.store.raw(inHousehold).all() as [string][]) {
    const place = context.placeOfNo(no);
    if (place >= 0) out[place] = 1;
  }
  return out;
}

function members(context: ColumnContext): Float64Array {
  const out = new Float64Array(context.size);
  for (const [place] of bodies(context, 'member')) out[place] = (out[place] as number) + 1;
  return out;
}

export const RECORD_COLUMNS: Readonly<Record<string, ColumnLoader>> = {
  'contact.last_on': (context) => numbers(lastSpoken(context)),
  'contact.days': (context) => numbers(contactDays(context)),
  'contact.count_90': (context) => numbers(contactCount(context)),
  'contact.tags': (context) => lists(tags(context, 'contact')),
  'task.open': (context) => numbers(tasks(context).open),
  'task.overdue': (context) => numbers(tasks(context).overdue),
  'complaint.open': (context) => numbers(complaints(context)),
  'profile.tags': profileList((body) => body.tags),
  'profile.needs': profileText((body) => body.needs),
  'profile.occupation': profileText((body) => body.occupation),
  'profile.hobbies': profileList((body) => body.hobbies),
  'profile.preferences': profileList((body) => body.preferences),
  'profile.experience': profileText((body) => body.experience),
  'profile.attitude': profileText((body) => body.attitude),
  'profile.income': profileText((body) => body.income),
  'profile.expense': profileText((body) => body.expense),
  'profile.do_not_contact': profileYes(isForbidden),
  'profile.introduced': profileYes((body) => body.introduced_by !== null),
  'goal.open': (context) => numbers(goals(context).open),
  'goal.progress': (context) => numbers(goals(context).progress),
  'goal.growth_needed': (context) => numbers(goals(context).growth),
  'goal.next_in': (context) => numbers(goals(context).nextIn),
  'goal.life_event_in': (context) => numbers(goals(context).lifeIn),
  'family.members': (context) => numbers(members(context)),
  'family.household': (context) => numbers(households(context)),
};
