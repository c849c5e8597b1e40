/** `find.anything`, `find.named`, `find.holders`: what is typed, looked for in everything that the caller may see. */
import type { CallInput, CallOutput } from '../../../src-shared/contract/calls.ts';
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import {
  FIND_SECTIONS,
  type FindSection,
  type FoundClient,
  type FoundPart,
} from '../../../src-shared/contract/findCalls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { quantityText } from '../../../src-shared/kernel/money.ts';
import type { ReadStore } from '../../store/open.ts';
import { type RankedClient, rankClients, searchForm } from '../../store/queries/clientFinder.ts';
import { accountsOfClient, findClient, tierOfClient } from '../../store/queries/clients.ts';
import { countTagged, loadTags } from '../../store/queries/findRecords.ts';
import { holdersAmong, securityId } from '../../store/queries/holdersOf.ts';
import { type Caller, maySeeClient } from '../caller.ts';
import { maskMobile } from '../mask.ts';
import { type Asked, findNotes, findTasks, tagOf } from './notes.ts';
import { findSecurities, qualityOf } from './securities.ts';

const ROWS = 8;
/** Tags there may be, and records of one that are counted. */
const TAGS = 2_000;
const TAGGED = 1_000;
/** Accounts that one call asks: some five milliseconds. */
const ACCOUNTS = 4_000;

export function findAnything(
  store: ReadStore,
  { text, sections = [...FIND_SECTIONS], limit = ROWS, recent = [] }: CallInput<'find.anything'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'find.anything'> {
  const asked: Asked = { text, limit, today, caller };
  const parts = sections.map((section) => partOf(store, section, asked, recent));
  return { parts: parts.filter((part) => part !== null) };
}

function partOf(store: ReadStore, section: FindSection, asked: Asked, recent: readonly string[]): FoundPart | null {
  switch (section) {
    case 'clients':
      return findClientPart(store, asked, recent);
    case 'securities':
      return findSecurityPart(store, asked);
    case 'tasks':
      return findTasks(store, asked);
    case 'tags':
      return findTags(store, asked);
    case 'notes':
      return findNotes(store, asked);
  }
}

function findClientPart(store: ReadStore, { text, limit, caller }: Asked, first: readonly string[]): FoundPart | null {
  if (tagOf(text) !== null) return null;
  const maySee = (clientNo: string) => maySeeClient(caller, clientNo);
  const { total, best } = rankClients(store, text, { limit, first, maySee });
  const [top] = best;
  if (top === undefined) return null;
  const rows = best.map((one) => clientRow(store, one, searchForm(text)));
  return { section: 'clients', quality: top.quality, total, is_more: false, rows };
}

function clientRow(store: ReadStore, { client_no, name, quality }: RankedClient, wanted: string): FoundClient {
  const client = findClient(store, client_no);
  if (client === undefined) return { kind: 'client', client_no, name, tier: null, by: null, quality };
  const tier = tierOfClient(store, client.client_id) as FoundClient['tier'];
  return { kind: 'client', client_no, name, tier, by: byNumber(store, client, wanted), quality };
}

/** The number he was found by, unless his name or his own number says it already. */
function byNumber(
  store: ReadStore,
  client: NonNullable<ReturnType<typeof findClient>>,
  wanted: string,
): FoundClient['by'] {
  const shown = [client.name ?? '', client.pinyin, client.pinyin_initials, client.client_no];
  if (wanted === '' || shown.some((text) => searchForm(text).includes(wanted))) return null;
  const account = accountsOfClient(store, client.client_id).find(({ account_no }) =>
    searchForm(account_no).includes(wanted),
  );
  if (account !== undefined) return { what: 'account', text: account.account_no };
  const phone = [client.mobile, client.phone].find((number) => searchForm(number ?? '').includes(wanted));
  const text = maskMobile(phone ?? null);
  return text === null ? null : { what: 'phone', text };
}

function findSecurityPart(store: ReadStore, { text, limit }: Asked): FoundPart | null {
  if (tagOf(text) !== null) return null;
  const { total, best } = findSecurities(store, text, limit);
  const [top] = best;
  if (top === undefined) return null;
  const rows = best.map((one) => ({ kind: 'security' as const, ...one }));
  return { section: 'securities', quality: top.quality, total, is_more: false, rows };
}

function findTags(store: ReadStore, { text, limit }: Asked): FoundPart | null {
  const wanted = text
    .replace(/^\s*[#＃]/u, '')
    .trim()
    .toLowerCase();
  // "#" alone asks for all of them.
  if (wanted === '' && !/^\s*[#＃]/u.test(text)) return null;
  const found = loadTags(store, TAGS)
    .map((tag) => ({ tag, quality: qualityOf(tag.toLowerCase(), wanted) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const [top] = found;
  if (top === undefined) return null;
  const rows = found.slice(0, limit).map(({ tag, quality }) => {
    const records = countTagged(store, tag, TAGGED);
    return { kind: 'tag' as const, tag, records, is_more: records === TAGGED, quality };
  });
  return { section: 'tags', quality: top.quality, total: found.length, is_more: false, rows };
}

export function namedClients(
  store: ReadStore,
  { client_nos }: CallInput<'find.named'>,
  caller: Caller,
): CallOutput<'find.named'> {
  const clients = client_nos.flatMap((client_no) => {
    const client = maySeeClient(caller, client_no) ? findClient(store, client_no) : undefined;
    return client === undefined ? [] : [clientRow(store, { client_no, name: client.name ?? '', quality: 1 }, '')];
  });
  return { clients };
}

export function findHolders(
  store: ReadStore,
  { market, code, after = 0 }: CallInput<'find.holders'>,
  caller: Caller,
): CallOutput<'find.holders'> {
  const id = securityId(store, market, code);
  if (id === undefined) throw new Refusal('not_found', 'There is no such security.');
  const { holders, next } = holdersAmong(store, id, after, ACCOUNTS);
  return {
    holders: holders
      .filter(({ client_no }) => maySeeClient(caller, client_no))
      .map(({ client_no, name, quantityE2 }) => ({
        client_no,
        name: name ?? '',
        quantity: quantityText(quantityE2),
      })),
    next,
  };
}
