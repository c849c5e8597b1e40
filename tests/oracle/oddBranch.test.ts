// The odd branches: the same seed gives the same bytes, the oracle reads all of them, late corrections end where timely ones do.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { compareReport } from './compare.ts';
import { writeOddBranch } from './oddBranch.ts';
import { computeClient } from './oracle.ts';
import { readDrop } from './readDrop.ts';

const root = mkdtempSync(join(tmpdir(), 'odd-branch-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    if (statSync(join(folder, name)).isFile()) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

// Generous: the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

describe('odd branches', () => {
  it('are the same bytes for the same seed, and others for another', () => {
    const prints = [7, 7, 8].map((seed, k) => {
      const dir = join(root, `same-${k}`);
      writeOddBranch(dir, seed, { clients: 6, historyDays: 45 });
      return fingerprint(dir);
    });
    expect(prints[0]).toBe(prints[1]);
    expect(prints[2]).not.toBe(prints[0]);
  });

  it.each([1, 2, 3, 4, 5, 6])('seed %i is read whole, and its book explains its assets', (seed) => {
    const dir = join(root, `read-${seed}`);
    const branch = writeOddBranch(dir, seed, { clients: 18, historyDays: seed === 6 ? 260 : 60 });
    const facts = readDrop(dir);
    expect(facts.asOf).toBe(branch.asOf);
    expect([...facts.clients.keys()]).toEqual(branch.clientNos);
    expect(facts.rejects.length).toBe(branch.badRows);
    const reports = branch.clientNos.map((no) => computeClient(facts, no));
    // A client without missing rows or prices: assets and book tell the same profit, but for transfer-out fees of 30.
    const known = reports.filter((r) => r.pnl.unexplained !== null);
    const explained = known.filter((r) => Math.abs(Number(r.pnl.unexplained)) < 1000);
    expect(known.length).toBeGreaterThan(3);
    expect(explained.length).toBeGreaterThan(known.length / 2);
    for (const r of reports) expect(compareReport(structuredClone(r), r)).toEqual([]);
  });

  it('late corrections give what timely ones give', () => {
    const timely = join(root, 'timely');
    const [first, late] = [join(root, 'first'), join(root, 'late')];
    const a = writeOddBranch(timely, 21, { clients: 6, historyDays: 45, corrections: 3 });
    const b = writeOddBranch(first, 21, { clients: 6, historyDays: 45, corrections: 3, lateDir: late });
    expect(b.lateSetNames.length).toBeGreaterThan(0);
    expect([...b.setNames, ...b.lateSetNames].sort()).toEqual([...a.setNames].sort());
    const [inOrder, afterwards, without] = [readDrop(timely), readDrop(first, late), readDrop(first)];
    const all = (f: typeof inOrder): string => JSON.stringify(a.clientNos.map((no) => computeClient(f, no)));
    expect(all(afterwards)).toBe(all(inOrder));
    expect(all(without)).not.toBe(all(inOrder));
  });
});

describe('compareReport', () => {
  it('names each difference by its path', () => {
    const dir = join(root, 'compare');
    writeOddBranch(dir, 3, { clients: 1, historyDays: 45 });
    const facts = readDrop(dir);
    const right = computeClient(facts, [...facts.clients.keys()][0] as string);
    const wrong = structuredClone(right) as unknown as {
      pnl: { pnl: string };
      returns: { twr: number | null };
      turnover: { volume: string | null };
    };
    wrong.pnl.pnl = '0.01';
    wrong.returns.twr = (wrong.returns.twr ?? 0) + 1e-5;
    wrong.turnover.volume = null;
    expect(compareReport(wrong, right).map((d) => d.split(':')[0])).toEqual([
      'pnl.pnl',
      'returns.twr',
      'turnover.volume',
    ]);
  });
});
