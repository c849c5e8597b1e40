/** What can be wrong with one row: the codes of the quarantine and their plain words. Chinese comes later, by code. */
export const ISSUE_TEXTS = {
  bad_date: 'not a date (YYYY-MM-DD or YYYYMMDD)',
  bad_time: 'not a time (HH:MM:SS or HHMMSS)',
  bad_number: 'not a plain decimal number',
  too_many_decimals: 'more decimals than this column may have',
  out_of_range: 'too large to be exact',
  missing_value: 'this value is required',
  unknown_code: 'not a value of the code list',
  negative: 'may not be negative',
  bad_text: 'holds a NUL or bytes that are no text in this encoding',
  too_long: 'longer than a field may be',
  field_count: 'the row has another number of fields than the header',
  bad_quotes: 'quotes are not placed by RFC 4180',
  duplicate_key: 'the key was given before',
  unknown_client: 'no such client',
  unknown_account: 'no such account',
  unknown_security: 'no such security',
  date_after_set: "dated after the set's business date",
  unmapped_row: 'no part of the profile takes rows of this kind',
  unknown_holder: 'no account has this holder number',
  ambiguous_holder: 'several accounts have this holder number',
  unknown_market: 'holder number and code do not tell the market without doubt',
  no_commission_rate: 'the client has no commission rate to compute from',
  check_failed: 'the figures of the row do not agree with each other',
  no_lookup: 'needs the store, which is not at hand here',
} as const;

export type IssueCode = keyof typeof ISSUE_TEXTS;

export interface Issue {
  /** Index of the row in its batch. */
  readonly row: number;
  /** Contract name of the column; '' for the row as a whole. */
  readonly column: string;
  readonly value: string;
  readonly code: IssueCode;
}

/** A reason that new reference data may remove. */
export function isReferenceIssue(code: string): boolean {
  return code === 'unknown_client' || code === 'unknown_account' || code === 'unknown_security';
}
