/** Which index a client is compared with: those there are, and choosing one of his own in place of the CSI 300. */
import { z } from 'zod';
import { clientNo } from './values.ts';

/** Code on market IX. */
export const indexCode = z.string().regex(/^[0-9A-Za-z]{1,12}$/);

/** The CSI 300, the benchmark of every client without one of his own. */
export const STANDARD_INDEX = '000300';

export const benchmarkCalls = {
  /** Every index with a price, by code. Its name as delivered; its code where none was. */
  'branch.indices': {
    input: z.object({}),
    output: z.array(z.object({ code: indexCode, name: z.string() })),
    right: 'branch.read',
    scope: 'none',
  },
  /** `code` null (or that of the CSI 300): none of his own. `previous` is what to ask for to undo it. */
  'client.setBenchmark': {
    input: z.object({ client_no: clientNo, code: indexCode.nullable() }),
    output: z.object({ code: indexCode.nullable(), previous: indexCode.nullable() }),
    right: 'clients.write',
    scope: 'client',
  },
} as const;
