/** What is kept of imported lists: which file, by the hash of its content, became which edit; and how headers were mapped. */
import { z } from 'zod';
import { importFields } from '../../../src-shared/contract/importCalls.ts';

export const importFiles = z.array(
  z.object({
    edit_id: z.number().int(),
    hash: z.string(),
    rows: z.number().int(),
    left: z.number().int(),
    /** The edit that took it back, and how many of its records were changed since and stayed; null: it was not. */
    taken: z.object({ edit_id: z.number().int(), kept: z.number().int() }).nullable(),
  }),
);
export const importMappings = z.array(z.object({ signature: z.string(), fields: importFields }));

/** Newest first; older ones are in the list of edits still. */
export const KEPT_FILES = 500;
export const KEPT_MAPPINGS = 100;
