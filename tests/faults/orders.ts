/** Days and corrections in every order of arrival: what is in force in the end is what the right order gives. */
import { initialSet, nightSet, nightTables } from './branch.ts';
import type { FaultRun } from './counts.ts';
import { FaultStore } from './faultStore.ts';
import { inForceHash } from './inForce.ts';
import { type SetFiles, writeFolder } from './sets.ts';

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((one, i) =>
    permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]),
  );
}

/** The second issue of a night: another trade, one fewer cash flow, another price. */
function corrected(day: number): SetFiles {
  const tables = nightTables(day, `${day}`).map((table) => {
    if (table.dataset === 'cash_flows') return { ...table, rows: table.rows.slice(1) };
    if (table.dataset === 'trades') return { ...table, rows: table.rows.map((row) => ({ ...row, quantity: '300' })) };
    if (table.dataset === 'prices') return { ...table, rows: table.rows.map((row) => ({ ...row, close: '12.34' })) };
    return table;
  });
  return nightSet(day, { revision: 2, tables });
}

/** Each set arrives alone, a run after each; all that came stays in the drop. */
async function arriveIn(store: FaultStore, order: readonly SetFiles[]): Promise<void> {
  store.reset();
  for (const set of order) {
    writeFolder(store.drop, set);
    await store.sync();
  }
}

const names = (order: readonly SetFiles[]): string => order.map((set) => set.name).join(', ');

export async function permuteOrders({ work, counts, every, say }: FaultRun): Promise<void> {
  const store = new FaultStore(work, 'orders');
  const days = [1, 2, 3, 4].map((day) => nightSet(day));
  await store.apply(initialSet());
  store.keep();
  await arriveIn(store, days);
  const straight = store.hash();
  for (const order of permutations(days).filter((_, i) => every === 1 || i % 8 === 0)) {
    await arriveIn(store, order);
    if (store.hash() !== straight) throw new Error(`in the order ${names(order)}: another store`);
    counts.add('order of four days');
  }
  say('orders of four days done');
  for (const day of every < 60 ? [1, 2, 3, 4] : [1, 3]) {
    const late = corrected(day);
    await arriveIn(store, [...days.slice(0, day), late, ...days.slice(day)]);
    const expected = inForceHash(store.file);
    const orders = permutations([...days, late]).filter((_, i) => i % every === 0);
    for (const order of orders) {
      await arriveIn(store, order);
      if (inForceHash(store.file) !== expected)
        throw new Error(`in the order ${names(order)}: other data are in force`);
      counts.add('order of four days and a correction');
    }
    say(`${orders.length} orders of four days and a correction of day ${day} done`);
  }
}
