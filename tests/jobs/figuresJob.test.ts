// Making every figure of the branch: kept once, made again when the facts change, cancelled without a trace.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runFiguresJob } from '../../src-main/jobs/figuresJob.ts';
import { runSyncJob } from '../../src-main/jobs/syncJob.ts';
import { currentPass } from '../../src-main/store/branchPass/savePass.ts';
import { openRead, query } from '../../src-main/store/open.ts';
import { FIGURES } from '../../src-shared/domain/figures/registry.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';

let folder = '';
let store = '';
const quiet = { progress: () => undefined, cancelled: () => false };

function passes(): { from_day: number; to_day: number; version: number }[] {
  const open = openRead(store);
  const rows = open.all(query.selectFrom('branch_pass').select(['from_day', 'to_day', 'version']).orderBy('pass_id'));
  open.close();
  return rows;
}

/** Applies the sets of the odd branch up to the n-th. */
async function apply(sets: number): Promise<void> {
  const all = path.join(folder, 'all');
  const drop = path.join(folder, 'drop');
  if (!fs.existsSync(all)) {
    fs.mkdirSync(all);
    writeOddBranch(all, 5, { lateDir: all, clients: 6, historyDays: 60, nights: 4 });
  }
  fs.mkdirSync(drop, { recursive: true });
  const old = new Date('2026-01-01T00:00:00Z');
  for (const name of fs.readdirSync(all).sort().slice(0, sets)) {
    fs.cpSync(path.join(all, name), path.join(drop, name), { recursive: true });
    for (const file of fs.readdirSync(folder, { recursive: true }) as string[])
      fs.utimesSync(path.join(folder, file), old, old);
  }
  await runSyncJob({ store, drop, acknowledgeFolder: path.join(folder, 'ack') }, quiet);
}

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-figures-'));
  store = path.join(folder, 'branch.db');
  await apply(2);
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the figures of the branch', () => {
  it('are made once for a period, and again after a night', async () => {
    const first = await runFiguresJob({ store }, quiet);
    expect(first.made).toBe(true);
    expect(first.clients).toBe(6);
    expect(first.figures).toBeGreaterThan(0);
    expect(first.figures).toBeLessThanOrEqual(FIGURES.length);
    expect((await runFiguresJob({ store }, quiet)).made).toBe(false);
    expect((await runFiguresJob({ store, again: true }, quiet)).made).toBe(true);
    expect(passes()).toHaveLength(1);
    const before = passes()[0];
    await apply(3);
    const after = await runFiguresJob({ store }, quiet);
    expect(after.made).toBe(true);
    // Those of the facts before are gone.
    expect(passes()).toHaveLength(1);
    expect(passes()[0]?.version).toBeGreaterThan(before?.version as number);
  });

  it('are kept for the periods that were asked for last', async () => {
    const open = openRead(store);
    const standard = await runFiguresJob({ store }, quiet);
    const [from, to] = [standard.from, standard.to].map((day) => Number(day.replaceAll('-', ''))) as [number, number];
    for (let day = 2; day <= 17; day++) await runFiguresJob({ store, from: 20260100 + day, to }, quiet);
    // The year to date, which lists and rules rest on, and the fourteen looked at last.
    expect(passes()).toHaveLength(15);
    expect(currentPass(open, from, to)).not.toBeNull();
    expect(currentPass(open, 20260117, to)).not.toBeNull();
    expect(currentPass(open, 20260103, to)).toBeNull();
    open.close();
  });

  it('leave nothing when cancelled, and write one column a figure', async () => {
    await expect(runFiguresJob({ store }, { ...quiet, cancelled: () => true })).rejects.toThrow(/not made/);
    expect(passes()).toHaveLength(0);
    const { figures } = await runFiguresJob({ store }, quiet);
    const open = openRead(store);
    const rows = open.all(query.selectFrom('branch_figure').select(['path', 'figure_values', 'reasons']));
    expect(rows).toHaveLength(figures);
    for (const row of rows) {
      expect(row.figure_values.byteLength).toBe(6 * 8);
      expect(row.reasons.byteLength).toBe(6);
    }
    open.close();
  });
});
