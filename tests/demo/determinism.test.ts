import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { generateBench } from '../../src-main/demo/bench.ts';
import { GenerateCancelled, generateBranch } from '../../src-main/demo/generate.ts';
import { e4, readDrop } from './readDrop.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-same-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) =>
    join(a.parentPath, a.name).localeCompare(join(b.parentPath, b.name)),
  )) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    hash.update(path.slice(folder.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

describe('generate', () => {
  it('gives the same bytes for the same seed, others for another', async () => {
    const prints: string[] = [];
    for (const seed of [3, 3, 4]) {
      const out = newFolder();
      await generateBranch({ out, clients: 30, days: 48, seed });
      prints.push(fingerprint(out));
    }
    expect(prints[0]).toBe(prints[1]);
    expect(prints[0]).not.toBe(prints[2]);
  });

  it('gives the same bytes and the same trading days in every time zone', async () => {
    const zone = process.env.TZ;
    const prints: string[] = [];
    try {
      for (const place of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
        process.env.TZ = place;
        const out = newFolder();
        await generateBranch({ out, clients: 4, days: 60, seed: 5 });
        prints.push(fingerprint(out));
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    expect(new Set(prints).size).toBe(1);
  });

  it('makes small and short branches too, over seeds', async () => {
    for (let seed = 0; seed < 12; seed++) {
      const result = await generateBranch({ out: newFolder(), clients: 1 + seed * 3, days: 8 + seed * 5, seed });
      expect(result.clients).toBe(1 + seed * 3);
      expect(result.bad_rows).toBeGreaterThan(0);
    }
  });

  it('tells how far it is, and stops when it is cancelled, with the set left unready', async () => {
    const out = newFolder();
    const seen: number[] = [];
    const run = generateBranch({
      out,
      clients: 5,
      days: 40,
      seed: 1,
      onProgress: (done) => seen.push(done),
      cancelled: () => seen.length >= 10,
    });
    await expect(run).rejects.toThrow(GenerateCancelled);
    expect(seen.length).toBe(10);
    expect(readdirSync(join(out, readdirSync(out)[0] as string))).not.toContain('manifest.json');
  });

  it('does not write into a folder that holds something', async () => {
    const out = newFolder();
    await generateBranch({ out, clients: 1, days: 8, seed: 1 });
    await expect(generateBranch({ out, clients: 1, days: 8, seed: 1 })).rejects.toThrow('not empty');
  });

  it('makes bench branches of exactly the sizes asked for, without overselling', async () => {
    const out = newFolder();
    const night = { trades: 300, assets: 200, positions: 600, prices: 66 };
    await generateBench({ out, clients: 200, securities: 60, days: 20, trades: 9000, seed: 1, night });
    const sets = readDrop(out);
    const rows = sets.map(({ files }) => Object.fromEntries(files.map((file) => [file.dataset, file.table.length])));
    expect(rows[0]).toMatchObject({
      trades: 9000,
      prices: 1200,
      clients: 200,
      accounts: 200,
      securities: 65,
      opening_positions: 600,
    });
    for (const one of rows.slice(1)) expect(one).toMatchObject(night);
    const quantities = new Map<string, number>();
    for (const { files } of sets) {
      for (const { dataset, table } of files) {
        if (dataset !== 'trades' && dataset !== 'opening_positions') continue;
        for (const row of table) {
          const key = `${row.account_no} ${row.market}${row.code}`;
          const left = (quantities.get(key) ?? 0) + (row.business_type === 'sell' ? -1 : 1) * e4(row.quantity);
          expect(left).toBeGreaterThanOrEqual(0);
          quantities.set(key, left);
        }
      }
    }
  });
});
