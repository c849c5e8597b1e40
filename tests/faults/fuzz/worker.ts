/** One reader under fuzz in a thread of its own, so that an input on which it hangs can be told and ended. */
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { MANIFEST, zipFuzz } from './containers.ts';
import { TRANSLATED, WORKBOOK } from './mapping.ts';
import { type Fuzzed, READERS } from './readers.ts';

export interface FuzzInput {
  readonly reader: string;
  readonly runs: number;
  readonly seed: number;
  readonly work: string;
  /** Int32: inputs so far, accepted ones among them, microseconds of the slowest. */
  readonly shared: SharedArrayBuffer;
}

export const allReaders = (work: string): readonly Fuzzed[] => [
  ...READERS,
  TRANSLATED,
  WORKBOOK,
  MANIFEST,
  zipFuzz(work),
];

async function fuzz({ reader, runs, seed, work, shared }: FuzzInput): Promise<void> {
  const figures = new Int32Array(shared);
  const fuzzed = allReaders(work).find(({ name }) => name === reader);
  if (!fuzzed) throw new Error(`no reader ${reader}`);
  let last = performance.now();
  const property = fuzzed.property((accepted) => {
    const now = performance.now();
    Atomics.add(figures, 0, 1);
    if (accepted) Atomics.add(figures, 1, 1);
    figures[2] = Math.max(figures[2] as number, Math.round((now - last) * 1000));
    last = now;
  });
  await fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: runs, seed });
}

if (parentPort !== null) await fuzz(workerData as FuzzInput);
