// The short form of `npm run test:faults`: a few cases of most kinds, the rest by hand.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileByFile, growing, vanishing } from './arriving.ts';
import { flip, truncate } from './bending.ts';
import { flipZip } from './bentArchive.ts';
import { Counts, type FaultRun } from './counts.ts';
import { flipStore } from './damage.ts';
import { failEachWrite, limitFileSizes } from './diskFull.ts';
import { allReaders } from './fuzz/worker.ts';
import { permuteOrders } from './orders.ts';
import { tellStories } from './property.ts';
import { killAtSteps } from './stepKills.ts';
import { twoAtOnce } from './twoProcesses.ts';

const KINDS: readonly (readonly [string, (run: FaultRun) => Promise<unknown>, number])[] = [
  ['killed at each named step', killAtSteps, 5],
  ['a write fails with a full disk', failEachWrite, 5],
  ['files may not grow beyond a size', limitFileSizes, 40],
  ['four days in every order, and a late correction', permuteOrders, 120],
  ['files that are cut', truncate, 140],
  ['bytes that are changed', flip, 190],
  ['an archive with changed bytes', flipZip, 220],
  ['a set that comes file by file', fileByFile, 7],
  ['files that grow', growing, 6],
  ['a drop folder that vanishes', vanishing, 5],
  ['two processes at once', twoAtOnce, 20],
  ['a store with changed bytes', flipStore, 100],
  ['stories of random faults', tellStories, 60],
];

async function inFolder(work: (folder: string) => Promise<unknown>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-short-'));
  try {
    await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

describe('every case ends as an undisturbed run', () => {
  for (const [name, run, every] of KINDS) {
    it(name, { timeout: 600_000 }, async () => {
      const counts = new Counts();
      await inFolder((work) => run({ work, counts, every, seed: 20261122, say: () => undefined }));
      expect(counts.lines()).not.toEqual([]);
    });
  }
});

describe('a reader under fuzz agrees with a slow one', () => {
  for (const { name } of allReaders('')) {
    it(name, { timeout: 300_000 }, () =>
      inFolder(async (work) => {
        let inputs = 0;
        const property = allReaders(work)
          .find((reader) => reader.name === name)
          ?.property(() => {
            inputs++;
          });
        await fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: 100 });
        expect(inputs).toBeGreaterThan(0);
      }),
    );
  }
});
