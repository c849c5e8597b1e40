/**
 * Taking in a branch's own lists: a file chosen in the system's dialog (the page knows it by an opaque id), its columns
 * mapped to fields, every row shown before anything is written, one edit for all of it, and that edit taken back.
 */
import { z } from 'zod';
import { fileForm } from '../files/mapping/profileData.ts';
import { recordId } from '../records/fields.ts';
import { IMPORT_FIELDS, IMPORT_ISSUES, MERGED_FIELDS } from '../records/importing/importFields.ts';
import { KEEPS } from '../records/importing/mergeNoted.ts';
import { ROW_STATES } from '../records/importing/planImport.ts';
import { sampleView } from './mappingCalls.ts';
import { kind } from './recordCalls.ts';
import { clientNo } from './values.ts';

const count = z.number().int().min(0);
const fileId = z.string().min(1).max(64);
const field = z.enum(IMPORT_FIELDS);
const merged = z.enum(MERGED_FIELDS);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const IMPORT_LIMITS = {
  /** Rows of one file; more are imported in parts. */
  rows: 50_000,
  columns: 100,
  /** Rows of a preview that are given at once. */
  page: 100,
  /** Records changed since that are named at once. */
  kept: 200,
} as const;

export const importFields = z.array(field.nullable()).max(IMPORT_LIMITS.columns);

/** The file under a form, what its columns seem to be, and whether it was imported before. */
export const importView = sampleView.extend({
  hash: hash.nullable(),
  fields: importFields,
  /** The columns are as they were mapped last time for such a header. */
  is_remembered: z.boolean(),
  seen: z.object({ edit_id: z.number().int(), at: z.iso.datetime(), name: z.string() }).nullable(),
});
export type ImportView = z.infer<typeof importView>;

/** What is to be done with the file. `hash`: the content that was looked at. */
export const importOrder = z.strictObject({
  file: fileId,
  form: fileForm,
  hash,
  fields: importFields,
  keep: z.partialRecord(merged, z.enum(KEEPS)),
  /** Lines for which a person chose the client; null: left out. */
  clients: z.array(z.tuple([z.number().int(), clientNo.nullable()])).max(IMPORT_LIMITS.rows),
  again: z.boolean(),
});
export type ImportOrder = z.infer<typeof importOrder>;

const named = z.object({ client_no: clientNo, name: z.string() });
const note = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('differs'), field: merged, ours: z.string(), file: z.string(), keep: z.enum(KEEPS) }),
  z.object({
    kind: z.literal('fields'),
    fields: z.array(merged),
    chosen: z.partialRecord(merged, z.string()),
  }),
  z.object({ kind: z.literal('member'), text: z.string(), isThere: z.boolean() }),
  z.object({ kind: z.literal('contact'), text: z.string(), on: z.string(), isThere: z.boolean() }),
  z.object({ kind: z.literal('task'), text: z.string(), isThere: z.boolean() }),
]);
export const previewRow = z.object({
  line: z.number().int(),
  state: z.enum(ROW_STATES),
  /** What the row says of who is meant. */
  says: z.string(),
  client: named.nullable(),
  candidates: z.array(named),
  notes: z.array(note),
  issues: z.array(
    z.object({
      field: field.nullable(),
      header: z.string().nullable(),
      value: z.string(),
      code: z.enum(IMPORT_ISSUES),
    }),
  ),
});
export type PreviewRow = z.infer<typeof previewRow>;

export const importPreview = z.object({
  rows: z.array(previewRow),
  /** Rows of the state that is asked for. */
  total: count,
  counts: z.record(z.enum(ROW_STATES), count),
  /** Records that would be written, by kind. */
  records: z.record(z.enum(['profile', 'member', 'contact', 'task']), count),
  differs: z.partialRecord(merged, count),
  duplicates: count,
});
export type ImportPreview = z.infer<typeof importPreview>;

/** undone, taken: nothing of it stands; partly: what was changed since stays. */
export const IMPORT_STATES = ['held', 'undone', 'taken', 'partly'] as const;
export const importLine = z.object({
  edit_id: z.number().int(),
  at: z.iso.datetime(),
  who: z.string(),
  name: z.string(),
  changes: count,
  rows: count,
  left: count,
  state: z.enum(IMPORT_STATES),
});
export type ImportLine = z.infer<typeof importLine>;

export const keptRecord = z.object({
  record_id: recordId,
  kind,
  client_no: clientNo.nullable(),
  client_name: z.string().nullable(),
  changed_by: z.string(),
  changed_at: z.iso.datetime(),
});

const write = { right: 'records.write', scope: 'clients' } as const;

export const importCalls = {
  'import.choose': { input: z.object({}), output: z.object({ file: importView.nullable() }), ...write },
  'import.read': { input: z.object({ file: fileId, form: fileForm }), output: importView, ...write },
  'import.preview': {
    input: z.object({ order: importOrder, state: z.enum(ROW_STATES).nullable(), offset: count }),
    output: importPreview,
    ...write,
  },
  /** One edit, all or nothing; told by `bulk:progress`. Refused: conflict (the file is another one now), cancelled, busy. */
  'import.run': {
    input: z.object({ order: importOrder }),
    output: z.object({ edit_id: z.number().int().nullable(), changed: count, rows: count, left: count }),
    ...write,
  },
  'import.cancel': { input: z.object({}), output: z.object({ cancelled: z.boolean() }), ...write },
  /** Rows that are not imported as a CSV, with the reason; the person says where. */
  'import.saveLeft': {
    input: z.object({ order: importOrder, language: z.enum(['zh', 'en']) }),
    output: z.object({ saved: z.boolean(), rows: count }),
    ...write,
  },
  'import.list': { input: z.object({}), output: z.object({ imports: z.array(importLine) }), ...write },
  /** `done` false: records were changed since (`kept`), and nothing was taken back; `untouched` takes the others back. */
  'import.takeBack': {
    input: z.object({ edit_id: z.number().int().min(1), untouched: z.boolean() }),
    output: z.object({
      done: z.boolean(),
      edit_id: z.number().int().nullable(),
      taken: count,
      kept: z.array(keptRecord),
      kept_total: count,
    }),
    ...write,
  },
} as const;
