// "A drop folder made by others with every fault in it is applied with the right state for each set and nothing else changed."
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { applyEveryFault, FAULTS } from './everyFault.ts';

it(`a drop folder with ${FAULTS.length} faults in it: each set has its state, and nothing else has changed`, () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-every-'));
  try {
    expect(applyEveryFault(work)).toEqual([]);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}, 600_000);
