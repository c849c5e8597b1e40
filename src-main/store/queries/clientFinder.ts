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
  readonly texts: readonly string[];
  readonly clients: readonly NamedClient[];
}
const kept = new WeakMap<ReadStore, Index>();

/** Full-width forms to plain ones, lower case, no blanks. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function index(store: ReadStore): Index {
  const version = factsMark(store);
  const known = kept.get(store);
  if (known?.version === version) return known;
  const accounts = new Map<number, string>();
  for (const row of store.all(query.selectFrom('account').select(['client_id', 'account_no']).orderBy('account_no'))) {
    const before = accounts.get(row.client_id);
    accounts.set(row.client_id, before === undefined ? row.account_no : `${before}\n${row.account_no}`);
  }
  const clients = store.all(
    query
      .selectFrom('client')
      .select(['client_id', 'client_no', 'name', 'pinyin', 'pinyin_initials', 'mobile', 'phone'])
      .orderBy('client_no'),
  );
  const texts = clients.map((c) =>
    [
      searchForm(c.name ?? ''),
      ...c.pinyin.split(' '),
      ...c.pinyin_initials.split(' '),
      searchForm(c.client_no),
      searchForm(accounts.get(c.client_id) ?? ''),
      searchForm(c.mobile ?? ''),
      searchForm(c.phone ?? ''),
    ].join('\n'),
  );
  const made = { version, texts, clients: clients.map(({ client_no, name }) => ({ client_no, name: name ?? '' })) };
  kept.set(store, made);
  return made;
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
