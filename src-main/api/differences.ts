/** Where head office's facts and the branch's notes differ, of one client and of all: a number is shown masked, an answer holds for the value it was given on. */
import { createHash } from 'node:crypto';
import type { PersonView } from '../../src-shared/contract/personCalls.ts';
import { query, type ReadStore } from '../store/open.ts';
import type { Client } from '../store/queries/clients.ts';
import { factsMark } from '../store/queries/factsVersion.ts';
import { type Noted, type NotedFacts, notedFacts } from '../store/queries/notedFacts.ts';
import { type Caller, maySeeClient } from './caller.ts';
import { maskMobile } from './mask.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/gu, '')
    .toLowerCase();

export function differencesOf(client: Pick<Client, 'mobile' | 'address'>, noted: Noted): PersonView['differences'] {
  const fields = [
    { field: 'mobile' as const, fact: client.mobile, note: noted.mobile, show: maskMobile },
    { field: 'address' as const, fact: client.address, note: noted.address, show: (text: string | null) => text },
  ];
  return fields.flatMap(({ field, fact, note, show }) => {
    if (fact === null || fact === '' || note === null || plain(fact) === plain(note)) return [];
    const factKey = createHash('sha256').update(`${field}\n${fact}`).digest('hex').slice(0, 32);
    const kept = noted.settled.find((one) => one.field === field && one.fact === factKey)?.kept ?? null;
    return [{ field, fact: show(fact) ?? '', noted: note, fact_key: factKey, kept }];
  });
}

export interface Unsettled {
  readonly clientNo: string;
  readonly name: string | null;
  readonly advisorNo: string | null;
  readonly fields: readonly ('mobile' | 'address')[];
}

interface Answer {
  readonly facts: number;
  /** The note that the answer was made from, by identity. */
  readonly noted: Noted;
  readonly answer: Unsettled | null;
}
const answers = new WeakMap<ReadStore, Map<string, Answer>>();
const clientOf = query
  .selectFrom('client')
  .select(['name', 'advisor_no', 'mobile', 'address'])
  .where('client_no', '=', '')
  .compile().sql;

/** Clients with a difference that nobody has answered, by number. Each is looked at again only when his note or the facts change. */
export function unsettledClients(store: ReadStore, caller: Caller): Unsettled[] {
  const noted = notedFacts(store);
  const steps = answering(store, noted);
  while (steps.next().done !== true);
  const known = answers.get(store) ?? new Map<string, Answer>();
  return [...noted.keys()]
    .flatMap((clientNo) => known.get(clientNo)?.answer ?? [])
    .filter(({ clientNo }) => maySeeClient(caller, clientNo))
    .sort((a, b) => (a.clientNo < b.clientNo ? -1 : 1));
}

/** Clients of one step. */
const STEP = 300;

export function* answering(store: ReadStore, noted: NotedFacts): Generator<void, void, void> {
  const facts = factsMark(store);
  const known = answers.get(store) ?? new Map<string, Answer>();
  answers.set(store, known);
  let looked = 0;
  for (const [clientNo, note] of noted) {
    const before = known.get(clientNo);
    if (before?.facts === facts && before.noted === note) continue;
    const client = store.statement(clientOf).get(clientNo) as
      | Pick<Client, 'name' | 'advisor_no' | 'mobile' | 'address'>
      | undefined;
    const open = client === undefined ? [] : differencesOf(client, note).filter(({ kept }) => kept === null);
    const answer =
      client === undefined || open.length === 0
        ? null
        : { clientNo, name: client.name, advisorNo: client.advisor_no, fields: open.map(({ field }) => field) };
    known.set(clientNo, { facts, noted: note, answer });
    looked += 1;
    if (looked % STEP === 0) yield;
  }
}
