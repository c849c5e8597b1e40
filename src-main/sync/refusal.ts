/**
 * Why a set is not applied: an expected outcome, carried as an error only because it must undo a transaction. Names the
 * file, what was expected and what was found.
 */
import type { RunReason, SetProblem, SetRun } from '../../src-shared/contract/syncCalls.ts';

export type RefusalCode =
  | 'manifest_missing'
  | 'archive_incomplete'
  | 'manifest_invalid'
  | 'manifest_mismatch'
  | 'unknown_contract'
  | 'unknown_dataset'
  | 'unknown_profile'
  | 'path_escape'
  | 'symlink'
  | 'file_missing'
  | 'file_unreadable'
  | 'archive_bad'
  | 'archive_limits'
  | 'checksum'
  | 'encoding'
  | 'cut_off'
  | 'bad_header'
  | 'row_count'
  | 'total'
  | 'too_many_rejects'
  | 'wrong_branch'
  | 'second_initial'
  | 'kind_mismatch'
  | 'dataset_not_allowed'
  | 'no_initial'
  | 'missing_date'
  | 'same_content'
  | 'taken_back'
  | 'content_differs'
  | 'cancelled'
  | 'still_growing'
  | 'translation'
  | 'no_space';

export class Refusal extends Error {
  readonly state: SetRun['state'];
  readonly reason: RunReason;
  /** Everything else that was found with it, the worst first; itself among it. Empty: it stands alone. */
  problems: readonly SetProblem[] = [];

  constructor(
    code: RefusalCode,
    text: string,
    details: { file?: string | null; expected?: string | null; found?: string | null; state?: SetRun['state'] } = {},
  ) {
    super(text);
    this.state = details.state ?? 'refused';
    this.reason = {
      code,
      file: details.file ?? null,
      expected: details.expected ?? null,
      found: details.found ?? null,
      text,
    };
  }
}
