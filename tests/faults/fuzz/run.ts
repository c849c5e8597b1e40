/** Fuzzes every reader, each in a thread; an input that takes longer than its limit ends the thread and is reported. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FaultRun } from '../counts.ts';
import { allReaders, type FuzzInput } from './worker.ts';

/** Far beyond what the largest of these inputs takes on the slowest machine. */
const LIMIT_SECONDS = 20;

function fuzzReader(input: FuzzInput): Promise<void> {
  const figures = new Int32Array(input.shared);
  const worker = new Worker(path.join(import.meta.dirname, 'worker.ts'), { workerData: input });
  return new Promise((resolve, reject) => {
    let before = -1;
    const watch = setInterval(() => {
      if (figures[0] !== before) before = figures[0] as number;
      else {
        reject(new Error(`${input.reader} hangs at input ${before + 1} of seed ${input.seed}`));
        void worker.terminate();
      }
    }, LIMIT_SECONDS * 1000);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve();
      else reject(new Error(`${input.reader} under fuzz ended with ${code}`));
    });
  });
}

/** `runs` inputs for each reader whose name begins with `only`. */
export async function fuzzReaders(run: FaultRun, runs: number, only = ''): Promise<void> {
  const chosen = allReaders(run.work).filter(({ name }) => name.startsWith(only));
  if (chosen.length === 0) throw new Error(`no reader is called ${only}`);
  for (const { name } of chosen) {
    const shared = new SharedArrayBuffer(12);
    await fuzzReader({ reader: name, runs, seed: run.seed, work: run.work, shared });
    const [inputs = 0, accepted = 0, slowest = 0] = new Int32Array(shared);
    run.counts.add(`fuzz, ${name}: inputs`, inputs);
    run.counts.add(`fuzz, ${name}: accepted, and explained`, accepted);
    run.say(`${name}: ${inputs} inputs, ${accepted} accepted, slowest ${slowest / 1000} ms`);
  }
}
