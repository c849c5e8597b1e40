// `sync --watch` and `--wait`: new sets are taken without being asked, a held store is waited for.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src-main/cli/main.ts';
import { DropWatch, lookAtDrop } from '../../src-main/jobs/dropWatch.ts';
import { lockStore } from '../../src-main/store/lock.ts';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { DropBuilder } from '../sync/dropBuilder.ts';
import { D0, D1, initial, night } from '../sync/smallBranch.ts';

let drop: DropBuilder;
let folder = '';
beforeEach(() => {
  drop = new DropBuilder();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-watch-'));
});
afterEach(() => {
  drop.remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

const store = (): string => path.join(folder, 'a.db');

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done(); waited += 50) {
    if (waited > 30_000) throw new Error('it did not come to pass in 30 seconds');
    await sleep(50);
  }
}

describe('sync --watch', () => {
  it('takes what is there, then what comes, and stops when told', async () => {
    await drop.set(initial());
    const lines: string[] = [];
    let stopped = false;
    const over = runCli(['sync', '--store', store(), '--drop', drop.drop, '--watch', '--every', '1', '--json'], {
      out: (text) => lines.push(text),
      err: () => {},
      env: {},
      cancelled: () => stopped,
    });
    await until(() => lines.length === 1);
    await drop.set(night(D1, D0));
    await until(() => lines.length === 2);
    stopped = true;
    expect(await over).toBe(0);
    const reports = lines.map((line) => JSON.parse(line) as SyncReport);
    expect(reports.map((report) => report.as_of)).toEqual([D0, D1]);
    expect(reports[1]?.runs.map((run) => `${run.set} ${run.state}`)).toEqual([
      '20260519 duplicate',
      '20260520 applied',
    ]);
  });
});

describe('a store that another process holds', () => {
  const io = (err: string[]) => ({
    out: () => {},
    err: (text: string) => err.push(text),
    env: {},
    cancelled: () => false,
  });

  it('is named at once without --wait', async () => {
    await drop.set(initial());
    const lock = lockStore(store(), new Date());
    const err: string[] = [];
    expect(await runCli(['sync', '--store', store(), '--drop', drop.drop], io(err))).toBe(1);
    expect(err.join('')).toContain(`process ${process.pid}`);
    lock.release();
  });

  it('is waited for with --wait, and who holds it is said', async () => {
    await drop.set(initial());
    const lock = lockStore(store(), new Date());
    const err: string[] = [];
    const over = runCli(['sync', '--store', store(), '--drop', drop.drop, '--wait', '20'], io(err));
    await until(() => err.join('').includes('waiting for process'));
    lock.release();
    expect(await over).toBe(0);
  });
});

describe('looking at a drop folder', () => {
  const nothing: SyncReport = { runs: [], as_of: null };

  it('wants a run once a set stood still between two looks, and none after it was tried', async () => {
    const watch = new DropWatch();
    await drop.set(initial());
    const first = await lookAtDrop(drop.drop);
    if (first === null) throw new Error('no look');
    expect(watch.wants(first)).toBe(false);
    expect(watch.wants(first)).toBe(true);
    watch.ran(first, nothing);
    expect(watch.wants((await lookAtDrop(drop.drop)) ?? new Map())).toBe(false);
  });

  it('waits while a file grows', async () => {
    const watch = new DropWatch();
    await drop.set(initial());
    const looks = async (): Promise<boolean> => watch.wants((await lookAtDrop(drop.drop)) ?? new Map());
    await looks();
    fs.appendFileSync(path.join(drop.drop, '20260519', 'trades.csv'), 'more');
    expect(await looks()).toBe(false);
    expect(await looks()).toBe(true);
  });

  it('tries again what no change of a file will tell', async () => {
    const watch = new DropWatch();
    await drop.set(initial());
    const look = (await lookAtDrop(drop.drop)) ?? new Map();
    watch.wants(look);
    const run = { set: '20260519', business_date: D0, revision: 1, rows: {}, problems: [], seconds: 0 };
    const reason = { code: 'no_space', file: null, expected: null, found: null, text: '' };
    watch.ran(look, { runs: [{ ...run, state: 'not_ready', reason }], as_of: null });
    expect(watch.wants(look)).toBe(true);
    watch.ran(look, { runs: [{ ...run, state: 'refused', reason }], as_of: null });
    expect(watch.wants(look)).toBe(false);
  });

  it('a folder that is gone is no look, and no fault', async () => {
    expect(await lookAtDrop(path.join(folder, 'none'))).toBe(null);
  });
});
