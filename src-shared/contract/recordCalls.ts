/**
 * The branch's own records over the bridge: reading them, one call that writes any number of them as one step of undo,
 * and the way back and forth. Bodies are of the kind's own schema (src-shared/records).
 */
import { z } from 'zod';
import { recordId } from '../records/fields.ts';
import { KINDS } from '../records/registry.ts';
import { clientNo, dateText } from './values.ts';

export const kind = z.enum(KINDS);
const moment = z.iso.datetime();
const version = z.number().int().min(1);

/** A record as it stands. `body` is of its kind's schema. */
export const recordShape = z.object({
  record_id: recordId,
  kind,
  client_no: clientNo.nullable(),
  /** By kind: due, held, begins. */
  day: dateText.nullable(),
  state: z.string(),
  owner: z.string(),
  body: z.unknown(),
  version,
  author: z.string(),
  created_at: moment,
  changed_by: z.string(),
  changed_at: moment,
});
export type RecordShape = z.infer<typeof recordShape>;

/** A page makes the id of a new record itself, so that what hangs together can be written at once. */
export const recordChange = z.strictObject({
  record_id: recordId,
  kind,
  /** The version that was seen; null: new. */
  version: version.nullable(),
  client_no: clientNo.nullable(),
  /** Null deletes; it can be brought back. */
  body: z.unknown(),
});

const step = z.object({
  edit_id: z.number().int(),
  at: moment,
  what: z.string(),
  subject: z.string(),
  changes: z.number().int(),
});
const written = z.array(z.object({ record_id: recordId, version }));

/** Records that one edit may change: a bulk action over a whole branch. */
export const MAX_CHANGES = 50_000;

export const recordCalls = {
  /** Records of one client (or, without one, of the branch and all clients that the caller may see), newest day first. */
  'records.list': {
    input: z.object({
      client_no: clientNo.optional(),
      kinds: z.array(kind).min(1).max(KINDS.length),
      state: z.string().max(40).optional(),
      owner: z.string().max(64).optional(),
      /** Also where the client is only named (a household, a mention). */
      named: z.boolean().optional(),
      from: dateText.optional(),
      to: dateText.optional(),
      limit: z.number().int().min(1).max(5_000).optional(),
    }),
    output: z.object({ records: z.array(recordShape), is_cut: z.boolean() }),
    right: 'records.read',
    scope: 'clients',
  },
  'records.get': {
    input: z.object({ record_id: recordId }),
    output: recordShape,
    right: 'records.read',
    scope: 'clients',
  },
  /** Every version, newest first; the first of them is what stands, deleted or not. */
  'records.history': {
    input: z.object({ record_id: recordId }),
    output: z.object({
      record_id: recordId,
      kind,
      client_no: clientNo.nullable(),
      versions: z.array(
        z.object({
          version,
          who: z.string(),
          at: moment,
          what: z.string(),
          client_no: clientNo.nullable(),
          /** Null: deleted by this version. */
          body: z.unknown(),
        }),
      ),
    }),
    right: 'records.read',
    scope: 'clients',
  },
  /** One step of undo, all or nothing. Refused: conflict (changed meanwhile), not_found, bad_request, busy. */
  'records.edit': {
    input: z.object({
      /** Code of what was done, worded by the page (`edit.<what>`). */
      what: z.string().regex(/^[a-z_]{1,40}$/),
      subject: z.string().max(200),
      changes: z.array(recordChange).min(1).max(MAX_CHANGES),
    }),
    /** `edit_id` null: nothing was different. */
    output: z.object({ edit_id: z.number().int().nullable(), records: written }),
    right: 'records.write',
    scope: 'clients',
  },
  /** The user's last 50 steps, newest first, and those that can be done again. */
  'edits.stack': {
    input: z.object({}),
    output: z.object({ undo: z.array(step), redo: z.array(step) }),
    right: 'records.read',
    scope: 'none',
  },
  /** Null: nothing to go back over. Refused: conflict, where somebody else has written since; that step is then left out. */
  'edits.undo': {
    input: z.object({}),
    output: step.extend({ records: written }).nullable(),
    right: 'records.write',
    scope: 'clients',
  },
  'edits.redo': {
    input: z.object({}),
    output: step.extend({ records: written }).nullable(),
    right: 'records.write',
    scope: 'clients',
  },
} as const;
