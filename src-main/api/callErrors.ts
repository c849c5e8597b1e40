/**
 * What a thrown thing becomes for the one who asked: a refusal keeps its code and words; the store's own refusals and
 * SQLite's few expected ones get theirs; all else is a fault with a number, its detail told to `report` alone.
 */
import { randomUUID } from 'node:crypto';
import { type CallError, type ErrorCode, Refusal } from '../../src-shared/contract/envelope.ts';

export interface Fault {
  /** The number the user is shown and the log carries. */
  readonly id: string;
  readonly call: string;
  readonly error: unknown;
}
export type Report = (fault: Fault) => void;

/** For the command line, whose standard error is the operator's own screen. */
export const reportToStderr: Report = ({ id, call, error }) => {
  process.stderr.write(
    `fault ${id} in ${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
};

const NO_SPACE: CallError = {
  code: 'no_space',
  text: 'The disk of the data file is full; the last good state is in force. Free some space and try again.',
};

/** Codes of StoreError (store/open.ts) and of SQLite itself, matched by text so that no class crosses rooms. */
const EXPECTED: Readonly<Record<string, CallError>> = {
  missing: { code: 'no_store', text: 'There is no data yet. Apply head office’s files first.' },
  newer_schema: {
    code: 'newer_schema',
    text: 'The data was written by a newer version of this program. Update the program.',
  },
  damaged: { code: 'store_damaged', text: 'The data file is damaged. Restore the newest backup.' },
  wrong_key: { code: 'store_damaged', text: 'The data file can not be opened with this key.' },
  not_a_store: { code: 'store_damaged', text: 'The data file is not one of this program.' },
  SQLITE_BUSY: { code: 'busy', text: 'The data is in use. Try again in a moment.' },
  SQLITE_FULL: NO_SPACE,
  SQLITE_IOERR_WRITE: NO_SPACE,
  SQLITE_IOERR_SHMSIZE: NO_SPACE,
  ENOSPC: NO_SPACE,
  EDQUOT: NO_SPACE,
  EFBIG: NO_SPACE,
  SQLITE_CORRUPT: { code: 'store_damaged', text: 'The data file is damaged. Restore the newest backup.' },
  SQLITE_NOTADB: { code: 'store_damaged', text: 'The data file is not one of this program.' },
};

/** What every branch meets now and then: nothing to tell support. */
const NO_FAULTS: ReadonlySet<ErrorCode> = new Set(['no_store', 'busy', 'no_space']);

export function refusalOf(error: unknown, call: string, report: Report): CallError {
  if (error instanceof Refusal) return { code: error.code, text: error.message };
  const expected = expectedOf(error);
  if (expected !== undefined) {
    if (!NO_FAULTS.has(expected.code)) report({ id: expected.code, call, error });
    return expected;
  }
  const id = randomUUID().slice(0, 8).toUpperCase();
  report({ id, call, error });
  return {
    code: 'fault' satisfies ErrorCode,
    text: `The program could not answer this. Tell support the number ${id}.`,
  };
}

function expectedOf(error: unknown): CallError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return undefined;
  // SQLite's extended codes say more than is needed here: SQLITE_BUSY_SNAPSHOT, SQLITE_CORRUPT_INDEX.
  const known = [code, code.split('_').slice(0, 2).join('_')].find((name) => Object.hasOwn(EXPECTED, name));
  return known === undefined ? undefined : EXPECTED[known];
}
