/**
 * The thread that long work runs in: starts the job it was given, passes its progress on at a pace a window can draw, ends
 * with one message. It decides nothing about the data.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { runAttachmentJob } from './attachmentJob.ts';
import { runBulkJob } from './bulkEdit.ts';
import { runCampaignResults } from './campaigns/results.ts';
import { runChurnJob } from './churnJob.ts';
import { runExportJob } from './exportJob.ts';
import { runFiguresJob } from './figuresJob.ts';
import { runImportJob } from './imports/importJob.ts';
import { runMappingJob } from './mappingJob.ts';
import { runPreviewRule } from './proposals/previewRule.ts';
import { runRaiseProposals } from './proposals/raiseProposals.ts';
import {
  isCancelled,
  type JobInput,
  type JobProgress,
  type JobResults,
  type WorkerInput,
  type WorkerMessage,
} from './protocol.ts';
import { runRaiseTasks } from './raiseTasks.ts';
import { runSheetJob } from './sheets/sheetJob.ts';
import { runSyncJob, type SyncHooks } from './syncJob.ts';
import { runTakeBackJob } from './takeBackJob.ts';

/** Milliseconds between two progress messages of one phase: about what a progress bar can show. */
const PACE_MS = 60;

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function pacedProgress(): (progress: JobProgress) => void {
  let last: JobProgress | null = null;
  let sentAt = 0;
  return (progress) => {
    const now = performance.now();
    const turns = last === null || last.set !== progress.set || last.phase !== progress.phase;
    if (!turns && progress.done < progress.total && now - sentAt < PACE_MS) return;
    last = progress;
    sentAt = now;
    send({ kind: 'progress', progress });
  };
}

function failureOf(error: unknown): WorkerMessage {
  if (error instanceof Refusal) return { kind: 'refused', code: error.code, text: error.message };
  if (!(error instanceof Error)) return { kind: 'failed', code: null, name: typeof error, stack: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { kind: 'failed', code, name: error.name, stack: error.stack ?? error.message };
}

function resultOf(input: JobInput, hooks: SyncHooks): Promise<JobResults[JobInput['kind']]> {
  switch (input.kind) {
    case 'sync':
      return runSyncJob(input, hooks);
    case 'take_back':
      return runTakeBackJob(input, hooks);
    case 'export':
      return runExportJob(input);
    case 'mapping':
      return runMappingJob(input);
    case 'figures':
      return runFiguresJob(input, hooks);
    case 'tasks':
      return runRaiseTasks(input);
    case 'proposals':
      return runRaiseProposals(input);
    case 'preview':
      return Promise.resolve(runPreviewRule(input, hooks));
    case 'campaign':
      return Promise.resolve(runCampaignResults(input));
    case 'sheet':
      return runSheetJob(input);
    case 'churn':
      return runChurnJob(input, hooks);
    case 'attachments':
      return runAttachmentJob(input);
    case 'import':
      return runImportJob(input, hooks);
    case 'bulk':
      return runBulkJob(input, hooks);
  }
}

async function run({ input, cancel }: WorkerInput): Promise<void> {
  try {
    const result = await resultOf(input, { progress: pacedProgress(), cancelled: () => isCancelled(cancel) });
    send({ kind: 'done', result });
  } catch (error) {
    send(failureOf(error));
  }
}

// A thread that is kept gets its jobs one by one, the others bring theirs along.
if (workerData === null) parentPort?.on('message', (next: WorkerInput) => void run(next));
else await run(workerData as WorkerInput);
