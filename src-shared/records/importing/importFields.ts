/** What a column of a branch's own list can be: what finds the client, and fields of the records that it becomes. */
export const FIELD_GROUPS = {
  find: ['client_no', 'account_no', 'name', 'known_mobile', 'known_birth'],
  profile: [
    'mobile',
    'address',
    'occupation',
    'hobbies',
    'preferences',
    'needs',
    'profile_tags',
    'attitude',
    'experience',
    'income',
    'expense',
    'reached_by',
  ],
  member: ['member_name', 'member_relation', 'member_birth'],
  contact: ['contact_on', 'contact_kind', 'contact_text', 'contact_tags', 'contact_author'],
  task: ['task_title', 'task_due'],
} as const;
export type FieldGroup = keyof typeof FIELD_GROUPS;
export type ImportField = (typeof FIELD_GROUPS)[FieldGroup][number];
export const IMPORT_FIELDS = Object.values(FIELD_GROUPS).flat() as [ImportField, ...ImportField[]];

/** Fields in which a file can disagree with what is noted already. */
export const MERGED_FIELDS = [...FIELD_GROUPS.profile, 'member_birth'] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

/** Of these one value can stand: a file's takes the place of ours, or does not. */
export const CHOSEN_FIELDS = ['attitude', 'experience', 'income', 'expense', 'reached_by'] as const;
export type ChosenField = (typeof CHOSEN_FIELDS)[number];

/** Why a row, or one of its cells, is not taken. */
export const IMPORT_ISSUES = [
  'bad_form',
  'no_key',
  'no_client',
  'several_clients',
  'name_differs',
  'bad_day',
  'bad_kind',
  'bad_relation',
  'bad_word',
  'bad_mobile',
  'bad_tag',
  'too_long',
  'missing_day',
  'missing_text',
  'missing_name',
  'nothing',
] as const;
export type IssueCode = (typeof IMPORT_ISSUES)[number];

export interface RowIssue {
  /** Null: the row as a whole. */
  readonly field: ImportField | null;
  readonly value: string;
  readonly code: IssueCode;
}
