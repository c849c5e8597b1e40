// Whatever order corrections come in: the store's content is that of the load in business-date order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row, Rows, SetOptions } from './dropBuilder.ts';
import { ACCOUNTS, asset, CLIENTS, D0, D1, D2, D3, flow, initial, price, SECURITIES, trade } from './smallBranch.ts';
import { contentInForce } from './storeContent.ts';
import { newBranch } from './syncing.ts';

const DAYS = [D0, D1, D2, D3] as const;
const account = fc.constantFrom('00880000', '00880001', '00880007', '00889999');
const NEWCOMER: Row = { account_no: '00889999', client_no: '00571007' };

function rowsOf(date: string): fc.Arbitrary<Rows> {
  // Numbers carry their date, so that keys of different dates never meet.
  const trades = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), account, fc.integer({ min: 1, max: 3 })), {
    selector: ([no]) => no,
    maxLength: 5,
  });
  return fc.record(
    {
      trades: trades.map((list) =>
        list.map(([no, a, q]) => trade(`${date}${no}`, { trade_date: date, account_no: a, quantity: String(q) })),
      ),
      cash_flows: fc
        .array(account, { maxLength: 2 })
        .map((list) => list.map((a, i) => flow(`${date}${i}`, { flow_date: date, account_no: a }))),
      prices: fc
        .array(fc.integer({ min: 1, max: 2 }), { maxLength: 1 })
        .map((list) => list.map((p) => price('600519', String(p), { trade_date: date }))),
      assets: fc
        .uniqueArray(account, { maxLength: 2 })
        .map((list) => list.map((a) => asset(a, '10', { asset_date: date }))),
      accounts: fc.constantFrom([...ACCOUNTS, NEWCOMER], [NEWCOMER]),
      clients: fc.constantFrom('甲', '乙').map((name) => [{ ...CLIENTS[0], name }]),
    },
    { requiredKeys: [] },
  );
}

/** Nights, each with up to two corrections, and for each correction how many nights it comes late. */
const history = fc.tuple(
  ...DAYS.slice(1).map((date) =>
    fc.record({
      night: rowsOf(date),
      corrections: fc.array(fc.record({ rows: rowsOf(date), late: fc.integer({ min: 0, max: 3 }) }), { maxLength: 2 }),
    }),
  ),
);

async function load(sets: readonly SetOptions[]): Promise<unknown> {
  const branch = newBranch();
  for (const set of sets) {
    const name = await branch.drop.set(set);
    expect(['applied', 'applied_with_rejects']).toContain((await branch.run(name)).state);
  }
  const content = contentInForce(branch.store);
  branch.store.close();
  branch.drop.remove();
  return content;
}

test('late corrections give what corrections in time give', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (days) => {
      const start = initial({ rows: { clients: CLIENTS, accounts: ACCOUNTS, securities: SECURITIES } });
      const inTime: SetOptions[] = [start];
      const waiting: { due: number; set: SetOptions }[] = [];
      const late: SetOptions[] = [start];
      days.forEach(({ night, corrections }, i) => {
        const date = DAYS[i + 1] as string;
        const previous = DAYS[i] as string;
        inTime.push({ date, previous, rows: night });
        late.push({ date, previous, rows: night });
        let due = i;
        corrections.forEach(({ rows, late: nights }, k) => {
          const set = { date, previous, revision: k + 2, rows };
          inTime.push(set);
          // A later revision never comes before an earlier one of the same date.
          due = Math.max(due, i + nights);
          waiting.push({ due, set });
        });
        for (const { set } of waiting.filter((w) => w.due === i)) late.push(set);
      });
      for (const { set } of waiting.filter((w) => w.due >= days.length)) late.push(set);
      expect(await load(late)).toEqual(await load(inTime));
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 10) },
  );
});
