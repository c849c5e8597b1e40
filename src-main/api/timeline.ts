/**
 * `service.timeline`: records and facts of a client in one line of days, newest first. What stands on it is kept in order in
 * memory while neither facts nor records change (timeline/ref.ts); a page is whole days of it from a day on, and only its
 * entries are made. The day is the key of paging: what is written meanwhile moves no page.
 */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { ENTRY_KINDS, type EntryKind } from '../../src-shared/contract/serviceCalls.ts';
import { dateText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import { plain } from '../../src-shared/records/words.ts';
import type { ReadStore } from '../store/open.ts';
import { accountsOfClient, findClient } from '../store/queries/clients.ts';
import { factsMark } from '../store/queries/factsVersion.ts';
import { bodiesOf } from '../store/queries/timeline/recordRefs.ts';
import { loadPractice } from '../store/records/practice.ts';
import { recordsMark } from '../store/records/read.ts';
import { type Caller, maySeeClient } from './caller.ts';
import { flowRefs, lossRefs, marginRefs, tradeRefs } from './timeline/factSource.ts';
import { ledgerRefs } from './timeline/ledgerSource.ts';
import { recordRefs } from './timeline/recordSource.ts';
import { finder, inOrder, type Ref } from './timeline/ref.ts';

const LIMIT = 60;
/** Clients whose timelines are kept. */
const KEPT = 6;

/** @throws Refusal not_found, bad_request */
export function timeline(
  store: ReadStore,
  { client_no, before, kinds, text = '', limit = LIMIT }: CallInput<'service.timeline'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'service.timeline'> {
  const until = before === undefined ? null : parseDate(before);
  if (before !== undefined && until === null) throw new Refusal('bad_request', `${before} is not a day`);
  const line = lineOf(store, client_no);
  const find = finder(text);
  const seen = line.refs.filter(
    (ref) =>
      (ref.of === undefined || ref.of === null || maySeeClient(caller, ref.of)) &&
      (find === null || find(line.textOf(ref))),
  );
  const asked = new Set<EntryKind>(kinds ?? ENTRY_KINDS);
  const shown = seen.filter(({ kind, day }) => asked.has(kind) && (until === null || day < until));
  const { found, next } = page(shown, limit);
  return {
    entries: found.flatMap(({ entry }) => entry(today) ?? []),
    next: next === null ? null : dateText(next),
    counts: countsOf(seen),
  };
}

/** Whole days, some `limit` entries and one day at least; `next`: days before it are still to come. */
function page(refs: readonly Ref[], limit: number): { found: readonly Ref[]; next: Ymd | null } {
  if (refs.length <= limit) return { found: refs, next: null };
  let end = limit;
  const dayAt = (i: number): Ymd | undefined => refs[i]?.day;
  // Back to the beginning of the day that is cut; where that leaves nothing, on to its end.
  while (end > 0 && dayAt(end) === dayAt(end - 1)) end--;
  if (end === 0) for (end = limit; dayAt(end) === dayAt(end - 1); end++);
  return { found: refs.slice(0, end), next: end >= refs.length ? null : (dayAt(end - 1) as Ymd) };
}

function countsOf(refs: readonly Ref[]): Record<EntryKind, number> {
  const counts = Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, 0])) as Record<EntryKind, number>;
  for (const { kind } of refs) counts[kind] += 1;
  return counts;
}

interface Line {
  readonly facts: number;
  readonly records: number;
  readonly refs: readonly Ref[];
  readonly textOf: (ref: Ref) => string;
}
interface Facts {
  readonly facts: number;
  /** The practice's bounds that it was made with. */
  readonly practice: string;
  readonly refs: readonly Ref[];
}
const lines = new WeakMap<ReadStore, Map<string, Line>>();
const facts = new WeakMap<ReadStore, Map<string, Facts>>();

function kept<T>(store: ReadStore, of: WeakMap<ReadStore, Map<string, T>>): Map<string, T> {
  let map = of.get(store);
  if (map === undefined) {
    map = new Map();
    of.set(store, map);
  }
  return map;
}

/** The newest last: the oldest goes when there are too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): T {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
  return value;
}

function lineOf(store: ReadStore, clientNo: string): Line {
  const [factsNow, recordsNow] = [factsMark(store), recordsMark(store)];
  const map = kept(store, lines);
  const known = map.get(clientNo);
  if (known?.facts === factsNow && known.records === recordsNow) return keep(map, clientNo, known);
  const refs = inOrder([...recordRefs(store, clientNo), ...factsOf(store, clientNo)]);
  return keep(map, clientNo, { facts: factsNow, records: recordsNow, refs, textOf: texts(store, clientNo) });
}

/**
 * The facts' part, which stays when only a record was written. The page's head reads it ahead (service.ts): of a client
 * with 20,000 trades it takes longer than the rest of his first page.
 */
export function factsOf(store: ReadStore, clientNo: string): readonly Ref[] {
  const now = factsMark(store);
  const practice = loadPractice(store).body;
  const bounds = JSON.stringify(practice);
  const map = kept(store, facts);
  const known = map.get(clientNo);
  if (known?.facts === now && known.practice === bounds) return keep(map, clientNo, known).refs;
  const client = findClient(store, clientNo);
  if (client === undefined) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const accounts = accountsOfClient(store, client.client_id);
  const refs = [
    ...tradeRefs(store, accounts),
    ...flowRefs(store, accounts),
    ...ledgerRefs(store, client),
    ...lossRefs(store, client, practice),
    ...marginRefs(store, accounts, practice),
  ];
  return keep(map, clientNo, { facts: now, practice: bounds, refs }).refs;
}

/** What a search looks in, read when one is made: all bodies at once, facts as they are asked for. */
function texts(store: ReadStore, clientNo: string): (ref: Ref) => string {
  const found = new Map<Ref, string>();
  let bodies: Map<number, string> | undefined;
  return (ref) => {
    const known = found.get(ref);
    if (known !== undefined) return known;
    let text = '';
    if (ref.recordNo === undefined) text = ref.text?.() ?? '';
    else {
      bodies ??= bodiesOf(store, clientNo);
      text = plain(valuesOf(JSON.parse(bodies.get(ref.recordNo) || '{}')));
    }
    found.set(ref, text);
    return text;
  };
}

/** The words of a record as its kind has them found: texts and tags, no codes. */
function valuesOf(body: Readonly<Record<string, unknown>>): string {
  const words: string[] = [];
  for (const [field, value] of Object.entries(body)) {
    if (!WORDS.has(field)) continue;
    if (typeof value === 'string') words.push(value);
    else if (Array.isArray(value)) words.push(...value.filter((one) => typeof one === 'string'));
    else if (typeof value === 'object' && value !== null) words.push(...Object.values(value).map(String));
  }
  return words.join('\n');
}
const WORDS = new Set(['text', 'title', 'subject', 'answer', 'tags', 'materials', 'name', 'note']);
