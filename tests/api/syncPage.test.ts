/** The Sync page's calls on a real store, made by real syncs of a drop folder with faults in it. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localUser } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { callHandler } from '../../src-main/api/wrapper.ts';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { loadQuarantine, quarantineGroups } from '../../src-main/store/queries/syncQuarantine.ts';
import { emptyFolder } from '../../src-main/sync/staging.ts';
import { takeBack } from '../../src-main/sync/takingBack/takeBack.ts';
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import { D1, D2, D3, initial, night, nightRows, price, trade } from '../sync/smallBranch.ts';
import { type Branch, newBranch } from '../sync/syncing.ts';

function ask<N extends CallName>(branch: Branch, name: N, input: CallInput<N>): CallOutput<N> {
  const handlers = createHandlers(branch.store, { now: () => new Date(0), appVersion: '' });
  const reply = callHandler(handlers, localUser, name, input, ({ error }) => {
    throw error;
  });
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.text}`);
  return reply.value;
}

const run = (branch: Branch, accept: readonly string[] = []) =>
  branch.sync({
    derive: deriveAfter,
    cause: 'window',
    accept: new Set(accept),
    now: () => new Date('2026-05-22T10:00Z'),
  });

const PART = { offset: 0, limit: 100 };
const bad = (no: string, change: object) => trade(no, { trade_date: D1, ...change });

/** An initial set, a night with two bad rows, a set that is cut off, and one whose date before is missing. */
async function faultyBranch(): Promise<Branch> {
  const branch = newBranch();
  await branch.drop.set(initial());
  const rows = nightRows(D1, '20');
  const trades = [...(rows.trades ?? []), bad('B1', { account_no: 'nobody' }), bad('B2', { quantity: 'ten' })];
  const prices = [...(rows.prices ?? []), price('600519', 'x', { trade_date: D1, code: '000001' })];
  await branch.drop.set(night(D1, '2026-05-19', { rows: { ...rows, trades, prices } }));
  await branch.drop.set(night(D2, D1, { files: { trades: { entry: (entry) => ({ ...entry, rows: 99 }) } } }));
  await branch.drop.set(night(D3, D2));
  await run(branch);
  return branch;
}

