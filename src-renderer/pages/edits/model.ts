/** Whether a step can be undone now, or why not; and the codes of edits whose words hold what was typed. Pure. */
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { EditRow } from '../../../src-shared/contract/editCalls.ts';
import { RULES_AUTHOR } from '../../../src-shared/records/raisedTasks.ts';

export type Step =
  | { readonly can: 'undo' | 'redo' }
  | { readonly can: null; readonly why: 'blocked' | 'other' | 'rules' | 'past' | 'gone' }
  /** Steps that stand before it. */
  | { readonly can: null; readonly why: 'later' | 'laterRedo'; readonly n: number };

export function stepOf(edit: EditRow, { undo, redo }: CallOutput<'edits.stack'>): Step {
  const at = undo.findIndex(({ edit_id }) => edit_id === edit.edit_id);
  if (at === 0) return { can: 'undo' };
  if (at > 0) return { can: null, why: 'later', n: at };
  const again = redo.findIndex(({ edit_id }) => edit_id === edit.edit_id);
  if (again === 0) return { can: 'redo' };
  if (again > 0) return { can: null, why: 'laterRedo', n: again };
  if (edit.who === RULES_AUTHOR) return { can: null, why: 'rules' };
  if (!edit.is_mine) return { can: null, why: 'other' };
  if (edit.state === 'blocked') return { can: null, why: 'blocked' };
  return { can: null, why: edit.state === 'undone' ? 'gone' : 'past' };
}

/** `words`: of each code, in the language of the window. */
export function codesOf(words: Readonly<Record<string, string>>, typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  return Object.keys(words).filter((code) => words[code]?.toLowerCase().includes(wanted));
}
