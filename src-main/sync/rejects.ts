/** The quarantine as the command line and the window list it. */
import type { RejectList } from '../../src-shared/contract/cliCalls.ts';
import { quarantine } from '../store/facts/rejectRows.ts';
import type { Store } from '../store/open.ts';

/** By business date, revision, dataset, file and line. */
export function listRejects(store: Store): RejectList {
  return { rejects: quarantine(store) };
}
