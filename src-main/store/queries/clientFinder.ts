/**
 * Type to find: name, full pinyin, initials, client number, account numbers, mobile and phone, as substrings. The index
 * is one joined text a client in memory, made once per state of the facts; numbers never leave the main process.
 */
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { factsMark } from './factsVersion.ts';

export interface NamedClient {
  readonly client_no: string;
  readonly name: string;
}
interface Index {
  readonly version: number;
  /** Of each client all that he is found by, every part between line feeds. */
  readonly texts: readonly string[];
  readonly clients: readonly NamedClient[];
}
const kept = new WeakMap<ReadStore, Index>();

interface FinderRow {
  readonly client_id: number;
  readonly client_no: string;
  readonly name: string | null;
  readonly pinyin: string;
  readonly pinyin_initials: string;
  readonly mobile: string | null;
  readonly phone: string | null;
}

/** Full-width forms to plain ones, lower case, no blanks. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Rows of one step. */
const CHUNK = 500;
const ROWS = query
  .selectFrom('client')
  .select(['client_id', 'client_no', 'name', 'pinyin', 'pinyin_initials', 'mobile', 'phone'])
  .where('client_no', '>', '')
  .orderBy('client_no')
  .limit(CHUNK)
  .compile().sql;
const ACCOUNTS = query
  .selectFrom('account')
  .select('account_no')
  .where('client_id', '=', 0)
  .orderBy('account_no')
  .compile().sql;

function index(store: ReadStore): Index {
  const version = factsMark(store);
  const known = kept.get(store);
  if (known?.version === version) return known;
  const steps = build(store, version);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return keep(store, step.value);
}

/** Makes the index while nobody asks, a few milliseconds a step; given up where the facts change meanwhile. */
export function* warmFinder(store: ReadStore): Generator<void, void, void> {
  const version = factsMark(store);
  if (kept.get(store)?.version === version) return;
  const made = yield* build(store, version);
  if (factsMark(store) === version) keep(store, made);
}

function keep(store: ReadStore, made: Index): Index {
  kept.set(store, made);
  return made;
}

function* build(store: ReadStore, version: number): Generator<void, Index, void> {
  const texts: string[] = [];
  const clients: NamedClient[] = [];
  const accounts = store.raw(ACCOUNTS);
  for (let after = ''; ; ) {
    const rows = store.statement(ROWS).all(after, CHUNK) as FinderRow[];
    for (const c of rows) {
      const numbers = (accounts.all(c.client_id) as [string][]).map(([no]) => searchForm(no));
      const parts = [
        searchForm(c.name ?? ''),
        ...c.pinyin.split(' '),
        ...c.pinyin_initials.split(' '),
        searchForm(c.client_no),
        ...numbers,
        searchForm(c.mobile ?? ''),
        searchForm(c.phone ?? ''),
      ];
      texts.push(`\n${parts.join('\n')}\n`);
      clients.push({ client_no: c.client_no, name: c.name ?? '' });
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < CHUNK) return { version, texts, clients };
    after = end.client_no;
    yield;
  }
}

/** Row numbers (in order of client number) of the clients that match; an empty text matches all. */
export function findClients(store: ReadStore, text: string): number[] {
  const wanted = searchForm(text);
  const rows: number[] = [];
  const { texts } = index(store);
  for (let i = 0; i < texts.length; i++) if (texts[i].includes(wanted)) rows.push(i);
  return rows;
}

/** The same with number and name. */
export function findNamed(store: ReadStore, text: string): NamedClient[] {
  const { clients } = index(store);
  return findClients(store, text).map((row) => clients[row] as NamedClient);
}

export interface RankedClient extends NamedClient {
  /** 3 a part of what he is found by is just that, 2 one begins so, 1 one holds it. */
  readonly quality: 1 | 2 | 3;
}

export interface RankedClients {
  /** Of those that may be seen. */
  readonly total: number;
  /** The best first; within a quality those of `first` in their order, then by number. */
  readonly best: readonly RankedClient[];
}

export function rankClients(
  store: ReadStore,
  text: string,
  { limit, first, maySee }: { limit: number; first: readonly string[]; maySee: (clientNo: string) => boolean },
): RankedClients {
  const wanted = searchForm(text);
  if (wanted === '') return { total: 0, best: [] };
  const { texts, clients } = index(store);
  const rows = findClients(store, text).filter((row) => maySee((clients[row] as NamedClient).client_no));
  const best: RankedClient[] = [];
  const taken = new Set<number>();
  const take = (row: number, quality: 1 | 2 | 3): void => {
    taken.add(row);
    best.push({ ...(clients[row] as NamedClient), quality });
  };
  const early = earlyRows(rows, clients, first);
  // The best first, so that a letter that everybody has is left as soon as there are enough.
  for (const [quality, part] of [
    [3, `\n${wanted}\n`],
    [2, `\n${wanted}`],
    [1, wanted],
  ] as const) {
    for (const row of early) if (!taken.has(row) && texts[row]?.includes(part)) take(row, quality);
    for (let i = 0; i < rows.length && best.length < limit; i++) {
      const row = rows[i] as number;
      if (!taken.has(row) && texts[row]?.includes(part)) take(row, quality);
    }
  }
  return { total: rows.length, best: best.slice(0, limit) };
}

/** Rows of those that are to be named first, in their order. */
function earlyRows(rows: readonly number[], clients: readonly NamedClient[], first: readonly string[]): number[] {
  if (first.length === 0) return [];
  const places = new Map(first.map((no, place) => [no, place]));
  const placeOf = (row: number): number | undefined => places.get((clients[row] as NamedClient).client_no);
  return rows
    .filter((row) => placeOf(row) !== undefined)
    .sort((a, b) => (placeOf(a) as number) - (placeOf(b) as number));
}
