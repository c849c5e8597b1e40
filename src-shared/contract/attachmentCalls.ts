/** Files beside a record over the bridge. Their places on the disk never reach the page, their content never leaves but to a file that was asked for. */
import { z } from 'zod';
import { recordId } from '../records/fields.ts';

export const attachmentCalls = {
  /**
   * Asks for files and puts them beside the record, as one step of undo. Refused: not_found (the record), bad_request (a
   * file too large or empty: which one is in the text; none is then put in), no_space, busy.
   */
  'attachments.add': {
    input: z.object({ of: recordId }),
    /** 0 where nothing was chosen. */
    output: z.object({ added: z.number().int(), edit_id: z.number().int().nullable(), subject: z.string() }),
    right: 'records.write',
    scope: 'clients',
  },
  /** Asks for a place and writes the file there. Refused: not_found, store_damaged (the content does not open), no_space. */
  'attachments.save': {
    input: z.object({ record_id: recordId }),
    output: z.object({ saved: z.boolean() }),
    right: 'records.read',
    scope: 'clients',
  },
} as const;
