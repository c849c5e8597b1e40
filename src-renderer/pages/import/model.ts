/** What a person may do with the columns and rows of a list before it is imported. Pure. */
import type { ImportOrder, ImportPreview, ImportView } from '../../../src-shared/contract/importCalls.ts';
import { FIELD_GROUPS, type ImportField } from '../../../src-shared/records/importing/importFields.ts';
import type { RowState } from '../../../src-shared/records/importing/planImport.ts';

export interface Chosen {
  readonly fields: readonly (ImportField | null)[];
  readonly keep: ImportOrder['keep'];
  readonly clients: ReadonlyMap<number, string | null>;
  readonly again: boolean;
}

export function firstChoice(view: ImportView): Chosen {
  return { fields: view.fields, keep: {}, clients: new Map(), again: false };
}

/** The column gets the field; a column that had it loses it. */
export function setField(
  fields: readonly (ImportField | null)[],
  column: number,
  field: ImportField | null,
): (ImportField | null)[] {
  return fields.map((one, i) => (i === column ? field : one === field ? null : one));
}

/** What is lacking before rows can be shown: whom they are about, or what they say. */
export function lacking(fields: readonly (ImportField | null)[]): 'key' | 'content' | null {
  const has = (group: readonly ImportField[]): boolean =>
    fields.some((field) => field !== null && group.includes(field));
  if (!has(['client_no', 'account_no', 'name'])) return 'key';
  const { profile, member, contact, task } = FIELD_GROUPS;
  return has([...profile, ...member, ...contact, ...task]) ? null : 'content';
}

/** Null: the file cannot be read as it is. */
export function orderOf(view: ImportView, { fields, keep, clients, again }: Chosen): ImportOrder | null {
  if (view.hash === null || view.problem !== null || lacking(fields) !== null) return null;
  return {
    file: view.sample,
    form: view.file,
    hash: view.hash,
    fields: [...fields],
    keep,
    clients: [...clients],
    again,
  };
}

/** Records that would be written. */
export function recordCount({ records }: Pick<ImportPreview, 'records'>): number {
  return Object.values(records).reduce((sum, n) => sum + n, 0);
}

/** States in which rows are not imported. */
export const LEFT_STATES: readonly RowState[] = ['choose', 'unknown', 'faulty', 'left'];

export function leftCount({ counts }: Pick<ImportPreview, 'counts'>): number {
  return LEFT_STATES.reduce((sum, state) => sum + counts[state], 0);
}
