/**
 * An import in its thread: what the file is, what each row would do, doing it as one edit, the rows that are left as a file,
 * and taking it back. The plan is made anew inside the transaction that writes it, so nothing is written on old ground.
 */
import { randomUUID } from 'node:crypto';
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import {
  IMPORT_LIMITS,
  type ImportOrder,
  type ImportPreview,
  type ImportView,
} from '../../../src-shared/contract/importCalls.ts';
import type { FileForm } from '../../../src-shared/files/mapping/profileData.ts';
import { clientFinder } from '../../../src-shared/records/importing/findImportClient.ts';
import { type ImportPlan, planImport, type RowState } from '../../../src-shared/records/importing/planImport.ts';
import { headerSignature, suggestFields } from '../../../src-shared/records/importing/suggestFields.ts';
import { writeAudit } from '../../store/ledger/audit.ts';
import { KEPT_FILES, KEPT_MAPPINGS } from '../../store/ledger/imports.ts';
import { loadSetting, saveSetting } from '../../store/ledger/settings.ts';
import { openRead, type Store } from '../../store/open.ts';
import { findEdit } from '../../store/queries/edits.ts';
import { knownClients, notedOfClient } from '../../store/queries/importGround.ts';
import { type ChangedSince, planTakingBack } from '../../store/records/takeBack.ts';
import { viewSample } from '../../sync/mapping/sampleView.ts';
import { patiently, type Writer, writeEdit } from '../editRecords.ts';
import type { FiguresHooks } from '../figuresJob.ts';
import { contentHash, type FileRows, readImportRows } from './importFile.ts';
import { isLeft, saveLeftRows } from './leftRows.ts';
import { previewOf } from './previewOf.ts';

export type ImportAsk =
  | {
      readonly ask: 'view';
      readonly id: string;
      readonly name: string;
      readonly path: string;
      readonly form: FileForm | null;
    }
  | {
      readonly ask: 'preview';
      readonly path: string;
      readonly order: ImportOrder;
      readonly state: RowState | null;
      readonly offset: number;
    }
  | { readonly ask: 'run'; readonly path: string; readonly name: string; readonly order: ImportOrder }
  | {
      readonly ask: 'left';
      readonly path: string;
      readonly order: ImportOrder;
      readonly target: string;
      readonly language: 'zh' | 'en';
    }
  | { readonly ask: 'take_back'; readonly editId: number; readonly untouched: boolean };

export interface ImportJobInput {
  readonly store: string;
  readonly nativeBinding?: string;
  readonly who: string;
  /** Numbers of the clients whose records may be seen and written. */
  readonly sees: 'all' | ReadonlySet<string>;
  readonly question: ImportAsk;
}

export interface ImportAnswers {
  readonly view: ImportView;
  readonly preview: ImportPreview;
  readonly run: {
    readonly edit_id: number | null;
    readonly changed: number;
    readonly rows: number;
    readonly left: number;
    readonly kinds: readonly string[];
  };
  readonly left: { readonly rows: number };
  readonly take_back: {
    /** Null: nothing was taken back. */
    readonly edit_id: number | null;
    readonly taken: number;
    readonly kept: readonly ChangedSince[];
    readonly kinds: readonly string[];
  };
}
export type ImportAnswer = ImportAnswers[keyof ImportAnswers];

/** Code of the edit, and of the one that takes it back. */
export const IMPORTED = 'import';
export const TAKEN_BACK = 'import_taken_back';

