/** What the page makes of a line that was understood, and which text an entry is found by. Pure but for new ids. */
import type { QuickLineRead, TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { added, type Edit } from '../../ui/records/useEdit.ts';

export type Contact = BodyOf<'contact'>;
export type Complaint = BodyOf<'complaint'>;

/** What the reader corrected before saving. */
export interface Corrected {
  readonly channel: Contact['channel'];
  readonly on: string;
  readonly reached: boolean;
  readonly withFollow: boolean;
  /** Client number chosen for each @, by what was typed. */
  readonly chosen: Readonly<Record<string, string>>;
}

export function correctedOf(read: QuickLineRead): Corrected {
  const chosen = Object.fromEntries(
    read.mentions.flatMap(({ typed, found, count }) => (count === 1 ? [[typed, found[0]?.client_no ?? '']] : [])),
  );
  return { channel: read.channel, on: read.on, reached: read.reached, withFollow: read.follow_up !== null, chosen };
}

/** What was understood with what the reader corrected; a client chosen for an @ that is gone from the line is gone as well. */
export function settledOf(read: QuickLineRead, fixes: Partial<Corrected>): Corrected {
  const found = correctedOf(read);
  const typed = new Set(read.mentions.map((mention) => mention.typed));
  const chosen = Object.fromEntries(Object.entries(fixes.chosen ?? {}).filter(([name]) => typed.has(name)));
  return { ...found, ...fixes, chosen: { ...found.chosen, ...chosen } };
}

/** Mentions that nobody has settled: more than one client fits, and none was chosen. */
export function unsettled(read: QuickLineRead, { chosen }: Corrected): QuickLineRead['mentions'] {
  return read.mentions.filter(({ typed, count }) => count > 1 && chosen[typed] === undefined);
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
  const clients = Object.values(corrected.chosen).filter((no) => no !== clientNo);
  const tags = [...read.tags];
  const contact = added('contact', clientNo, {
    channel: corrected.channel,
    direction: corrected.channel === 'note' ? null : (read.direction ?? 'out'),
    on: corrected.on,
    at: read.at,
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
    due: follow.due,
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

/** What an entry is found by in the page's own search: every text in it. */
export function entryText(entry: TimelineEntry): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(entry.kind === 'record' ? entry.record.body : entry);
  return texts.join('\n').toLowerCase();
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

/** Days to answer a complaint, until a deadline is set by hand. */
export const COMPLAINT_DAYS = 15;

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
