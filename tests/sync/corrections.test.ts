// What a revision changed, as it is kept: rows by the contract's key in the contract's words, and the figures of clients
// before and after.
import { describe, expect, test } from 'vitest';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { supersededRows } from '../../src-main/store/ledger/superseded.ts';
import { KEPT_ROWS } from '../../src-main/sync/correction/difference.ts';
import { type CorrectionSummary, correctionSummary } from '../../src-shared/contract/correctionSummary.ts';
import type { SetOptions } from './dropBuilder.ts';
import {
  ACCOUNTS,
  asset,
  CLIENTS,
  D0,
  D1,
  D2,
  flow,
  INITIAL,
  initial,
  night,
  nightRows,
  price,
  trade,
} from './smallBranch.ts';
import { type Branch, newBranch } from './syncing.ts';

async function load(...sets: readonly SetOptions[]): Promise<Branch> {
  const branch = newBranch();
  for (const set of sets) {
    const name = await branch.drop.set(set);
    expect((await branch.run(name, { derive: deriveAfter })).state).toMatch(/^applied/);
  }
  return branch;
}
function summary(branch: Branch): CorrectionSummary {
  const rows = branch.rows('SELECT summary_json FROM correction ORDER BY correction_id DESC LIMIT 1');
  return correctionSummary.parse(JSON.parse((rows[0] as { summary_json: string }).summary_json));
}
const rowsOf = (branch: Branch): unknown[] =>
  branch.rows('SELECT dataset, change, row_key AS key FROM correction_row ORDER BY row_at');
function both(
  branch: Branch,
  key: string,
): { before: Record<string, string> | null; after: Record<string, string> | null } {
  const [row] = branch.rows(`SELECT before_json, after_json FROM correction_row WHERE row_key = '${key}'`) as {
    before_json: string | null;
    after_json: string | null;
  }[];
  const parse = (json: string | null | undefined) => (json ? (JSON.parse(json) as Record<string, string>) : null);
  return { before: parse(row?.before_json), after: parse(row?.after_json) };
}

const revision = (rows: SetOptions['rows'], more: Partial<SetOptions> = {}): SetOptions => ({
  date: D1,
  previous: D0,
  revision: 2,
  ...(rows === undefined ? {} : { rows }),
  ...more,
});
const N1 = night(D1, D0);

describe('the rows of a correction', () => {
  test('only those that differ, by the contract’s key, in the contract’s words', async () => {
    const branch = await load(
      initial(),
      N1,
      night(D2, D1),
      revision({
        trades: [
          trade('201', { trade_date: D1 }),
          // Another time and another account: the key is the same, so it is one row that changed.
          trade('202', { trade_date: D1, trade_time: '', account_no: '00880001', amount: '999.9901', channel: '' }),
          trade('203', { trade_date: D1, business_type: 'transfer_in', amount: '', quantity: '0.25' }),
        ],
        cash_flows: [flow('20F1', { flow_date: D1, amount: '-1.5', flow_kind: 'fee' })],
        assets: [...(nightRows(D1, '20').assets ?? [])].reverse(),
        prices: [
          price('600519', '11', { trade_date: D1 }),
          price('000300', '4010', { trade_date: D1, market: 'IX', low: '1' }),
        ],
      }),
    );
    expect(rowsOf(branch)).toEqual([
      { dataset: 'prices', change: 'changed', key: '2026-05-20 IX 000300' },
      { dataset: 'trades', change: 'changed', key: '2026-05-20 SH 202' },
      { dataset: 'trades', change: 'added', key: '2026-05-20 SH 203' },
      { dataset: 'cash_flows', change: 'changed', key: '2026-05-20 20F1' },
      { dataset: 'cash_flows', change: 'removed', key: '2026-05-20 20F2' },
    ]);
    const { before, after } = both(branch, '2026-05-20 SH 202');
    expect(before).toMatchObject({
      trade_time: '09:30:00',
      account_no: '00880007',
      amount: '1000.00',
      channel: 'mobile',
    });
    expect(after).toMatchObject({ trade_time: null, account_no: '00880001', amount: '999.9901', channel: null });
    expect(both(branch, '2026-05-20 SH 203')).toMatchObject({
      before: null,
      after: { business_type: 'transfer_in', quantity: '0.25', amount: null, code: '600519', commission: '5.00' },
    });
    expect(both(branch, '2026-05-20 20F1')).toMatchObject({
      before: { amount: '5000.00', flow_kind: 'bank_in' },
      after: { amount: '-1.50', flow_kind: 'fee', market: null, code: null },
    });
    expect(summary(branch)).toMatchObject({
      rows: {
        prices: { added: 0, removed: 0, changed: 1 },
        trades: { added: 1, removed: 0, changed: 1 },
        cash_flows: { added: 0, removed: 1, changed: 1 },
      },
      rows_left_out: 0,
      later_dates: 1,
      reason: null,
    });
  });

  test('reference data against what was in force for the date', async () => {
    const branch = await load(
      initial(),
      N1,
      revision({
        clients: [...CLIENTS.slice(1), { ...CLIENTS[0], name: '曾纪泽' }, { client_no: 'NEW', name: '新' }],
        accounts: ACCOUNTS,
      }),
    );
    expect(rowsOf(branch)).toEqual([
      { dataset: 'clients', change: 'changed', key: '00571000' },
      { dataset: 'clients', change: 'added', key: 'NEW' },
    ]);
    expect(both(branch, '00571000')).toMatchObject({ before: { name: '曾国藩' }, after: { name: '曾纪泽' } });
  });

  test('more than is kept is counted, and nothing of it is lost for taking back', async () => {
    const many = (amount: string) =>
      Array.from({ length: KEPT_ROWS + 300 }, (_, i) => trade(`9${i}`, { trade_date: D1, amount }));
    const branch = await load(
      initial(),
      night(D1, D0, { rows: { trades: many('1') } }),
      revision({ trades: many('2') }),
    );
    expect(summary(branch)).toMatchObject({
      rows: { trades: { added: 0, removed: 0, changed: KEPT_ROWS + 300 } },
      rows_left_out: 300,
    });
    expect(branch.rows('SELECT count(*) AS n FROM correction_row')).toEqual([{ n: KEPT_ROWS }]);
    const [{ id }] = branch.rows('SELECT max(delivery_id) AS id FROM delivery') as [{ id: number }];
    expect([...supersededRows(branch.store, id, 'trade')]).toHaveLength(KEPT_ROWS + 300);
  });

  test('a night is no correction', async () => {
    const branch = await load(initial(), N1, night(D2, D1));
    expect(branch.rows('SELECT count(*) AS n FROM correction')).toEqual([{ n: 0 }]);
    expect(branch.rows('SELECT count(*) AS n FROM superseded')).toEqual([{ n: 0 }]);
  });

  test('rows that leave the quarantine for it are among what it added', async () => {
    const strange = { ...nightRows(D1, '20'), trades: [trade('209', { trade_date: D1, account_no: '00889999' })] };
    const branch = await load(
      initial(),
      night(D1, D0, { rows: strange }),
      revision({ accounts: [...ACCOUNTS, { account_no: '00889999', client_no: '00571000' }] }),
    );
    expect(rowsOf(branch)).toEqual([
      { dataset: 'accounts', change: 'added', key: '00889999' },
      { dataset: 'trades', change: 'added', key: '2026-05-20 SH 209' },
    ]);
    expect(summary(branch)).toMatchObject({ readmitted: 1, quarantined: 0 });
  });
});

