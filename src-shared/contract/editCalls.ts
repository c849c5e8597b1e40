/** The list of edits: who wrote what, when, and every change of one edit with what stood before and after. */
import { z } from 'zod';
import { recordId } from '../records/fields.ts';
import { kind } from './recordCalls.ts';
import { clientNo } from './values.ts';

const what = z.string().regex(/^[a-z_]{1,40}$/);
/** `undone`: it can be done again; `blocked`: taken out of the steps that can be gone back over. */
export const EDIT_STATES = ['done', 'undone', 'blocked'] as const;

export const editRow = z.object({
  edit_id: z.number().int(),
  at: z.iso.datetime(),
  who: z.string(),
  what: z.string(),
  subject: z.string(),
  /** Records that it changed. */
  changes: z.number().int(),
  state: z.enum(EDIT_STATES),
  is_mine: z.boolean(),
});
export type EditRow = z.infer<typeof editRow>;

export const editChange = z.object({
  record_id: recordId,
  kind,
  client_no: clientNo.nullable(),
  client_name: z.string().nullable(),
  /** Bodies of the kind's schema; null: the record was not there, or was deleted. */
  before: z.unknown(),
  after: z.unknown(),
  /** Another version stands by now. */
  is_past: z.boolean(),
});
export type EditChange = z.infer<typeof editChange>;

/** Changes of one edit that are given at once. */
export const CHANGES_A_PAGE = 100;

export const editCalls = {
  /**
   * Newest first; steps back and forth are told by the state of the edit they went over. Only edits all of whose records
   * the caller may see. `text` is looked for in the subject; an edit of one of `whats` fits as well.
   */
  'edits.list': {
    input: z.object({
      before: z.number().int().min(1).optional(),
      limit: z.number().int().min(1).max(200).optional(),
      who: z.string().max(64).optional(),
      text: z.string().max(200).optional(),
      whats: z.array(what).max(200).optional(),
    }),
    /** `next`: where the following page begins; null at the end. `authors`: all there are. */
    output: z.object({ rows: z.array(editRow), next: z.number().int().nullable(), authors: z.array(z.string()) }),
    right: 'records.read',
    scope: 'clients',
  },
  'edits.get': {
    input: z.object({ edit_id: z.number().int().min(1), offset: z.number().int().min(0).optional() }),
    output: z.object({ edit: editRow, changes: z.array(editChange), total: z.number().int() }),
    right: 'records.read',
    scope: 'clients',
  },
} as const;