describe('the Sync page', () => {
  it('says that nothing is wrong where nothing is', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await run(branch);
    const state = ask(branch, 'sync.state', {});
    expect(state).toMatchObject({ branch: '0571', as_of: '2026-05-19', waiting: 0, rejects: 0 });
    expect(state.last_run).toMatchObject({ cause: 'window', applied: 1, not_applied: 0, as_of_after: '2026-05-19' });
    expect(ask(branch, 'sync.runs', { ...PART, findings: true })).toEqual({ total: 0, rows: [] });
    expect(ask(branch, 'sync.quarantine', PART)).toMatchObject({ total: 0, all: 0, rows: [] });
  });

  it('answers in a store that was never synced', () => {
    const branch = newBranch();
    expect(ask(branch, 'sync.state', {})).toMatchObject({ branch: null, as_of: null, last_run: null, waiting: 0 });
    expect(ask(branch, 'sync.waiting', {})).toEqual({ sets: [] });
  });

  it('lists what waits, with its reason and its problems', async () => {
    const branch = await faultyBranch();
    expect(ask(branch, 'sync.state', {})).toMatchObject({ as_of: D1, waiting: 2, rejects: 3 });
    const { sets } = ask(branch, 'sync.waiting', {});
    expect(sets.map((set) => [set.set, set.state, set.reason?.code, set.acceptable])).toEqual([
      ['20260521', 'refused', 'row_count', false],
      ['20260522', 'gap', 'missing_date', false],
    ]);
    const [refused] = sets;
    const found = ask(branch, 'sync.setFindings', {
      run_id: refused?.run_id as number,
      set_at: refused?.set_at as number,
    });
    expect(found.problems[0]).toMatchObject({ severity: 'hard', code: 'row_count', expected: '99', found: '2' });
    expect(found.delivery_id).toBeNull();
  });

  it('keeps the history of runs, and of those with findings', async () => {
    const branch = await faultyBranch();
    const { total, rows } = ask(branch, 'sync.runs', { ...PART, findings: true });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ applied: 2, not_applied: 2, rejected_rows: 3 });
    const sets = ask(branch, 'sync.runSets', { ...PART, run_id: rows[0]?.run_id as number });
    expect(sets.total).toBe(4);
    expect(sets.rows.map((set) => [set.set, set.state, set.rejected])).toEqual([
      ['20260519', 'applied', 0],
      ['20260520', 'applied_with_rejects', 3],
      ['20260521', 'refused', 0],
      ['20260522', 'gap', 0],
    ]);
    const second = ask(branch, 'sync.runSets', { offset: 1, limit: 1, run_id: rows[0]?.run_id as number });
    expect(second.rows.map((set) => set.set)).toEqual(['20260520']);
  });

  it('filters the quarantine and counts what each filter would leave', async () => {
    const branch = await faultyBranch();
    const all = ask(branch, 'sync.quarantine', PART);
    expect(all).toMatchObject({ total: 3, all: 3, sets: [{ value: '20260520', count: 3 }] });
    expect(all.datasets).toEqual([
      { value: 'trades', count: 2 },
      { value: 'prices', count: 1 },
    ]);
    const trades = ask(branch, 'sync.quarantine', { ...PART, dataset: 'trades' });
    expect(trades.total).toBe(2);
    expect(trades.codes.map(({ value }) => value).sort()).toEqual(['bad_number', 'unknown_account']);
    expect(trades.rows.map((row) => [row.file, row.line, row.column, row.value])).toEqual([
      ['trades.csv', 5, 'quantity', 'ten'],
      ['trades.csv', 4, 'account_no', 'nobody'],
    ]);
    expect(ask(branch, 'sync.quarantine', { ...PART, set: 'none' })).toMatchObject({ total: 0, all: 3 });
    expect(ask(branch, 'sync.quarantine', { offset: 2, limit: 5 }).rows).toHaveLength(1);
  });

  it('lets a person accept too many rejected rows, and only that', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const rows = nightRows(D1, '20');
    const many = Array.from({ length: 12 }, (_, i) => bad(`B${i}`, { account_no: 'nobody' }));
    await branch.drop.set(night(D1, '2026-05-19', { rows: { ...rows, trades: [...(rows.trades ?? []), ...many] } }));
    await run(branch);
    const [set] = ask(branch, 'sync.waiting', {}).sets;
    expect(set).toMatchObject({ state: 'refused', acceptable: true, reason: { code: 'too_many_rejects' } });
    await run(branch, ['20260520']);
    expect(ask(branch, 'sync.state', {})).toMatchObject({ as_of: D1, waiting: 0, rejects: 12 });
  });

  it('knows the delivery of an applied set, and how many dates follow it', async () => {
    const branch = await faultyBranch();
    const [newest] = ask(branch, 'sync.runs', { ...PART, findings: false }).rows;
    const found = ask(branch, 'sync.setFindings', { run_id: newest?.run_id as number, set_at: 1 });
    expect(found).toMatchObject({
      set: '20260519',
      delivery_id: null,
      kept_because: 'later_dates_build_on_it',
      later_dates: 1,
    });
    const last = ask(branch, 'sync.setFindings', { run_id: newest?.run_id as number, set_at: 2 });
    expect(last).toMatchObject({ set: '20260520', kept_because: null, later_dates: 0 });
    expect(last.delivery_id).not.toBeNull();
    expect(() => ask(branch, 'sync.setFindings', { run_id: 99, set_at: 1 })).toThrow('not_found');
  });

  it('shows a correction row by row, with what it did to the clients', async () => {
    const branch = await correctedBranch();
    const { total, rows } = ask(branch, 'sync.corrections', PART);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      kind: 'revision',
      set: '20260520.r2',
      revision: 2,
      business_date: D1,
      reason: null,
    });
    expect(rows[0]?.rows).toEqual({ trades: { added: 0, removed: 1, changed: 1 } });
    const correction_id = rows[0]?.correction_id as number;
    const changed = ask(branch, 'sync.correctionRows', { ...PART, correction_id });
    expect(changed.rows.map((row) => [row.change, row.before?.commission, row.after?.commission])).toEqual([
      ['changed', '5.00', '9.00'],
      ['removed', '5.00', undefined],
    ]);
    const figures = ask(branch, 'sync.correctionFigures', { ...PART, correction_id });
    expect(figures.total).toBe(figures.rows.length);
    expect(figures.rows).toContainEqual(
      expect.objectContaining({ client_no: '00571000', name: '曾国藩', figure: 'commission' }),
    );
    const one = ask(branch, 'sync.correction', { correction_id });
    expect(one).toMatchObject({ kept_because: null, later_dates: 0 });
    expect(() => ask(branch, 'sync.correction', { correction_id: 99 })).toThrow('not_found');
  });

  it('lists a set that was taken back among those that wait, and who did it and why among the corrections', async () => {
    const branch = await correctedBranch();
    const [correction] = ask(branch, 'sync.corrections', PART).rows;
    const { delivery_id } = ask(branch, 'sync.correction', { correction_id: correction?.correction_id as number });
    takeBack({
      store: branch.store,
      wanted: { deliveryId: delivery_id as number },
      reason: 'head office called',
      at: '2026-05-22T11:00:00Z',
      derive: deriveAfter,
      folder: emptied(branch),
    });
    expect(ask(branch, 'sync.waiting', {}).sets).toEqual([
      expect.objectContaining({ set: '20260520.r2', state: 'taken_back', acceptable: true, run_id: null }),
    ]);
    const [back, first] = ask(branch, 'sync.corrections', PART).rows;
    expect(back).toMatchObject({ kind: 'taken_back', reason: 'head office called', who: 'local' });
    const gone = ask(branch, 'sync.correction', { correction_id: first?.correction_id as number });
    expect(gone.delivery_id).toBeNull();
    await run(branch);
    expect(ask(branch, 'sync.waiting', {}).sets).toMatchObject([
      { set: '20260520.r2', state: 'refused', reason: { code: 'taken_back' }, acceptable: true },
    ]);
    await run(branch, ['20260520.r2']);
    expect(ask(branch, 'sync.state', {})).toMatchObject({ waiting: 0 });
  });
});

