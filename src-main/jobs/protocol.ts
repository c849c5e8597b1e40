/**
 * What a job's thread and the main process say to each other. Only plain data crosses; errors cross as code and text,
 * since classes do not survive the copy. Cancelling is a shared flag, not a message: a thread inside one long
 * transaction reads no messages.
 */
import type { ErrorCode } from '../../src-shared/contract/envelope.ts';
import type { RulePreview } from '../../src-shared/contract/proposalCalls.ts';
import type { Progress, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import type { RunCause } from '../store/ledger/runs.ts';
import type { AttachmentJobInput, AttachmentJobResult } from './attachmentJob.ts';
import type { BulkJobInput, BulkJobResult } from './bulkEdit.ts';
import type { CampaignResultsInput, Results } from './campaigns/results.ts';
import type { ChurnJobInput, ChurnJobResult } from './churnJob.ts';
import type { FiguresResult } from './figuresJob.ts';
import type { ImportAnswer, ImportJobInput } from './imports/importJob.ts';
import type { MappingAnswer, MappingJobInput } from './mappingJob.ts';
import type { PreviewRuleInput } from './proposals/previewRule.ts';
import type { RaiseProposalsInput, RaiseProposalsResult } from './proposals/raiseProposals.ts';
import type { RaiseTasksInput, RaiseTasksResult } from './raiseTasks.ts';
import type { SheetJobInput, SheetResult } from './sheets/sheetJob.ts';

export interface SyncJobInput {
  readonly store: string;
  readonly drop: string;
  readonly nativeBinding?: string;
  /** Sets that are applied though they have too many rejected rows, or were taken back. */
  readonly accept?: readonly string[];
  readonly cause?: RunCause;
  /** Where acknowledgements go; without it where the settings say, else beside the drop folder. */
  readonly acknowledgeFolder?: string;
  /** Milliseconds to wait for a store that is at work elsewhere. */
  readonly waitMs?: number;
}

export interface TakeBackJobInput {
  readonly store: string;
  readonly nativeBinding?: string;
  readonly deliveryId: number;
  readonly reason: string;
}

export interface ExportJobInput {
  readonly store: string;
  readonly nativeBinding?: string;
  /** The CSV file to write. */
  readonly file: string;
  /** Of the reasons; without it Chinese. */
  readonly language?: 'zh' | 'en';
  readonly filter: {
    readonly set?: string | undefined;
    readonly dataset?: string | undefined;
    readonly code?: string | undefined;
  };
}

export interface FiguresJobInput {
  readonly store: string;
  readonly nativeBinding?: string;
  /** The period, yyyymmdd; without it the year to the as-of date. */
  readonly from?: number;
  readonly to?: number;
  /** Made anew, though they are kept. */
  readonly again?: boolean;
}

export type JobInput =
  | ({ readonly kind: 'sync' } & SyncJobInput)
  | ({ readonly kind: 'take_back' } & TakeBackJobInput)
  | ({ readonly kind: 'export' } & ExportJobInput)
  | ({ readonly kind: 'mapping' } & MappingJobInput)
  | ({ readonly kind: 'figures' } & FiguresJobInput)
  | ({ readonly kind: 'tasks' } & RaiseTasksInput)
  | ({ readonly kind: 'proposals' } & RaiseProposalsInput)
  | ({ readonly kind: 'preview' } & PreviewRuleInput)
  | ({ readonly kind: 'campaign' } & CampaignResultsInput)
  | ({ readonly kind: 'churn' } & ChurnJobInput)
  | ({ readonly kind: 'sheet' } & SheetJobInput)
  | ({ readonly kind: 'bulk' } & BulkJobInput)
  | ({ readonly kind: 'import' } & ImportJobInput)
  | ({ readonly kind: 'attachments' } & AttachmentJobInput);

/** What each kind of job ends with. */
export interface JobResults {
  readonly sync: SyncReport;
  readonly take_back: SyncReport;
  readonly export: { readonly rows: number };
  readonly mapping: MappingAnswer;
  readonly figures: FiguresResult;
  readonly tasks: RaiseTasksResult;
  readonly proposals: RaiseProposalsResult;
  readonly preview: RulePreview;
  readonly campaign: Results;
  readonly churn: ChurnJobResult;
  readonly sheet: SheetResult;
  readonly bulk: BulkJobResult;
  readonly import: ImportAnswer;
  readonly attachments: AttachmentJobResult;
}
export type JobResult<I extends JobInput> = JobResults[I['kind']];

/** workerData of the thread; `cancel` is an Int32Array of one, 1 = stop. */
export interface WorkerInput {
  readonly input: JobInput;
  readonly cancel: SharedArrayBuffer;
}

export type JobProgress = Omit<Progress, 'job' | 'seq'>;

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'done'; readonly result: JobResults[JobInput['kind']] }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly text: string }
  /** `code` is the thrown error's own, if it had one (a StoreError's, SQLite's). */
  | { readonly kind: 'failed'; readonly code: string | null; readonly name: string; readonly stack: string };

export function cancelFlag(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

export function raiseCancel(flag: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(flag), 0, 1);
}

export function isCancelled(flag: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(flag), 0) === 1;
}
