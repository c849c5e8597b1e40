/** What is wrong with a condition's text, and where. */
export const PROBLEM_CODES = [
  'empty',
  'field_expected',
  'operator_expected',
  'operator_not_for_field',
  'number_expected',
  'day_expected',
  'value_expected',
  'value_unknown',
  'yes_or_no_expected',
  'and_expected',
  'open_expected',
  'close_expected',
  'quote_open',
  'end_expected',
  'too_deep',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export class ConditionProblem extends Error {
  readonly code: ProblemCode;
  /** Offset into the text, and how many characters are meant; 0 at its end. */
  readonly at: number;
  readonly length: number;
  /** What may stand there: nearest names first. */
  readonly suggestions: readonly string[];
  constructor(code: ProblemCode, at: number, length: number, suggestions: readonly string[] = []) {
    super(`${code} at ${at}`);
    this.name = 'ConditionProblem';
    this.code = code;
    this.at = at;
    this.length = length;
    this.suggestions = suggestions;
  }
}