/** A night, and a revision of it that corrects one deal and drops another. */
async function correctedBranch(): Promise<Branch> {
  const branch = newBranch();
  await branch.drop.set(initial());
  await branch.drop.set(night(D1, '2026-05-19'));
  await branch.drop.set(
    night(D1, '2026-05-19', {
      revision: 2,
      rows: { trades: [trade('201', { trade_date: D1, commission: '9.00', net_amount: '-1009.01' })] },
    }),
  );
  await run(branch);
  return branch;
}

function emptied(branch: Branch): string {
  const folder = path.join(branch.drop.folder, 'taking-back');
  emptyFolder(folder);
  return folder;
}

describe('the quarantine of a large branch', () => {
  it('is paged and counted in the order of one index, without a sort', () => {
    const { store } = newBranch();
    const plans: string[] = [];
    const real = store.statement.bind(store);
    Object.assign(store, {
      statement: (sql: string) => {
        const parameters = sql.match(/\?/g)?.map(() => 1) ?? [];
        const rows = store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
        plans.push(...rows.map(({ detail }) => detail));
        return real(sql);
      },
    });
    loadQuarantine(store, {}, 200, 1_000);
    quarantineGroups(store);
    const walks = plans.filter((detail) => /SCAN reject\b/.test(detail));
    expect(walks.length).toBe(2);
    expect(walks.every((detail) => detail.includes('COVERING INDEX reject_by_file'))).toBe(true);
    expect(plans.filter((detail) => detail.includes('FOR GROUP BY'))).toEqual([]);
  });
});
