/** A file put beside a record: what it is. Its content lies sealed in the store, written once, under this record's id. */
import { z } from 'zod';
import { defineRecord } from './definition.ts';
import { line, recordId } from './fields.ts';

/** Bytes of one file. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

export const attachment = defineRecord({
  kind: 'attachment',
  about: 'any',
  body: z.strictObject({
    /** The record that it was put beside. */
    of: recordId,
    name: line,
    bytes: z.number().int().min(1).max(MAX_ATTACHMENT_BYTES),
    /** Of the content as it was put in, hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  project: (body) => ({ owner: body.of, texts: [body.name] }),
});
