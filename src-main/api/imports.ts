/** `import.list`: lists that were imported, newest first, and what became of them. */
import type { CallOutput } from '../../src-shared/contract/calls.ts';
import type { ImportLine } from '../../src-shared/contract/importCalls.ts';
import { loadSetting } from '../store/ledger/settings.ts';
import type { ReadStore } from '../store/open.ts';
import { clientsOfEdit, findEdit } from '../store/queries/edits.ts';
import { type Caller, maySeeClient } from './caller.ts';

/** Lines that are shown. */
const SHOWN = 50;

export function listImports(store: ReadStore, caller: Caller): CallOutput<'import.list'> {
  const imports: ImportLine[] = [];
  for (const { edit_id, rows, left, taken } of loadSetting(store, 'import_files')) {
    const edit = findEdit(store, edit_id);
    if (edit === undefined) continue;
    if (caller.clients !== 'all' && !clientsOfEdit(store, edit_id).every((no) => maySeeClient(caller, no))) continue;
    const isTaken = taken !== null && findEdit(store, taken.edit_id)?.state !== 'undone';
    const state = edit.state === 'undone' ? 'undone' : !isTaken ? 'held' : taken.kept > 0 ? 'partly' : 'taken';
    const { at, who, subject, changes } = edit;
    imports.push({ edit_id, at, who, name: subject, changes, rows, left, state });
    if (imports.length >= SHOWN) break;
  }
  return { imports };
}
