/**
 * Rows of a branch's list as changes of records: who is meant, what is new, what is there already, what differs from what
 * is noted. Nothing is written over unless a person says so. Pure: ids of new records come from outside.
 */
import { BLANK_PROFILE } from '../blankProfile.ts';
import type { BodyOf } from '../registry.ts';
import type { ClientFinder, KnownClient } from './findImportClient.ts';
import { CHOSEN_FIELDS, type MergedField, type RowIssue } from './importFields.ts';
import { type Difference, type Keep, mergeMember, mergeProfile } from './mergeNoted.ts';
import type { ImportRow } from './parseImportRow.ts';
import { isLikeText, lettersOf } from './readValues.ts';

export interface Noted<B> {
  readonly record_id: string;
  /** Null: it comes into being with this import. */
  readonly version: number | null;
  readonly body: B;
}

/** What is noted of one client before the import. */
export interface NotedOfClient {
  readonly profile: Noted<BodyOf<'profile'>> | null;
  readonly members: readonly Noted<BodyOf<'member'>>[];
  readonly contacts: readonly Pick<BodyOf<'contact'>, 'on' | 'text'>[];
  readonly tasks: readonly Pick<BodyOf<'task'>, 'title' | 'due'>[];
}

export interface ImportChoices {
  /** Where the file differs from what is noted; without one: ours stays. */
  readonly keep: Readonly<Partial<Record<MergedField, Keep>>>;
  /** The client that a person chose for a line; null: the line is left out. */
  readonly clients: ReadonlyMap<number, string | null>;
  /** Contacts, tasks that are there already are written once more. */
  readonly again: boolean;
}

/**
 * ready: writes something; same: all of it is there already; choose: a person says which client; unknown: no such
 * client; faulty: a cell or more cannot be taken; left: a person left it out.
 */
export const ROW_STATES = ['ready', 'same', 'choose', 'unknown', 'faulty', 'left'] as const;
export type RowState = (typeof ROW_STATES)[number];

export type RowNote =
  | {
      readonly kind: 'differs';
      readonly field: MergedField;
      readonly ours: string;
      readonly file: string;
      readonly keep: Keep;
    }
  /** `chosen`: as what a word of the file was understood, in the codes of the profile. */
  | {
      readonly kind: 'fields';
      readonly fields: readonly MergedField[];
      readonly chosen: Readonly<Partial<Record<MergedField, string>>>;
    }
  | { readonly kind: 'member'; readonly text: string; readonly isThere: boolean }
  | { readonly kind: 'contact'; readonly text: string; readonly on: string; readonly isThere: boolean }
  | { readonly kind: 'task'; readonly text: string; readonly isThere: boolean };

export interface PlannedRow {
  readonly line: number;
  readonly state: RowState;
  readonly client: Pick<KnownClient, 'client_no' | 'name'> | null;
  readonly candidates: readonly Pick<KnownClient, 'client_no' | 'name'>[];
  readonly notes: readonly RowNote[];
  readonly issues: readonly RowIssue[];
}

export type ImportedKind = 'profile' | 'member' | 'contact' | 'task';
export interface PlannedChange {
  readonly record_id: string;
  readonly kind: ImportedKind;
  readonly version: number | null;
  readonly client_no: string;
  readonly body: BodyOf<ImportedKind>;
}
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly changes: readonly PlannedChange[];
  /** Rows in which a field differs from what is noted. */
  readonly differs: Readonly<Partial<Record<MergedField, number>>>;
  readonly duplicates: number;
}

interface Desk {
  profile: Noted<BodyOf<'profile'>> | null;
  readonly members: Noted<BodyOf<'member'>>[];
  readonly contacts: Pick<BodyOf<'contact'>, 'on' | 'text'>[];
  readonly tasks: Pick<BodyOf<'task'>, 'title' | 'due'>[];
}

export interface PlanGround {
  readonly finder: ClientFinder;
  readonly noted: (clientNo: string) => NotedOfClient;
  readonly newId: () => string;
}

export function whoIsMeant(
  row: ImportRow,
  finder: ClientFinder,
  choices: Pick<ImportChoices, 'clients'>,
): Pick<PlannedRow, 'state' | 'client' | 'candidates' | 'issues'> {
  const { issues } = row;
  const chosen = choices.clients.get(row.line);
  if (chosen === null) return { state: 'left', client: null, candidates: [], issues };
  if (chosen !== undefined) {
    const client = finder.named(chosen) ?? null;
    if (client !== null) return { state: issues.length > 0 ? 'faulty' : 'ready', client, candidates: [], issues };
  }
  if (issues.some(({ code }) => code === 'no_key')) return { state: 'faulty', client: null, candidates: [], issues };
  const found = finder.find(row.keys);
  const by = row.keys.client_no || row.keys.account_no || row.keys.name;
  const unclear = (code: RowIssue['code']): RowIssue[] => [...issues, { field: null, value: by, code }];
  if (found.kind === 'none') return { state: 'unknown', client: null, candidates: [], issues: unclear('no_client') };
  if (found.kind === 'several') {
    return { state: 'choose', client: null, candidates: found.clients, issues: unclear(found.why) };
  }
  return { state: issues.length > 0 ? 'faulty' : 'ready', client: found.client, candidates: [], issues };
}

