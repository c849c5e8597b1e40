/** The quarantine as a file for head office, written beside whatever else goes on: it only reads the store. */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { ExportJobInput } from './protocol.ts';

/** @throws StoreError; the file system's errors */
export async function runExportJob(input: ExportJobInput): Promise<{ readonly rows: number }> {
  throw new Refusal('bad_request', `${input.file} not yet`);
}
