/**
 * The quarantine as a file for head office, written beside whatever else goes on: it only reads the store. The audit trail
 * hears of it afterwards, where the store can be written to at once; an export from a store that is read-only or at work
 * elsewhere is made all the same, and says that it is not in the trail.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { writeAudit } from '../store/ledger/audit.ts';
import { openRead, openWrite } from '../store/open.ts';
import { isAppliedSet } from '../store/queries/rejects.ts';
import { type ExportedRejects, exportRejects } from '../sync/exportRejects.ts';
import type { ExportJobInput } from './protocol.ts';

/** Milliseconds that the audit row waits for a store that is written to. */
const AUDIT_WAIT_MS = 2_000;

export interface ExportResult extends ExportedRejects {
  readonly audited: boolean;
}

/** @throws Refusal not_found, where the filter names a set that is not in the store; StoreError; the file system's errors */
export async function runExportJob(input: ExportJobInput): Promise<ExportResult> {
  const native = input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding };
  const store = openRead(input.store, native);
  let exported: ExportedRejects;
  try {
    const { set } = input.filter;
    if (set !== undefined && !isAppliedSet(store, set)) throw new Refusal('not_found', `no set ${set} was applied`);
    exported = exportRejects(store, input.file, input.filter, input.language ?? 'zh');
  } finally {
    store.close();
  }
  return { ...exported, audited: audit(input, native, exported.rows) };
}

function audit(input: ExportJobInput, native: { nativeBinding?: string }, rows: number): boolean {
  try {
    const store = openWrite(input.store, native);
    try {
      store.db.pragma(`busy_timeout = ${AUDIT_WAIT_MS}`);
      const { set, dataset, code } = input.filter;
      const detail = { rows, ...(dataset === undefined ? {} : { dataset }), ...(code === undefined ? {} : { code }) };
      const at = new Date().toISOString();
      store.transaction(() =>
        writeAudit(store, { at, who: 'local', action: 'rejects_exported', subject: set ?? 'all sets', detail }),
      );
      return true;
    } finally {
      store.close();
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // The export is there; a store that cannot be written to now is the caller's to tell.
    if (typeof code === 'string' && /^SQLITE_(BUSY|READONLY|CANTOPEN|IOERR)/.test(code)) return false;
    throw error;
  }
}
