/**
 * A step in the life of one or many proposals, as one edit and one step of undo. Whether it may be taken is asked where it
 * is written, with the client and the products as they stand then; those that cannot take it are told and left.
 */
import { randomUUID } from 'node:crypto';
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import {
  OPEN_STATES,
  type Step,
  type StepRefusal,
  stepRefusal,
  TO,
} from '../../../src-shared/domain/proposals/life.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { TaskBody } from '../../../src-shared/records/raisedTasks.ts';
import { query, type WriteStore } from '../../store/open.ts';
import { applyEdit, type RecordChange } from '../../store/records/edit.ts';
import type { ProposalBody } from '../../store/records/proposals.ts';
import { findRecord } from '../../store/records/row.ts';
import { patiently, type Writer } from '../editRecords.ts';
import { suitedToday } from './suited.ts';

export interface StepRequest {
  readonly step: Step;
  readonly today: Ymd;
  readonly proposals: readonly { readonly record_id: string; readonly version: number }[];
  readonly decline?: { readonly code: string; readonly text: string | null } | undefined;
  readonly note?: string | undefined;
  readonly task?: { readonly title: string; readonly due: string | null; readonly owner: string | null } | undefined;
}

export interface StepsTaken {
  readonly edit_id: number | null;
  readonly kinds: readonly string[];
  readonly done: readonly string[];
  readonly refused: readonly { readonly record_id: string; readonly reason: StepRefusal | 'changed' | 'gone' }[];
}

/** @throws Refusal not_allowed, busy; nothing is then written */
export function stepProposals(writer: Writer, request: StepRequest): Promise<StepsTaken> {
  return patiently(writer, (store) => {
    const changes: RecordChange[] = [];
    const done: string[] = [];
    const refused: { record_id: string; reason: StepRefusal | 'changed' | 'gone' }[] = [];
    let subject = '';
    for (const { record_id, version } of request.proposals) {
      const record = findRecord(store, record_id);
      if (record === undefined || record.kind !== 'proposal' || record.is_deleted === 1 || record.client_no === null) {
        refused.push({ record_id, reason: 'gone' });
        continue;
      }
      if (!writer.maySee(record.client_no)) throw new Refusal('not_allowed', 'This client is not one of yours.');
      const body = JSON.parse(record.body_json) as ProposalBody;
      const reason = version === record.version ? refusalOf(store, record.client_no, body, request) : 'changed';
      if (reason !== null) {
        refused.push({ record_id, reason });
        continue;
      }
      const task = request.step === 'accept' ? randomUUID() : null;
      const after = stepped(body, request, writer.who, task);
      changes.push({ record_id, kind: 'proposal', version, client_no: record.client_no, body: after });
      if (task !== null) {
        changes.push({
          record_id: task,
          kind: 'task',
          version: null,
          client_no: record.client_no,
          body: taskOf(store, record_id, record.client_no, body, request),
        });
      }
      done.push(record_id);
      subject = clientOf(store, record.client_no)?.name ?? record.client_no;
    }
    if (changes.length === 0) return { edit_id: null, kinds: [], done, refused };
    const edit = {
      what: `proposal_${request.step}`,
      subject: done.length === 1 ? subject : String(done.length),
      changes,
    };
    const { edit_id, kinds } = applyEdit(store, edit, writer.who, writer.now().toISOString());
    return { edit_id, kinds, done, refused };
  });
}

function refusalOf(store: WriteStore, clientNo: string, body: ProposalBody, request: StepRequest): StepRefusal | null {
  return stepRefusal(request.step, {
    state: body.state,
    approver: body.approver,
    isApproved: body.approved_on !== null,
    // What was accepted was suitable then; to carry it out it must be so still.
    isSuitable: suitedToday(store, clientNo, body, request.today).isSuitable,
    reason: request.decline?.code ?? null,
  });
}

function stepped(
  body: ProposalBody,
  { step, today, decline, note }: StepRequest,
  who: string,
  task: string | null,
): ProposalBody {
  const on = dateText(today);
  const state = TO[step];
  const isSeen = OPEN_STATES.includes(body.state);
  return {
    ...body,
    state,
    note: note ?? body.note,
    seen_on: body.seen_on ?? (isSeen ? on : null),
    ...(step === 'approve' ? { approved_on: on, approved_by: who } : {}),
    ...(step === 'discuss' ? { discussed_on: on } : {}),
    ...(step === 'accept' ? { answered_on: on, task } : {}),
    ...(step === 'decline' ? { answered_on: on, ended_on: on, decline: decline ?? null } : {}),
    ...(step === 'carry_out' ? { carried_out_on: on, ended_on: on } : {}),
  };
}

function taskOf(
  store: WriteStore,
  recordId: string,
  clientNo: string,
  body: ProposalBody,
  { task, today }: StepRequest,
): TaskBody {
  return {
    title: task?.title ?? body.title.zh,
    text: body.propose.zh,
    due: task?.due ?? dateText(today),
    sleeps_until: null,
    state: 'open',
    priority: body.priority,
    owner: task === undefined ? (clientOf(store, clientNo)?.advisor_no ?? null) : task.owner,
    repeat: null,
    tags: [],
    clients: [],
    raised: null,
    from: recordId,
    done_on: null,
    reason: null,
  };
}

function clientOf(store: WriteStore, clientNo: string) {
  return store.get(query.selectFrom('client').select(['name', 'advisor_no']).where('client_no', '=', clientNo));
}
