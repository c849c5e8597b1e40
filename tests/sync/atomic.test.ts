// All of a set or nothing of it: faults, cancelling, and a killed process leave the store as it was.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openWrite } from '../../src-main/store/open.ts';
import { syncDrop } from '../../src-main/sync/syncDrop.ts';
import { D0, D1, D2, initial, night, trade } from './smallBranch.ts';
import { storeContent } from './storeContent.ts';
import { newBranch, newDrop, states } from './syncing.ts';

const manyTrades = (count: number) => Array.from({ length: count }, (_, i) => trade(String(i).padStart(6, '0')));

describe('a fault of ours', () => {
  test('in the derivation undoes the set, is thrown, and the next run applies it', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const before = storeContent(branch.store);
    await branch.drop.set(night(D1, D0));
    const derive = (): void => {
      throw new Error('a fault of ours');
    };
    await expect(branch.sync({ derive })).rejects.toThrow('a fault of ours');
    expect(storeContent(branch.store)).toEqual(before);
    // Our copy of the set is kept for the next run.
    expect(fs.readdirSync(`${branch.store.file}.staging`)).toHaveLength(1);
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
    expect(fs.existsSync(`${branch.store.file}.staging`)).toBe(false);
  });
});

describe('cancelling', () => {
  for (const phase of ['staging', 'reading', 'figures'] as const) {
    test(`while ${phase} rolls the running set back and begins no other`, async () => {
      const branch = newBranch();
      await branch.drop.set(initial());
      await branch.sync();
      const before = storeContent(branch.store);
      await branch.drop.set(night(D1, D0, { rows: { trades: manyTrades(20_000) } }));
      await branch.drop.set(night(D2, D1));
      let stop = false;
      const report = await branch.sync({
        onProgress: (p) => {
          if (p.phase === phase) stop = true;
        },
        cancelled: () => stop,
        derive: (_store, _change, progress) => {
          progress(1, 3);
          progress(2, 3);
        },
      });
      expect(states(report)).toMatchObject({ '20260520': 'not_ready', '20260521': 'not_ready' });
      expect(report.runs.slice(1).map((run) => run.reason?.code)).toEqual(['cancelled', 'cancelled']);
      expect(report.as_of).toBe(D0);
      expect(storeContent(branch.store)).toEqual(before);
      expect(states(await branch.sync())).toMatchObject({ '20260520': 'applied', '20260521': 'applied' });
    });
  }
});

test('progress names the set and its phases, and never goes back', async () => {
  const branch = newBranch();
  await branch.drop.set(initial({ zip: true }));
  const seen: { phase: string; done: number; total: number }[] = [];
  await branch.sync({
    onProgress: ({ set, ...p }) => {
      expect(set).toBe('20260519.zip');
      seen.push(p);
    },
  });
  expect([...new Set(seen.map((p) => p.phase))]).toEqual(['staging', 'reading', 'finishing']);
  const reading = seen.filter((p) => p.phase === 'reading');
  expect(reading.map((p) => p.done)).toEqual(reading.map((p) => p.done).sort((a, b) => a - b));
  expect(reading.at(-1)?.done).toBe(reading.at(-1)?.total);
});

test('a reader sees the night before or the night after, never half of it', async () => {
  const branch = newBranch();
  await branch.drop.set(initial());
  await branch.sync();
  await branch.drop.set(night(D1, D0));
  const other = openWrite(branch.store.file);
  const counts = (): unknown =>
    other.db.prepare('SELECT (SELECT count(*) FROM trade) AS t, (SELECT count(*) FROM asset) AS a').get();
  const seen: unknown[] = [];
  await branch.sync({ derive: () => seen.push(counts()) });
  seen.push(counts());
  other.close();
  expect(seen).toEqual([
    { t: 2, a: 2 },
    { t: 4, a: 4 },
  ]);
});

test('SIGKILL at any moment: the store opens, and the next run ends where an undisturbed one does', async () => {
  const drop = newDrop();
  await drop.set(initial());
  await drop.set(night(D1, D0, { rows: { ...night(D1, D0).rows, trades: manyTrades(30_000) } }));
  await drop.set(night(D2, D1));
  await drop.set(night(D1, D0, { revision: 2, rows: { trades: manyTrades(100) } }));
  const undisturbed = newBranch(drop);
  await undisturbed.sync();
  const expected = storeContent(undisturbed.store);
  const root = path.resolve(import.meta.dirname, '../..');
  const script = `
    import { openWrite } from '${root}/src-main/store/open.ts';
    import { syncDrop } from '${root}/src-main/sync/syncDrop.ts';
    const store = openWrite(process.argv[1]);
    process.stdout.write('begun');
    await syncDrop({ store, drop: process.argv[2], derive: () => {}, now: () => new Date(0) });
    store.close();`;
  const file = path.join(drop.folder, 'killed.db');
  for (let kill = 0; kill < 12; kill++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, file, drop.drop], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise<void>((resolve) => {
      child.on('exit', () => resolve());
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), kill * 40));
    });
    const store = openWrite(file);
    expect(store.db.pragma('quick_check', { simple: true })).toBe('ok');
    store.close();
  }
  const store = openWrite(file);
  try {
    await syncDrop({ store, drop: drop.drop, derive: () => undefined, now: () => new Date(0) });
    expect(storeContent(store)).toEqual(expected);
    expect(fs.existsSync(`${file}.staging`)).toBe(false);
  } finally {
    store.close();
  }
});
