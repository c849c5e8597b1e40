/** What every driver measures of every client who is not closed, at the newest day, in columns. Reads only. */
import { DRIVER_REASONS, type DriverName, HABIT_DAYS } from '../../../src-shared/domain/churn/definition.ts';
import { groundAt } from '../../../src-shared/domain/churn/known.ts';
import { DRIVERS } from '../../../src-shared/domain/churn/registry.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { branchTime, churnClients } from './branch.ts';
import { flowsSince, movedOutSince } from './flows.ts';
import { Marks } from './marks.ts';
import { loadNotes } from './notes.ts';
import { newestOrders } from './orders.ts';

export interface DriverColumn {
  readonly driver: DriverName;
  /** NaN: none. */
  readonly values: Float64Array;
  /** 0: there is a value, else 1 + place in DRIVER_REASONS. */
  readonly reasons: Uint8Array;
}

export interface ChurnColumns {
  readonly on: Ymd;
  readonly clients: Int32Array;
  /** 0: none on record. */
  readonly lastContacts: Int32Array;
  readonly columns: readonly DriverColumn[];
}

/** `today`: the reader's day; data may be older, notes are as of it. */
export function churnColumns(store: Store, asOf: Ymd, today: Ymd): ChurnColumns {
  const on = Math.max(asOf, today);
  const clients = churnClients(store).filter(({ status }) => status !== 'closed');
  const ids = Int32Array.from(clients, ({ id }) => id);
  const notes = loadNotes(store);
  const branch = branchTime(store, notes.from);
  const { days } = branch;
  const yearAgo = days[Math.max(0, days.length - HABIT_DAYS)] ?? on;
  const flows = flowsSince(store, yearAgo);
  const moved = movedOutSince(store, days[Math.max(0, days.length - 20)] ?? on);
  const orders = newestOrders(store);
  const marks = new Marks(store, ids);
  const columns = DRIVERS.map(({ name, measure }) => ({
    driver: name,
    measure,
    values: new Float64Array(ids.length).fill(Number.NaN),
    reasons: new Uint8Array(ids.length),
  }));
  const lastContacts = new Int32Array(ids.length);
  for (const [place, { id, no }] of clients.entries()) {
    const ground = groundAt(
      {
        markAt: (day) => marks.at(place, day),
        flows: flows.get(id) ?? [],
        movedOut: moved.get(id) ?? [],
        orders: orders === null ? null : orders(id),
        contacts: notes.contacts.get(no) ?? [],
        complaints: notes.complaints.get(no) ?? [],
      },
      branch,
      on,
    );
    lastContacts[place] = ground.lastContact ?? 0;
    for (const { measure, values, reasons } of columns) {
      const { value, reason } = measure(ground);
      if (reason === null) values[place] = value;
      else reasons[place] = 1 + DRIVER_REASONS.indexOf(reason);
    }
  }
  return { on, clients: ids, lastContacts, columns };
}