export function planImport(rows: readonly ImportRow[], ground: PlanGround, choices: ImportChoices): ImportPlan {
  const desks = new Map<string, Desk>();
  const changes = new Map<string, PlannedChange>();
  const differs: Partial<Record<MergedField, number>> = {};
  let duplicates = 0;
  const planned = rows.map((row): PlannedRow => {
    const meant = whoIsMeant(row, ground.finder, choices);
    const client = meant.client === null ? null : { client_no: meant.client.client_no, name: meant.client.name };
    const candidates = meant.candidates.map(({ client_no, name }) => ({ client_no, name }));
    const told = { line: row.line, client, candidates, issues: meant.issues };
    if (meant.state !== 'ready' || client === null) return { ...told, state: meant.state, notes: [] };
    const work = planRow(row, deskOf(client.client_no), client.client_no, ground.newId, choices);
    if (work.issues.length > 0) return { ...told, state: 'faulty', notes: [], issues: work.issues };
    desks.set(client.client_no, work.desk);
    for (const change of work.changes) changes.set(change.record_id, change);
    for (const note of work.notes) {
      if (note.kind === 'differs') differs[note.field] = (differs[note.field] ?? 0) + 1;
      else if ('isThere' in note && note.isThere) duplicates += 1;
    }
    return { ...told, state: work.changes.length > 0 ? 'ready' : 'same', notes: work.notes };
  });
  return { rows: planned, changes: [...changes.values()], differs, duplicates };

  function deskOf(clientNo: string): Desk {
    const desk = desks.get(clientNo);
    if (desk !== undefined) return desk;
    const noted = ground.noted(clientNo);
    return { ...noted, members: [...noted.members], contacts: [...noted.contacts], tasks: [...noted.tasks] };
  }
}

interface RowWork {
  readonly desk: Desk;
  readonly changes: readonly PlannedChange[];
  readonly notes: readonly RowNote[];
  readonly issues: readonly RowIssue[];
}

/** On a copy of the client's desk: a row with a fault leaves nothing of itself. */
function planRow(
  row: ImportRow,
  before: Desk,
  client_no: string,
  newId: () => string,
  choices: ImportChoices,
): RowWork {
  const desk: Desk = {
    profile: before.profile,
    members: [...before.members],
    contacts: [...before.contacts],
    tasks: [...before.tasks],
  };
  const changes: PlannedChange[] = [];
  const notes: RowNote[] = [];
  const issues: RowIssue[] = [];
  const tell = (differences: readonly Difference[]): void => {
    for (const one of differences) {
      notes.push({ kind: 'differs', ...one });
    }
  };
  const profile = mergeProfile(desk.profile?.body ?? BLANK_PROFILE, row.profile, choices.keep);
  tell(profile.differences);
  issues.push(...profile.issues);
  if (profile.changed.length > 0) {
    const noted = {
      record_id: desk.profile?.record_id ?? newId(),
      version: desk.profile?.version ?? null,
      body: profile.body,
    };
    desk.profile = noted;
    changes.push({ kind: 'profile', client_no, ...noted });
    const chosen = CHOSEN_FIELDS.filter((field) => profile.changed.includes(field)).map((field) => [
      field,
      profile.body[field] ?? '',
    ]);
    notes.push({ kind: 'fields', fields: profile.changed, chosen: Object.fromEntries(chosen) });
  }
  if (row.member !== null) {
    const { name } = row.member;
    const at = desk.members.findIndex(({ body }) => lettersOf(body.name) === lettersOf(name));
    const there = desk.members[at];
    if (there === undefined) {
      const body = { ...row.member, is_lunar: false, client_no: null, text: null };
      const noted = { record_id: newId(), version: null, body };
      desk.members.push(noted);
      changes.push({ kind: 'member', client_no, ...noted });
      notes.push({ kind: 'member', text: name, isThere: false });
    } else {
      const merged = mergeMember(there.body, row.member, choices.keep);
      tell(merged.differences);
      if (merged.isChanged) {
        const noted = { ...there, body: merged.body };
        desk.members[at] = noted;
        changes.push({ kind: 'member', client_no, ...noted });
      }
      notes.push({ kind: 'member', text: name, isThere: !merged.isChanged });
    }
  }
  if (row.contact !== null) {
    const { on, text } = row.contact;
    const isThere = desk.contacts.some((one) => one.on === on && isLikeText(one.text, text));
    notes.push({ kind: 'contact', text, on, isThere });
    if (!isThere || choices.again) {
      const body = {
        ...row.contact,
        tags: [...row.contact.tags],
        direction: null,
        at: null,
        minutes: null,
        clients: [],
        materials: [],
      };
      desk.contacts.push({ on, text });
      changes.push({ kind: 'contact', record_id: newId(), version: null, client_no, body });
    }
  }
  if (row.task !== null) {
    const { title, due } = row.task;
    const isThere = desk.tasks.some((one) => one.due === due && lettersOf(one.title) === lettersOf(title));
    notes.push({ kind: 'task', text: title, isThere });
    if (!isThere || choices.again) {
      desk.tasks.push({ title, due });
      changes.push({ kind: 'task', record_id: newId(), version: null, client_no, body: newTask(title, due) });
    }
  }
  return { desk, changes, notes, issues };
}

function newTask(title: string, due: string | null): BodyOf<'task'> {
  return {
    title,
    text: null,
    due,
    sleeps_until: null,
    state: 'open',
    priority: 'normal',
    owner: null,
    repeat: null,
    tags: [],
    clients: [],
    raised: null,
    from: null,
    done_on: null,
    reason: null,
  };
}