/** @throws Refusal bad_request, conflict, not_found, busy, cancelled; nothing is then written */
export async function runImportJob(input: ImportJobInput, hooks: FiguresHooks): Promise<ImportAnswer> {
  const { question } = input;
  try {
    switch (question.ask) {
      case 'view':
        return await view(input, question);
      case 'preview':
        return await preview(input, question);
      case 'run':
        return await write(input, question, hooks);
      case 'left':
        return await left(input, question);
      case 'take_back':
        return await takeBack(input, question, hooks);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if ((code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') && question.ask !== 'left') {
      throw new Refusal('not_found', 'The file cannot be read any more.');
    }
    throw error;
  }
}

async function view(
  input: ImportJobInput,
  { path, id, name, form }: Extract<ImportAsk, { ask: 'view' }>,
): Promise<ImportView> {
  const shown = await viewSample(path, id, name, form);
  const hash = contentHash(path);
  const headers = shown.columns.slice(0, IMPORT_LIMITS.columns).map(({ header }) => header);
  return reading(input, (store) => {
    const known = loadSetting(store, 'import_mappings').find(({ signature }) => signature === headerSignature(headers));
    const before = loadSetting(store, 'import_files').find((one) => one.hash === hash && stands(store, one));
    const edit = before === undefined ? undefined : findEdit(store, before.edit_id);
    const tooLarge = { code: 'too_large', line: 0, text: 'the file is too large to be imported at once' };
    return {
      ...shown,
      problem: shown.problem ?? (hash === null ? tooLarge : null),
      hash,
      fields: known?.fields ?? suggestFields(headers),
      is_remembered: known !== undefined,
      seen: edit === undefined ? null : { edit_id: edit.edit_id, at: edit.at, name: edit.subject },
    };
  });
}

function stands(store: Store, { edit_id, taken }: { edit_id: number; taken: { edit_id: number } | null }): boolean {
  return (
    findEdit(store, edit_id)?.state !== 'undone' &&
    (taken === null || findEdit(store, taken.edit_id)?.state === 'undone')
  );
}

function planOf(store: Store, { rows }: FileRows, order: ImportOrder, sees: ImportJobInput['sees']): ImportPlan {
  return planImport(
    rows.map(({ row }) => row),
    {
      finder: clientFinder(knownClients(store, sees)),
      noted: (clientNo) => notedOfClient(store, clientNo),
      newId: randomUUID,
    },
    { keep: order.keep, clients: new Map(order.clients), again: order.again },
  );
}

async function preview(
  input: ImportJobInput,
  question: Extract<ImportAsk, { ask: 'preview' }>,
): Promise<ImportPreview> {
  const { path, order, state, offset } = question;
  const file = await readImportRows(path, order.form, order.hash, order.fields);
  const plan = reading(input, (store) => planOf(store, file, order, input.sees));
  return previewOf(file, plan, order.fields, { state, offset });
}

async function left(
  input: ImportJobInput,
  question: Extract<ImportAsk, { ask: 'left' }>,
): Promise<ImportAnswers['left']> {
  const { path, order, target, language } = question;
  const file = await readImportRows(path, order.form, order.hash, order.fields);
  const plan = reading(input, (store) => planOf(store, file, order, input.sees));
  return { rows: saveLeftRows(target, file, plan.rows, language) };
}

function writerOf({ store, nativeBinding, who, sees }: ImportJobInput, hooks: FiguresHooks): Writer {
  return {
    place: nativeBinding === undefined ? { store } : { store, nativeBinding },
    who,
    now: () => new Date(),
    maySee: (clientNo) => sees === 'all' || sees.has(clientNo),
    each: (done, total) => {
      if (hooks.cancelled()) throw new Refusal('cancelled', 'Nothing was written.');
      hooks.progress({ set: '', set_at: 0, sets: 1, rows: done, phase: 'figures', done, total });
    },
  };
}

async function write(
  input: ImportJobInput,
  { path, name, order }: Extract<ImportAsk, { ask: 'run' }>,
  hooks: FiguresHooks,
): Promise<ImportAnswers['run']> {
  const file = await readImportRows(path, order.form, order.hash, order.fields);
  const writer = writerOf(input, hooks);
  return patiently(writer, (store) => {
    const plan = planOf(store, file, order, input.sees);
    const leftOver = plan.rows.filter(isLeft).length;
    const { edit_id, records, kinds } = writeEdit(store, writer, {
      what: IMPORTED,
      subject: name.slice(0, 200),
      changes: plan.changes,
    });
    const counts = { rows: file.rows.length, left: leftOver };
    if (edit_id !== null) {
      const one = { edit_id, hash: order.hash, ...counts, taken: null };
      saveSetting(store, 'import_files', [one, ...loadSetting(store, 'import_files')].slice(0, KEPT_FILES));
      const at = writer.now().toISOString();
      // Which edit and how many, nothing of the content.
      writeAudit(store, {
        at,
        who: input.who,
        action: 'list_imported',
        subject: String(edit_id),
        detail: { ...counts, changes: records.length },
      });
    }
    const signature = headerSignature(file.headers.slice(0, IMPORT_LIMITS.columns));
    const others = loadSetting(store, 'import_mappings').filter((one) => one.signature !== signature);
    saveSetting(store, 'import_mappings', [{ signature, fields: order.fields }, ...others].slice(0, KEPT_MAPPINGS));
    return { edit_id, changed: edit_id === null ? 0 : plan.changes.length, ...counts, kinds };
  });
}

async function takeBack(
  input: ImportJobInput,
  { editId, untouched }: Extract<ImportAsk, { ask: 'take_back' }>,
  hooks: FiguresHooks,
): Promise<ImportAnswers['take_back']> {
  const writer = writerOf(input, hooks);
  return patiently(writer, (store) => {
    const files = loadSetting(store, 'import_files');
    const own = files.find((one) => one.edit_id === editId);
    if (own !== undefined && !stands(store, own)) throw new Refusal('conflict', 'It was taken back already.');
    const { request, kept } = planTakingBack(store, editId, IMPORTED, TAKEN_BACK);
    if ((kept.length > 0 && !untouched) || request.changes.length === 0)
      return { edit_id: null, taken: 0, kept, kinds: [] };
    const { edit_id, kinds } = writeEdit(store, writer, request);
    if (edit_id !== null) {
      const taken = { edit_id, kept: kept.length };
      saveSetting(
        store,
        'import_files',
        files.map((one) => (one === own ? { ...one, taken } : one)),
      );
      const at = writer.now().toISOString();
      const detail = { changes: request.changes.length, kept: kept.length };
      writeAudit(store, { at, who: input.who, action: 'import_taken_back', subject: String(editId), detail });
    }
    return { edit_id, taken: request.changes.length, kept, kinds };
  });
}

function reading<T>({ store: file, nativeBinding }: ImportJobInput, work: (store: Store) => T): T {
  const store = openRead(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    return store.snapshot(() => work(store));
  } finally {
    store.close();
  }
}
