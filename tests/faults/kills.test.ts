// The short form of `npm run test:faults`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { killAtRandom } from './kills.ts';

it('a sync that is killed anywhere leaves whole sets, and ends like one that was not', async () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-faults-'));
  try {
    const drop = path.join(work, 'drop');
    await generateBranch({ out: drop, clients: 15, days: 25, seed: 5 });
    const { kills, ends } = await killAtRandom({ drop, work, kills: 3, seed: 7 });
    expect(kills).toBe(3);
    expect(ends).toBeGreaterThan(0);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}, 600_000);
