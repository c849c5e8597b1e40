/**
 * `npm run test:faults`: the long form of the fault tests, kind by kind, with a count of what was tried. Kinds may be
 * named (`-- steps disk`); --every N tries every N-th case only, --kills N, --fuzz N inputs a reader, --reader NAME,
 * --seed N, --work FOLDER for the stores (default: the system's).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { fileByFile, growing, readOnly, vanishing } from './arriving.ts';
import { flip, truncate } from './bending.ts';
import { flipZip } from './bentArchive.ts';
import { Counts, type FaultRun } from './counts.ts';
import { flipStore, loseLog } from './damage.ts';
import { failEachWrite, limitFileSizes, smallVolumes } from './diskFull.ts';
import { applyEveryFault, FAULTS } from './everyFault.ts';
import { fuzzReaders } from './fuzz/run.ts';
import { killAtRandom } from './kills.ts';
import { permuteOrders } from './orders.ts';
import { tellStories } from './property.ts';
import { killAtSteps, killAtWrites } from './stepKills.ts';
import { twoAtOnce } from './twoProcesses.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '200' },
    fuzz: { type: 'string', default: '100000' },
    reader: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '20261122' },
    work: { type: 'string', default: os.tmpdir() },
  },
});

async function killRandomly({ work, counts, seed, say }: FaultRun): Promise<void> {
  const drop = path.join(work, 'drop');
  await generateBranch({ out: drop, clients: 60, days: 120, seed: 5 });
  const { kills, after, ends } = await killAtRandom({ drop, work, kills: Number(values.kills), seed, say });
  counts.add('SIGKILL at a random moment', kills);
  counts.add('SIGKILL at a random moment: runs to the end between and after', ends);
  say(`the kills left ${after.size} different numbers of sets behind`);
}

async function everyFault({ work, counts, say }: FaultRun): Promise<void> {
  const wrong = applyEveryFault(work);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  counts.add('faults of one drop folder, each in its own set', FAULTS.length);
  say(`${FAULTS.length} faults in one drop folder`);
}

const KINDS: Readonly<Record<string, readonly ((run: FaultRun) => Promise<unknown>)[]>> = {
  kills: [killRandomly],
  steps: [killAtSteps],
  writes: [killAtWrites],
  disk: [failEachWrite, limitFileSizes, smallVolumes],
  orders: [permuteOrders],
  truncation: [truncate],
  flips: [flip, flipZip],
  arriving: [fileByFile, growing, vanishing, readOnly],
  two: [twoAtOnce],
  damage: [flipStore, loseLog],
  stories: [tellStories],
  drop: [everyFault],
  fuzz: [(run) => fuzzReaders(run, Number(values.fuzz), values.reader)],
};

const counts = new Counts();
try {
  for (const kind of positionals.length > 0 ? positionals : Object.keys(KINDS)) {
    const tests = KINDS[kind];
    if (!tests) throw new Error(`no kind ${kind}; there are ${Object.keys(KINDS).join(', ')}`);
    for (const test of tests) {
      const work = fs.mkdtempSync(path.join(values.work, 'branch-desk-faults-'));
      const began = performance.now();
      try {
        await test({
          work,
          counts,
          every: Number(values.every),
          seed: Number(values.seed),
          say: (text) => process.stderr.write(`${kind}: ${text}\n`),
        });
      } finally {
        fs.rmSync(work, { recursive: true, force: true });
      }
      process.stderr.write(`${kind}: ${Math.round((performance.now() - began) / 1000)} s\n`);
    }
  }
} finally {
  process.stdout.write(`${counts.lines().join('\n')}\n`);
}
process.stdout.write('every case ended as it should\n');
