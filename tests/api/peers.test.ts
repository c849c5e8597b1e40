// A client among those of his tier: kept figures written by hand, and those that a pass over a branch really keeps.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientReport } from '../../src-main/api/clientReport.ts';
import { clientRows } from '../../src-main/api/clientRows.ts';
import { clientPeers } from '../../src-main/api/peers.ts';
import { branchPass } from '../../src-main/store/branchPass/pass.ts';
import { savePass } from '../../src-main/store/branchPass/savePass.ts';
import { query } from '../../src-main/store/open.ts';
import { findPass, loadBranchFigure, pathsOfPass } from '../../src-main/store/queries/branchPass.ts';
import { factsVersion } from '../../src-main/store/queries/factsVersion.ts';
import { asOf } from '../../src-main/store/queries/status.ts';
import { clientPeers as shape } from '../../src-shared/contract/peerCalls.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';

let folder = '';
let branch: TestBranch;
let numbers: { client_no: string; client_id: number }[] = [];
let to = 0;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-peers-'));
  const drop = path.join(folder, 'drop');
  fs.mkdirSync(drop);
  writeOddBranch(drop, 3, { lateDir: drop, clients: 6, historyDays: 60, nights: 2 });
  branch = openBranch();
  await branch.apply(drop);
  numbers = branch.store.all(query.selectFrom('client').select(['client_no', 'client_id']).orderBy('client_id'));
  to = asOf(branch.store) as number;
});
afterAll(() => {
  branch.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const bytes = (array: Float64Array | Int32Array | Uint8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

let moment = 0;
const madeAt = (): string => `2026-11-22T00:00:${String(moment).padStart(2, '0')}Z`;

/** A pass over [from, to] with one value a client, in the order of `clients`; NaN = none. */
function keep(
  from: number,
  clients: readonly number[],
  columns: Readonly<Record<string, readonly number[]>>,
  version = factsVersion(branch.store),
): number {
  const { store } = branch;
  moment += 1;
  return store.transaction(() => {
    store.run(query.deleteFrom('branch_pass').where('from_day', '=', from).where('to_day', '=', to));
    store.run(
      query.insertInto('branch_pass').values({
        from_day: from,
        to_day: to,
        version,
        made_at: madeAt(),
        seconds: 1,
        clients: bytes(Int32Array.from(clients)),
      }),
    );
    const { pass_id } = findPass(store, from, to) as { pass_id: number };
    for (const [figure, values] of Object.entries(columns)) {
      store.run(
        query.insertInto('branch_figure').values({
          pass_id,
          path: figure,
          figure_values: bytes(Float64Array.from(values)),
          reasons: new Uint8Array(values.length),
          reason_list: '',
          samples: null,
        }),
      );
    }
    return pass_id;
  });
}
const FROM = 20_200_101;

describe('the kept figures of the branch', () => {
  it('are read back as they were written, NaN and all', () => {
    const passId = keep(FROM, [1, 2, 3], { 'behaviour.pgr': [0.1, Number.NaN, -0], 'turnover.turnover': [1, 2, 3] });
    expect(findPass(branch.store, FROM, to)).toEqual({
      pass_id: passId,
      from_day: FROM,
      to_day: to,
      version: factsVersion(branch.store),
      made_at: madeAt(),
    });
    const found = loadBranchFigure(branch.store, passId, 'behaviour.pgr');
    expect([...found.values]).toEqual([0.1, Number.NaN, -0]);
    expect([...found.clients]).toEqual([1, 2, 3]);
    expect(pathsOfPass(branch.store, passId)).toEqual(['behaviour.pgr', 'turnover.turnover']);
  });
  it('of another period, or of no such figure, are none', () => {
    const passId = keep(FROM, [1], { 'behaviour.pgr': [1] });
    expect(findPass(branch.store, FROM + 1, to)).toBeNull();
    expect(loadBranchFigure(branch.store, passId, 'behaviour.none')).toEqual({
      values: new Float64Array(0),
      clients: new Int32Array(0),
    });
  });
});

describe('a client among his tier', () => {
  const no = (at: number): string => numbers[at]?.client_no ?? '';
  const ids = (): number[] => numbers.map(({ client_id }) => client_id);

  it('is compared with those of like size alone', () => {
    // Gold from 500,000 on: places 0, 1, 2 and 5; growth: 3; the client at place 4 has no assets.
    keep(FROM, ids(), {
      'value.average_asset_20': [500_000, 2_999_999, 700_000, 499_999, Number.NaN, 600_000],
      'behaviour.win_rate': [0.5, 0.4, Number.NaN, 0.1, 0.9, 0.5],
      'turnover.turnover': [3, 1, 2, 100, 100, 4],
      'pnl.pnl': [1, 2, 3, 4, 5, 6],
    });
    const found = clientPeers(branch.store, no(0), { from: FROM, to });
    expect(shape.parse(found)).toEqual(found);
    expect(found.state).toBe('ready');
    expect(found.group).toEqual({ tier: 'gold', clients: 4 });
    expect(found.figures).toEqual({
      'behaviour.win_rate': { n: 3, below: 1, median: 0.5 },
      'turnover.turnover': { n: 4, below: 2, median: 2.5 },
    });
    // He has no win rate himself.
    expect(clientPeers(branch.store, no(2), { from: FROM, to }).figures['behaviour.win_rate']).toEqual({
      n: 3,
      below: null,
      median: 0.5,
    });
    expect(clientPeers(branch.store, no(3), { from: FROM, to }).group).toEqual({ tier: 'growth', clients: 1 });
  });
  it('without assets has no group', () => {
    const found = clientPeers(branch.store, no(4), { from: FROM, to });
    expect(found).toMatchObject({ state: 'ready', group: null, figures: {} });
  });
  it('whom the pass does not know has no group', () => {
    keep(FROM, [987_654], { 'value.average_asset_20': [600_000] });
    expect(clientPeers(branch.store, no(0), { from: FROM, to })).toMatchObject({ state: 'ready', group: null });
  });
  it('has no comparison over a period that was not made, or was made of other facts', () => {
    expect(clientPeers(branch.store, no(0), { from: FROM + 7, to }).state).toBe('not_made');
    keep(FROM, ids(), { 'value.average_asset_20': [1, 1, 1, 1, 1, 1] }, factsVersion(branch.store) - 1);
    const old = clientPeers(branch.store, no(0), { from: FROM, to });
    expect(old).toMatchObject({ state: 'not_made', group: null, figures: {} });
  });
  it('is asked for by a number that exists', () => {
    expect(() => clientPeers(branch.store, 'nobody', {})).toThrow(/there is no client/);
  });
  it('stands in a real pass where a plain count of the reports puts him', () => {
    const { store } = branch;
    const from = 20_250_101;
    const pass = branchPass(store, from, to, { progress: () => undefined, cancelled: () => false });
    if (pass === null) throw new Error('nobody cancelled it');
    const kept = { version: factsVersion(store), madeAt: '2026-11-22T00:00:00Z', seconds: 1 };
    expect(store.transaction(() => savePass(store, pass, kept))).toBe(true);
    const reports = clientRows(store).clients.map(({ client_no }) => clientReport(store, client_no, { from, to }));
    for (const report of reports) {
      const found = clientPeers(store, report.client_no, { from, to });
      expect(found.group?.tier ?? null).toBe(report.value.tier);
      if (found.group === null) continue;
      const group = reports.filter(({ value }) => value.tier === report.value.tier);
      expect(found.group.clients).toBe(group.length);
      const values = group.map(({ behaviour }) => behaviour.top1).filter((top) => top !== null);
      const own = report.behaviour.top1;
      expect(found.figures['behaviour.top1']).toMatchObject({
        n: values.length,
        below: own === null ? null : values.filter((top) => top < own).length,
      });
      expect(found.figures['behaviour.channels']).toBeUndefined();
    }
  });
});
