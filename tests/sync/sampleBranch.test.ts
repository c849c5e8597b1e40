// The sample branch, whole: one initial set, 25 nights and a late second issue; nothing of it is rejected.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listRejects } from '../../src-main/sync/rejects.ts';
import { storeContent } from './storeContent.ts';
import { newBranch } from './syncing.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../oracle/sample-branch/drop');
const LATE = '20260528.r2';

describe('the sample branch', () => {
  test('is applied whole, without a rejected row', async () => {
    const branch = newBranch();
    const report = await branch.sync({ drop: SAMPLE });
    expect(report.runs).toHaveLength(27);
    for (const run of report.runs) expect(run).toMatchObject({ state: 'applied', reason: null });
    expect(report.as_of).toBe('2026-06-23');
    expect(listRejects(branch.store).rejects).toEqual([]);
    for (const run of report.runs) {
      const bare = run.set.endsWith('.zip');
      const manifest = bare ? null : JSON.parse(fs.readFileSync(path.join(SAMPLE, run.set, 'manifest.json'), 'utf8'));
      for (const file of manifest?.files ?? [])
        expect(run.rows[file.dataset]).toMatchObject({ read: file.rows, applied: file.rows });
    }
  });

  test('with its second issue days late is the same store', async () => {
    const inOrder = newBranch();
    await inOrder.sync({ drop: SAMPLE });
    const late = newBranch();
    for (const name of fs.readdirSync(SAMPLE)) {
      if (name !== LATE) fs.symlinkSync(path.join(SAMPLE, name), path.join(late.drop.drop, name));
    }
    // A link to a set is no set: copy instead.
    expect((await late.sync()).runs).toEqual([]);
    for (const name of fs.readdirSync(late.drop.drop)) fs.rmSync(path.join(late.drop.drop, name));
    for (const name of fs.readdirSync(SAMPLE)) {
      if (name !== LATE) fs.cpSync(path.join(SAMPLE, name), path.join(late.drop.drop, name), { recursive: true });
    }
    await late.sync();
    fs.cpSync(path.join(SAMPLE, LATE), path.join(late.drop.drop, LATE), { recursive: true });
    expect(await late.run(LATE)).toMatchObject({ state: 'applied' });
    const change = late.changes.at(-1);
    expect(change).toMatchObject({ businessDate: 20260528, previousAsOf: 20260623, everything: false });
    expect(change?.rebuildAccounts.size).toBeGreaterThan(0);
    expect(change?.rebuildAccounts.size).toBeLessThan(5);
    expect(storeContent(late.store)).toEqual(storeContent(inOrder.store));
  });
});
