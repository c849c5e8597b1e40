/** What the branch wrote down about contacts and complaints, with the days on which it stood so, by client number. */
import { type Noted, type NotedContact, noteDay } from '../../../src-shared/domain/churn/known.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { complaint } from '../../../src-shared/records/complaint.record.ts';
import { contact } from '../../../src-shared/records/contact.record.ts';
import type { Store } from '../open.ts';

const VERSIONS = `SELECT r.record_no, r.kind, v.client_no, v.body_json, v.is_deleted, v.at
  FROM record r JOIN record_version v ON v.record_no = r.record_no
  WHERE r.kind IN ('contact', 'complaint') ORDER BY r.record_no, v.version`;

type Row = [recordNo: number, kind: string, clientNo: string | null, body: string, isDeleted: number, at: string];

export interface Notes {
  readonly contacts: ReadonlyMap<string, readonly NotedContact[]>;
  readonly complaints: ReadonlyMap<string, readonly Noted[]>;
  /** When the first of them was written; null: none yet. */
  readonly from: Ymd | null;
}

export function loadNotes(store: Store): Notes {
  const contacts = new Map<string, NotedContact[]>();
  const complaints = new Map<string, Noted[]>();
  let first: Ymd | null = null;
  const rows = store.raw(VERSIONS).all() as Row[];
  for (const [i, [recordNo, kind, clientNo, body, isDeleted, at]] of rows.entries()) {
    const from = noteDay(at);
    if (first === null || from < first) first = from;
    const next = rows[i + 1];
    const until = next !== undefined && next[0] === recordNo ? noteDay(next[5]) : null;
    // Changed on the day it was written: what stood in between was no day's last word.
    if (isDeleted === 1 || clientNo === null || until === from) continue;
    if (kind === 'contact') {
      const { day, state, clients } = contact.project(JSON.parse(body));
      if (state !== 'reached' || day === null || day === undefined) continue;
      for (const no of new Set([clientNo, ...(clients ?? [])])) push(contacts, no, { on: day, from, until });
    } else {
      const { state } = complaint.project(JSON.parse(body));
      if (state === 'received' || state === 'in_hand') push(complaints, clientNo, { from, until });
    }
  }
  return { contacts, complaints, from: first };
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
