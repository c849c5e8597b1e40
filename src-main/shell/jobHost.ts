/**
 * Runs one job at a time in a thread of its own, so that the window goes on answering. Progress leaves with the job's
 * number and a running number; the end is the promise. Cancelling raises a flag the job looks at between two steps.
 * A thread may be kept for the next job: loading one costs more than an answer that somebody waits for.
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

/** `keepMs`: so long a thread without a job stays up; 0: it ends with its job. */
export function createJobHost(workerFile: string, keepMs = 0): JobHost {
  let running: { readonly job: number; readonly flag: SharedArrayBuffer; readonly worker: Worker } | undefined;

  let kept: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined;

  const start = (input: WorkerInput): Worker => {
    if (keepMs === 0) return new Worker(workerFile, { workerData: input });
    const worker = kept?.worker ?? new Worker(workerFile, { workerData: null });
    if (kept !== undefined) {
      clearTimeout(kept.timer);
      kept = undefined;
      hearNothing(worker);
    }
    worker.postMessage(input);
    return worker;
  };
  const keep = (worker: Worker): void => {
    hearNothing(worker);
    const drop = (): void => {
      if (kept?.worker === worker) kept = undefined;
    };
    worker.once('error', drop);
    worker.once('exit', drop);
    const timer = setTimeout(() => {
      drop();
      void worker.terminate();
    }, keepMs);
    kept = { worker, timer };
  };
  return {
    async run<I extends JobInput>(job: number, input: I, progress: (progress: Progress) => void) {
      if (running !== undefined) throw new Refusal('busy', 'Files are being applied already.');
      const flag = cancelFlag();
      const worker = start({ input, cancel: flag });
      running = { job, flag, worker };
      let isSound = false;
      try {
        let seq = 0;
        const result = await ending<JobResult<I>>(worker, (step) => progress({ job, seq: ++seq, ...step }));
        isSound = true;
        return result;
      } finally {
        running = undefined;
        if (isSound && keepMs > 0) keep(worker);
        else await worker.terminate();
      }
    },
    cancel(job) {
      if (running?.job !== job) return false;
      raiseCancel(running.flag);
      return true;
    },
    async stop() {
      if (kept !== undefined) {
        clearTimeout(kept.timer);
        await kept.worker.terminate();
      }
      if (running === undefined) return;
      raiseCancel(running.flag);
      await running.worker.terminate();
    },
  };
}

/** By name: removing all at once would take the thread's own listeners too, and it would be deaf. */
function hearNothing(worker: Worker): void {
  for (const event of ['message', 'messageerror', 'error', 'exit']) worker.removeAllListeners(event);
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
