/** `take-back` and `corrections`: what each call does, and what it says. */
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts';
import type { TakenBackAnswer } from '../../src-shared/contract/correctionCalls.ts';
import type { CorrectionSummary } from '../../src-shared/contract/correctionSummary.ts';
import type { CorrectionFigure, CorrectionHead, CorrectionRow } from '../../src-shared/contract/syncPageCalls.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import type { Handlers } from '../api/wrapper.ts';
import type { SyncHooks } from '../jobs/syncJob.ts';
import { runTakeBack } from '../jobs/takeBackJob.ts';
import type { Command } from './options.ts';

export type CorrectionsCommand = Extract<Command, { kind: 'corrections' }>;

export interface CorrectionList {
  readonly corrections: readonly CorrectionHead[];
}
export interface CorrectionDetail {
  readonly correction: CorrectionHead;
  readonly rows: readonly CorrectionRow[];
  readonly clients: readonly CorrectionFigure[];
}

export function takeBackJobs(native: { readonly nativeBinding?: string }, hooks: SyncHooks): Handlers {
  return {
    'sets.takeBack': async ({ store, set, reason }) => {
      const { businessDate, asOf, ...back } = await runTakeBack({ store, ...native }, { set, reason }, hooks);
      return { ...back, business_date: dateText(businessDate), as_of: asOf === null ? null : dateText(asOf) };
    },
  };
}

/** Rows of one call at most. */
const PART = 500;

type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** Everything of a list, part by part. */
async function all<R>(part: (offset: number) => Promise<{ readonly total: number; readonly rows: readonly R[] }>) {
  const rows: R[] = [];
  for (;;) {
    const next = await part(rows.length);
    rows.push(...next.rows);
    if (next.rows.length === 0 || rows.length >= next.total) return rows;
  }
}

/** The list, newest first, or one of them with its rows and figures. */
export async function askCorrections(
  { number }: CorrectionsCommand,
  ask: Ask,
): Promise<CorrectionList | CorrectionDetail> {
  if (number === undefined) {
    return { corrections: await all((offset) => ask('sync.corrections', { offset, limit: PART })) };
  }
  const correction_id = number;
  const { head } = await ask('sync.correction', { correction_id });
  return {
    correction: head,
    rows: await all((offset) => ask('sync.correctionRows', { correction_id, offset, limit: PART })),
    clients: await all((offset) => ask('sync.correctionFigures', { correction_id, offset, limit: PART })),
  };
}

function sums({ rows }: Pick<CorrectionSummary, 'rows'>): string {
  const parts = Object.entries(rows).map(([dataset, { added, removed, changed }]) => {
    const counts = [
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(added > 0 ? [`${added} added`] : []),
      ...(removed > 0 ? [`${removed} removed`] : []),
    ];
    return `${dataset} ${counts.join(', ')}`;
  });
  return parts.length === 0 ? 'no row differs' : parts.join('; ');
}

function headText(head: CorrectionHead): string {
  const what = head.kind === 'taken_back' ? 'taken back' : `revision ${head.revision}`;
  const reason = head.reason === null ? '' : `\n    reason: ${head.reason}`;
  const clients = `${head.clients} ${head.clients === 1 ? 'client' : 'clients'}`;
  return `${head.correction_id}  ${head.set}  ${head.business_date}  ${what}  ${head.made_at}\n    ${sums(head)}\n    figures of ${clients} moved${reason}`;
}

export function correctionsText(answer: CorrectionList | CorrectionDetail): string {
  if ('corrections' in answer) {
    return answer.corrections.length === 0 ? 'no corrections\n' : `${answer.corrections.map(headText).join('\n')}\n`;
  }
  const rows = answer.rows.flatMap(({ dataset, change, key, before, after }) => {
    const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    const value = (row: typeof before, column: string): string => row?.[column] ?? '—';
    const differing = columns.filter((column) => value(before, column) !== value(after, column));
    const cells = change === 'changed' ? differing : [];
    return [
      `  ${dataset}  ${key}  ${change}`,
      ...cells.map((column) => `      ${column}  ${value(before, column)} → ${value(after, column)}`),
    ];
  });
  const figures = answer.clients.map(
    ({ client_no, figure, before, after }) => `  ${client_no}  ${figure}  ${before ?? '—'} → ${after ?? '—'}`,
  );
  return `${[headText(answer.correction), ...rows, ...figures].join('\n')}\n`;
}

export function takenBackText({ set, as_of, summary }: TakenBackAnswer): string {
  const state = as_of === null ? 'the store holds no set now' : `applied through ${as_of}`;
  return `${set} was taken back\n    ${sums(summary)}\n    figures of ${summary.clients} ${summary.clients === 1 ? 'client' : 'clients'} moved\n${state}\n`;
}
