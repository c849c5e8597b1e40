/** When each client was last spoken with: contacts about him, and those of others that name him. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';

// By the index of contacts, whose conditions are these: SQLite would take the one by day, and look every record up.
const own = `SELECT client_no, max(day) FROM record INDEXED BY record_contact
  WHERE kind = 'contact' AND state = 'reached' AND is_deleted = 0 AND client_no IS NOT NULL GROUP BY client_no`;
const named = `SELECT n.client_no, max(r.day) FROM record_client n CROSS JOIN record r ON r.record_no = n.record_no
  WHERE r.kind = 'contact' AND r.state = 'reached' AND r.is_deleted = 0 GROUP BY n.client_no`;

/** Client number → day; clients with none on record are not in it. */
export function lastContacts(store: Store): Map<string, Ymd> {
  const found = new Map<string, Ymd>();
  for (const sql of [own, named]) {
    for (const [clientNo, day] of store.raw(sql).all() as [string, number | null][]) {
      if (day !== null && day > (found.get(clientNo) ?? 0)) found.set(clientNo, day);
    }
  }
  return found;
}

const ownOf = `SELECT max(day) FROM record INDEXED BY record_contact
  WHERE kind = 'contact' AND state = 'reached' AND is_deleted = 0 AND client_no = ?`;
const namedOf = `SELECT max(r.day) FROM record_client n CROSS JOIN record r ON r.record_no = n.record_no
  WHERE n.client_no = ? AND r.kind = 'contact' AND r.state = 'reached' AND r.is_deleted = 0`;

/** The same of one client; null: none is on record. */
export function lastContact(store: Store, clientNo: string): Ymd | null {
  let last: Ymd | null = null;
  for (const sql of [ownOf, namedOf]) {
    const [day] = store.raw(sql).get(clientNo) as [number | null];
    if (day !== null && (last === null || day > last)) last = day;
  }
  return last;
}
