/** What the page makes of a line that was understood. Pure but for new ids. */
import type { QuickLineRead } from '../../../src-shared/contract/serviceCalls.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { added, type Edit } from '../../ui/records/useEdit.ts';

export type Contact = BodyOf<'contact'>;
export type Complaint = BodyOf<'complaint'>;

/** What the reader corrected before saving. */
export interface Corrected {
  readonly channel: Contact['channel'];
  readonly direction: 'out' | 'in' | null;
  readonly on: string;
  readonly at: string | null;
  readonly reached: boolean;
  readonly withFollow: boolean;
  /** Of the follow-up; null: the line names none. */
  readonly due: string | null;
  /** Client number chosen for each @, by what was typed. */
  readonly chosen: Readonly<Record<string, string>>;
  /** Tags and mentions of the line that are not meant. */
  readonly dropped: readonly string[];
}
export type Fixes = Partial<Corrected>;

/** A tag and a mention of the same word are two. */
export const tagKey = (tag: string): string => `#${tag}`;
export const mentionKey = (typed: string): string => `@${typed}`;

export function correctedOf(read: QuickLineRead): Corrected {
  const chosen = Object.fromEntries(
    read.mentions.flatMap(({ typed, found, count }) => (count === 1 ? [[typed, found[0]?.client_no ?? '']] : [])),
  );
  const { channel, direction, on, at, reached, follow_up } = read;
  return {
    channel,
    direction,
    on,
    at,
    reached,
    withFollow: follow_up !== null,
    due: follow_up?.due ?? null,
    chosen,
    dropped: [],
  };
}

/** What was understood with what the reader corrected; what is gone from the line is gone from the corrections. */
export function settledOf(read: QuickLineRead, fixes: Fixes): Corrected {
  const found = correctedOf(read);
  const typed = new Set(read.mentions.map((mention) => mention.typed));
  const chosen = Object.fromEntries(Object.entries(fixes.chosen ?? {}).filter(([name]) => typed.has(name)));
  const there = new Set([...read.tags.map(tagKey), ...read.mentions.map((mention) => mentionKey(mention.typed))]);
  const follow = read.follow_up === null ? { withFollow: false, due: null } : {};
  return {
    ...found,
    ...fixes,
    ...follow,
    chosen: { ...found.chosen, ...chosen },
    dropped: (fixes.dropped ?? []).filter((key) => there.has(key)),
  };
}

/** Mentions that nobody has settled: more than one client fits, and none was chosen. */
export function unsettled(read: QuickLineRead, { chosen, dropped }: Corrected): QuickLineRead['mentions'] {
  return read.mentions.filter(
    ({ typed, count }) => count > 1 && chosen[typed] === undefined && !dropped.includes(mentionKey(typed)),
  );
}

export interface LineContext {
  readonly clientNo: string;
  readonly clientName: string;
  readonly owner: string | null;
  /** The follow-up's title where the line says nothing but when. */
  readonly plainTitle: string;
}

/** The contact, and the task that it names: one step. */
export function lineEdit(read: QuickLineRead, corrected: Corrected, context: LineContext): Edit {
  const { clientNo, clientName, owner, plainTitle } = context;
  const { dropped, chosen, channel } = corrected;
  const meant = Object.entries(chosen).filter(([typed]) => !dropped.includes(mentionKey(typed)));
  const clients = [...new Set(meant.map(([, no]) => no))].filter((no) => no !== clientNo);
  const tags = read.tags.filter((tag) => !dropped.includes(tagKey(tag)));
  const contact = added('contact', clientNo, {
    channel,
    direction: channel === 'note' ? null : (corrected.direction ?? 'out'),
    on: corrected.on,
    at: corrected.at,
    minutes: null,
    reached: corrected.reached,
    text: read.text,
    tags,
    clients,
    materials: [],
  });
  const follow = corrected.withFollow ? read.follow_up : null;
  if (follow === null) return { what: 'contact_added', subject: clientName, changes: [contact] };
  const task = added('task', clientNo, {
    title: follow.title === '' ? plainTitle : follow.title,
    text: read.text,
    due: corrected.due ?? follow.due,
    sleeps_until: null,
    state: 'open',
    priority: 'normal',
    owner,
    repeat: null,
    tags,
    clients,
    raised: null,
    from: contact.record_id,
    done_on: null,
    reason: null,
  });
  return { what: 'contact_followed', subject: clientName, changes: [contact, task] };
}

export function emptyContact(today: string): Contact {
  return {
    channel: 'call',
    direction: 'out',
    on: today,
    at: null,
    minutes: null,
    reached: true,
    text: '',
    tags: [],
    clients: [],
    materials: [],
  };
}

export function emptyComplaint(today: string, due: string): Complaint {
  return {
    received: today,
    due,
    state: 'received',
    subject: '',
    text: null,
    answer: null,
    answered: null,
    owner: null,
    tags: [],
  };
}
