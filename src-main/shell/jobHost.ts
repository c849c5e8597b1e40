/**
 * Runs one job at a time in a thread of its own, so that the window goes on answering. Progress leaves with the job's
 * number and a running number; the end is the promise. Cancelling raises a flag the job looks at between two steps.
 */
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { Progress } from '../../src-shared/contract/syncCalls.ts';
import {
  cancelFlag,
  type JobInput,
  type JobResult,
  raiseCancel,
  type WorkerInput,
  type WorkerMessage,
} from '../jobs/protocol.ts';

export interface JobHost {
  /** @throws Refusal busy while another job runs, and whatever the job refused or failed with */
  run<I extends JobInput>(job: number, input: I, progress: (progress: Progress) => void): Promise<JobResult<I>>;
  /** False when that job is not running. */
  cancel(job: number): boolean;
  /** At the program's end: asks the job to stop and takes its thread down. What it had not committed is not there. */
  stop(): Promise<void>;
}

/** What a job threw in its thread, with its own code, so that the wrapper maps it as if it were thrown here. */
class JobFailure extends Error {
  readonly code: string | null;
  constructor(name: string, code: string | null, stack: string) {
    super('the job failed in its thread');
    this.name = name;
    this.code = code;
    this.stack = stack;
  }
}

export function createJobHost(workerFile: string): JobHost {
  let running: { readonly job: number; readonly flag: SharedArrayBuffer; readonly worker: Worker } | undefined;

  return {
    async run<I extends JobInput>(job: number, input: I, progress: (progress: Progress) => void) {
      if (running !== undefined) throw new Refusal('busy', 'Files are being applied already.');
      const flag = cancelFlag();
      const worker = new Worker(workerFile, { workerData: { input, cancel: flag } satisfies WorkerInput });
      running = { job, flag, worker };
      try {
        let seq = 0;
        return await ending<JobResult<I>>(worker, (step) => progress({ job, seq: ++seq, ...step }));
      } finally {
        running = undefined;
        await worker.terminate();
      }
    },
    cancel(job) {
      if (running?.job !== job) return false;
      raiseCancel(running.flag);
      return true;
    },
    async stop() {
      if (running === undefined) return;
      raiseCancel(running.flag);
      await running.worker.terminate();
    },
  };
}

type Step = Extract<WorkerMessage, { kind: 'progress' }>['progress'];

function ending<R>(worker: Worker, progress: (step: Step) => void): Promise<R> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          return progress(message.progress);
        case 'done':
          return resolve(message.result as R);
        case 'refused':
          return reject(new Refusal(message.code, message.text));
        case 'failed':
          return reject(new JobFailure(message.name, message.code, message.stack));
        default:
          return reject(new Error(`unknown message ${JSON.stringify(message satisfies never)}`));
      }
    });
    worker.on('error', reject);
    worker.on('messageerror', reject);
    worker.on('exit', (code) => reject(new Error(`the job's thread ended with ${code} and no word`)));
  });
}
