// Kept state against a derivation from nothing, where a late correction reaches it by reference data: a code change
// that comes late or is taken back, a security of another kind, an account that changes hands, a client who goes.
import { describe, expect, it } from 'vitest';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { clientRows } from '../../src-main/api/clientRows.ts';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { derivedContent, deriveFromNothing } from '../fixtures/branch.ts';
import type { SetOptions } from '../sync/dropBuilder.ts';
import {
  ACCOUNTS,
  asset,
  CLIENTS,
  D1,
  D2,
  D3,
  initial,
  night,
  nightRows,
  price,
  SECURITIES,
  trade,
} from '../sync/smallBranch.ts';
import { type Branch, newBranch } from '../sync/syncing.ts';

/** Applies the sets one after the other, each by its own run. */
async function applied(...sets: readonly SetOptions[]): Promise<Branch> {
  const branch = newBranch();
  for (const set of sets) {
    const name = await branch.drop.set(set);
    const run = await branch.run(name, { derive: deriveAfter });
    expect([run.set, run.state]).toEqual([name, 'applied']);
  }
  return branch;
}

function expectKeptIsWhole(branch: Branch): void {
  const kept = derivedContent(branch.store);
  deriveFromNothing(branch.store);
  expect(derivedContent(branch.store)).toEqual(kept);
}

const old = (no: string, date: string): ReturnType<typeof trade> =>
  trade(no, { trade_date: date, market: 'BJ', code: '831100', trade_time: '10:00:00' });
const change = { effective_on: D2, market: 'BJ', old_code: '831100', new_code: '920100' };
const nights = [
  night(D1, '2026-05-19', { rows: { ...nightRows(D1, '20'), trades: [old('b1', D1), old('b2', D1)] } }),
  night(D2, D1),
  night(D3, D2),
];
const holds = (branch: Branch): unknown[] =>
  branch.rows(
    `SELECT s.code, p.quantity_e2 FROM position p JOIN security s USING (security_id) WHERE s.market = 'BJ' ORDER BY 1`,
  );

describe('kept state after late reference data', () => {
  it('moves a holding when a code change comes late, and back when it is taken away', async () => {
    const branch = await applied(initial(), ...nights, {
      ...nights[1],
      revision: 2,
      rows: { code_changes: [change] },
    });
    expect(holds(branch)).toEqual([{ code: '920100', quantity_e2: 20_000 }]);
    expectKeptIsWhole(branch);
    const name = await branch.drop.set({ ...nights[1], revision: 3, rows: { code_changes: [] } });
    expect((await branch.run(name, { derive: deriveAfter })).state).toBe('applied');
    expect(holds(branch)).toEqual([{ code: '831100', quantity_e2: 20_000 }]);
    expectKeptIsWhole(branch);
  });

  it('sums orders anew when a security turns out to be repo', async () => {
    const volume = (branch: Branch): unknown => branch.rows('SELECT sum(volume_e4) AS v FROM client_month')[0];
    const branch = await applied(initial(), ...nights);
    const before = volume(branch);
    const name = await branch.drop.set({
      ...nights[2],
      revision: 2,
      rows: { securities: [{ ...SECURITIES[3], security_kind: 'repo' }] },
    });
    expect((await branch.run(name, { derive: deriveAfter })).state).toBe('applied');
    expect(volume(branch)).not.toEqual(before);
    expectKeptIsWhole(branch);
  });

  it('follows an account to its new client, in a night', async () => {
    const moved = ACCOUNTS.map((a) => (a.account_no === '00880007' ? { ...a, client_no: '00571000' } : a));
    const branch = await applied(initial(), ...nights.slice(0, 2), {
      ...nights[2],
      rows: { ...nightRows(D3, '22'), accounts: moved },
    });
    expect(branch.rows('SELECT count(DISTINCT client_id) AS n FROM client_day')).toEqual([{ n: 1 }]);
    expectKeptIsWhole(branch);
  });

  it('leaves nothing of a client whom a correction takes away', async () => {
    const guest = { client_no: '00579999', name: '客', client_kind: 'individual', status: 'normal' };
    const branch = await applied(
      initial(),
      night(D1, '2026-05-19', { rows: { ...nightRows(D1, '20'), clients: [...CLIENTS, guest] } }),
      nights[1],
      night(D1, '2026-05-19', { revision: 2, rows: { clients: CLIENTS } }),
    );
    expect(branch.rows("SELECT count(*) AS n FROM client WHERE client_no = '00579999'")).toEqual([{ n: 0 }]);
    expect(branch.rows('SELECT count(*) AS n FROM client_figure')).toEqual([{ n: 2 }]);
    expectKeptIsWhole(branch);
  });
});

describe('the list’s profit of the year', () => {
  it('is rounded once, from the exact flow, as the report’s is', async () => {
    // 0.01 share × 500.5049 = 5.005049 came in without amount: 101 − 1 − 5.005049 = 94.994951.
    const rows = {
      prices: [price('600519', '500.5049', { trade_date: D1 })],
      trades: [
        trade('t1', { account_no: '00880007', business_type: 'transfer_in', quantity: '0.01', price: '', amount: '' }),
      ],
      assets: [asset('00880007', '101', { asset_date: D1 })],
    };
    const branch = await applied(initial(), night(D1, '2026-05-19', { rows }));
    const row = clientRows(branch.store).clients.find((c) => c.client_no === '00571007');
    expect([row?.pnl_ytd, clientReport(branch.store, '00571007').pnl.pnl]).toEqual(['94.99', '94.99']);
  });
});
