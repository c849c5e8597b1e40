/** Every client's whole history, for asking what each driver would have said on past days (known.ts cuts it at the day). */
import { DRIVER_NAMES, type DriverName, type DriverValue } from '../../../src-shared/domain/churn/definition.ts';
import { type BranchTime, type ChurnHistory, groundAt } from '../../../src-shared/domain/churn/known.ts';
import { driverOf } from '../../../src-shared/domain/churn/registry.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { branchTime, type ChurnClient, churnClients } from './branch.ts';
import { flowsSince, movedOutSince } from './flows.ts';
import { loadLate } from './late.ts';
import { Marks } from './marks.ts';
import { loadNotes } from './notes.ts';
import { allOrders } from './orders.ts';

export class Past {
  /** By place. */
  readonly clients: readonly ChurnClient[];
  readonly branch: BranchTime;
  private readonly histories: readonly ChurnHistory[];

  constructor(store: Store) {
    const notes = loadNotes(store);
    const late = loadLate(store);
    const flows = flowsSince(store, 0, late);
    const moved = movedOutSince(store, 0, late);
    const orders = allOrders(store, late.orders);
    this.clients = churnClients(store);
    this.branch = branchTime(store, notes.from);
    const marks = new Marks(
      store,
      Int32Array.from(this.clients, ({ id }) => id),
    );
    this.histories = this.clients.map(({ id, no }, place) => ({
      markAt: (day) => marks.at(place, day),
      flows: flows.get(id) ?? [],
      movedOut: moved.get(id) ?? [],
      orders: orders === null ? null : orders(id),
      contacts: notes.contacts.get(no) ?? [],
      complaints: notes.complaints.get(no) ?? [],
    }));
  }

  historyOf(place: number): ChurnHistory {
    return this.histories[place] as ChurnHistory;
  }

  valuesOn(place: number, on: Ymd): Record<DriverName, DriverValue> {
    const ground = groundAt(this.historyOf(place), this.branch, on);
    const values = {} as Record<DriverName, DriverValue>;
    for (const name of DRIVER_NAMES) values[name] = driverOf(name).measure(ground);
    return values;
  }
}
