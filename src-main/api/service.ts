/** `service.read`, `service.day` and `service.head`: a typed line, a day in words understood, and where the branch stands with a client. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { dayIn, parseQuickLine } from '../../src-shared/domain/quickLine/quickLine.ts';
import { dateText, parseDate } from '../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';
import type { ReadStore } from '../store/open.ts';
import { findNamed } from '../store/queries/clientFinder.ts';
import { findClient } from '../store/queries/clients.ts';
import { lastContact } from '../store/queries/lastContacts.ts';
import { loadRecords } from '../store/records/read.ts';
import { type Caller, maySeeClient } from './caller.ts';
import { factsOf } from './timeline.ts';

/** Clients named for one @. */
const NAMED = 8;
/** Open tasks and complaints of one client that are looked at. */
const OPEN = 5_000;

export function readLine(
  store: ReadStore,
  { line, today }: CallInput<'service.read'>,
  caller: Caller,
): CallOutput<'service.read'> {
  const day = parseDate(today);
  if (day === null) throw new Refusal('bad_request', 'today is not a day');
  const { on, clock, mentions, followUp, tags, ...read } = parseQuickLine(line, day);
  return {
    ...read,
    on: dateText(on),
    at: clock,
    tags: [...tags],
    mentions: mentions.map((typed) => ({ typed, ...clientsFor(store, typed, caller) })),
    follow_up: followUp === null ? null : { due: dateText(followUp.due), at: followUp.clock, title: followUp.title },
  };
}

export function readDay({ text, today }: CallInput<'service.day'>): CallOutput<'service.day'> {
  const day = parseDate(today);
  if (day === null) throw new Refusal('bad_request', 'today is not a day');
  const found = dayIn(text, day);
  return found === null ? null : { day: dateText(found.day) };
}

function clientsFor(store: ReadStore, typed: string, caller: Caller) {
  const seen = findNamed(store, typed).filter(({ client_no }) => maySeeClient(caller, client_no));
  // A name or a number that is typed whole means that one, though it is part of another's as well.
  const whole = seen.filter(({ client_no, name }) => client_no === typed || name === typed);
  const found = whole.length > 0 ? whole : seen;
  return { found: found.slice(0, NAMED), count: found.length };
}

export function serviceHead(
  store: ReadStore,
  { client_no: clientNo, today }: CallInput<'service.head'>,
): CallOutput<'service.head'> {
  const open = (kinds: Parameters<typeof loadRecords>[1]['kinds'], state: string) =>
    loadRecords(store, { kinds, clientNo, state, limit: OPEN });
  const tasks = open(['task'], 'open');
  const next = tasks.filter(({ day }) => day !== null).at(-1);
  const last = lastContact(store, clientNo);
  // The client's page is being opened: what his timeline is made of is there when it is asked for.
  if (findClient(store, clientNo) !== undefined) factsOf(store, clientNo);
  const [profile] = loadRecords(store, { kinds: ['profile'], clientNo, limit: 1 });
  const none = profile === undefined ? null : (JSON.parse(profile.body_json) as BodyOf<'profile'>).do_not_contact;
  const isOver = none !== null && (none.since > today || (none.until !== null && none.until < today));
  return {
    last_contact: last === null ? null : dateText(last),
    next:
      next === undefined || next.day === null
        ? null
        : { due: dateText(next.day), task: JSON.parse(next.body_json) as BodyOf<'task'> },
    do_not_contact: none === null || isOver ? null : none.since,
    open_tasks: tasks.length,
    open_complaints: ['received', 'in_hand'].reduce((sum, state) => sum + open(['complaint'], state).length, 0),
  };
}
