/**
 * Back and forth over a user's edits, the last first, over restarts. Going back writes what stood before as a new version:
 * history only grows. An edit whose records somebody else has changed since cannot be gone back over; it is left out, and
 * the user is told.
 */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import { query, type Store, type WriteStore } from '../open.ts';
import type { EditRow } from '../schema.ts';
import { type Each, newEdit } from './edit.ts';
import { type Content, type StoredRecord, updateRecord } from './row.ts';

/** Edits that can be gone back over. */
export const UNDO_STEPS = 50;

export interface UndoStep {
  readonly edit_id: number;
  readonly at: string;
  readonly what: string;
  readonly subject: string;
  readonly changes: number;
}

export interface UndoStack {
  /** Newest first. */
  readonly undo: readonly UndoStep[];
  /** The one to be done again first, first. */
  readonly redo: readonly UndoStep[];
}

export function undoStack(store: Store, who: string): UndoStack {
  const last = store.all(
    query
      .selectFrom('edit')
      .select(['edit_id', 'at', 'what', 'subject', 'changes', 'state'])
      .where('who', '=', who)
      .where('state', 'in', ['done', 'undone'])
      .orderBy('edit_id', 'desc')
      .limit(UNDO_STEPS),
  );
  const step = ({ state: _, ...rest }: (typeof last)[number]): UndoStep => rest;
  const firstDone = last.findIndex(({ state }) => state === 'done');
  return {
    undo: last.filter(({ state }) => state === 'done').map(step),
    // What was done after going back ends what could be done again.
    redo: last
      .slice(0, firstDone < 0 ? last.length : firstDone)
      .map(step)
      .reverse(),
  };
}

export interface StepResult extends UndoStep {
  readonly kinds: readonly string[];
  readonly records: readonly { readonly record_id: string; readonly version: number }[];
}

/** In the caller's transaction. Null: there is nothing to go back over. @throws Refusal conflict */
export function undo(store: WriteStore, who: string, at: string, each?: Each): StepResult | null {
  const [step] = undoStack(store, who).undo;
  return step === undefined ? null : move(store, step, { who, at, isBack: true, each });
}

export function redo(store: WriteStore, who: string, at: string, each?: Each): StepResult | null {
  const [step] = undoStack(store, who).redo;
  return step === undefined ? null : move(store, step, { who, at, isBack: false, each });
}

/** What undo and redo would refuse now: taken out of the stack. In a transaction of its own, after the refusal. */
export function block(store: WriteStore, editId: number): void {
  store.run(query.updateTable('edit').set({ state: 'blocked' }).where('edit_id', '=', editId));
}

/** Somebody else has written to a record of the step since. */
export class StepBlocked extends Refusal {
  readonly editId: number;
  constructor(editId: number, by: string) {
    super('conflict', `The records of this step were changed since, by ${by}.`);
    this.editId = editId;
  }
}

type Change = StoredRecord & { before_version: number; after_version: number; standing_version: number };

function move(
  store: WriteStore,
  step: UndoStep,
  {
    who,
    at,
    isBack,
    each,
  }: { readonly who: string; readonly at: string; readonly isBack: boolean; readonly each?: Each | undefined },
): StepResult {
  const changes = store.all(
    query
      .selectFrom('edit_change as c')
      .innerJoin('record as r', 'r.record_no', 'c.record_no')
      .selectAll('r')
      .select(['c.before_version', 'c.after_version', 'c.standing_version'])
      .where('c.edit_id', '=', step.edit_id)
      .orderBy('c.record_no'),
  ) as Change[];
  for (const { version, standing_version, changed_by } of changes) {
    if (version !== standing_version) throw new StepBlocked(step.edit_id, changed_by);
  }
  const written = newEdit(store, { ...step, at, who, state: 'step', of_edit: step.edit_id });
  const records = changes.map((change, done) => {
    each?.(done, changes.length);
    const wanted = isBack ? change.before_version : change.after_version;
    // Before its first version a record was not there: it goes as a deleted one does.
    const content = wanted === 0 ? { ...contentOf(change), is_deleted: 1 } : versionOf(store, change.record_no, wanted);
    const version = updateRecord(store, change, content, { editId: written, who, at });
    follow(store, step.edit_id, change, version, isBack);
    return { record_id: change.record_id, version };
  });
  const state: EditRow['state'] = isBack ? 'undone' : 'done';
  store.run(query.updateTable('edit').set({ state }).where('edit_id', '=', step.edit_id));
  store.run(query.updateTable('edit').set({ changes: changes.length }).where('edit_id', '=', written));
  return { ...step, records, kinds: [...new Set(changes.map(({ kind }) => kind))] };
}

/**
 * The new version has the content of one that edits name: that from which this one began (gone back), or that which it left
 * (done again). They name the new one from now on, so that what is written next and the edits below it stay one chain;
 * those that end or begin there expect it to stand.
 */
function follow(store: WriteStore, editId: number, change: Change, version: number, isBack: boolean): void {
  const { record_no, before_version, after_version } = change;
  const old = isBack ? before_version : after_version;
  const rename = (end: 'before_version' | 'after_version'): void => {
    store.run(
      query
        .updateTable('edit_change')
        .set({ [end]: version, standing_version: version })
        .where('record_no', '=', record_no)
        .where('edit_id', '!=', editId)
        .where(end, '=', old),
    );
  };
  // 0: the record was not there; no other edit begins or ends with that.
  if (old !== 0) {
    if (isBack) rename('after_version');
    rename('before_version');
  }
  const own = isBack ? (old === 0 ? {} : { before_version: version }) : { after_version: version };
  store.run(
    query
      .updateTable('edit_change')
      .set({ ...own, standing_version: version })
      .where('edit_id', '=', editId)
      .where('record_no', '=', record_no),
  );
}

function contentOf({ client_no, body_json, is_deleted }: Content): Content {
  return { client_no, body_json, is_deleted };
}

function versionOf(store: Store, recordNo: number, version: number): Content {
  const found = store.get(
    query
      .selectFrom('record_version')
      .select(['client_no', 'body_json', 'is_deleted'])
      .where('record_no', '=', recordNo)
      .where('version', '=', version),
  );
  if (found === undefined) throw new Error(`version ${version} of record ${recordNo} is not kept`);
  return found;
}