describe('the clients of a correction', () => {
  const figures = (branch: Branch, client: string): Record<string, [string | null, string | null]> =>
    Object.fromEntries(
      (
        branch.rows(`SELECT figure, before, after FROM correction_client WHERE client_no = '${client}'`) as {
          figure: string;
          before: string | null;
          after: string | null;
        }[]
      ).map(({ figure, before, after }) => [figure, [before, after]]),
    );

  test('every figure that moved, before and after; who did not move is not named', async () => {
    const branch = await load(
      initial(),
      N1,
      night(D2, D1),
      revision({
        trades: [
          trade('201', { trade_date: D1, amount: '1200.00', commission: '6' }),
          ...(nightRows(D1, '20').trades ?? []).slice(1),
        ],
        cash_flows: [
          flow('20F1', { flow_date: D1, amount: '4000' }),
          ...(nightRows(D1, '20').cash_flows ?? []).slice(1),
        ],
      }),
    );
    const moved = figures(branch, '00571000');
    // Opening 1800.1234, two buys of 1005.01 each before; one of them is 200 + 1 dearer now.
    expect(moved.volume).toEqual(['3000.00', '3200.00']);
    expect(moved.commission).toEqual(['15.00', '16.00']);
    expect(moved.cost).toEqual(['4815.15', '5016.15']);
    // 1000 less came in: 1000 more is profit.
    const [before, after] = moved.pnl_all as [string, string];
    expect(Number(after) - Number(before)).toBe(1000);
    expect(figures(branch, '00571007')).toEqual({});
    expect(summary(branch)).toMatchObject({ clients: 1, profit: { clients: 1, moved: '1000.00' } });
  });

  test('assets and market value, and a client who had none', async () => {
    const branch = await load(
      initial({ rows: { ...INITIAL, assets: [asset('00880000', '9000', { asset_date: D0 })] } }),
      night(D1, D0, { rows: { assets: [asset('00880000', '9000', { asset_date: D1 })] } }),
      revision({ assets: [asset('00880000', '9100', { asset_date: D1 }), asset('00880007', '7', { asset_date: D1 })] }),
    );
    expect(figures(branch, '00571000')).toMatchObject({
      total_asset: ['9000.00', '9100.00'],
      pnl_all: ['0.00', '100.00'],
    });
    expect(figures(branch, '00571007')).toMatchObject({ total_asset: [null, '7.00'] });
  });
});
