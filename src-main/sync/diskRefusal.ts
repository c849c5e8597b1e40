/** A full disk is nobody's fault and no damage: the transaction is rolled back, and the set is for another time. */
import { Refusal } from './refusal.ts';

const FULL = new Set(['ENOSPC', 'EFBIG', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC']);

/** Null: the error is of another kind. */
export function diskRefusal(error: unknown): Refusal | null {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !FULL.has(code)) return null;
  return new Refusal(
    'no_space',
    'the disk of the store is full; nothing of this set is applied and the last good state is in force. Free some space and run again.',
    { state: 'not_ready', found: code },
  );
}
