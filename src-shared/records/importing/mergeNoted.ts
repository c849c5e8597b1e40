/** What a list says of a client beside what is noted of him: empty fields are filled, lists grow, differences are asked about. Pure. */
import type { BodyOf } from '../registry.ts';
import { CHOSEN_FIELDS, type MergedField, type RowIssue } from './importFields.ts';
import type { ProfileCells } from './parseImportRow.ts';
import { lettersOf } from './readValues.ts';

/** ours: what is noted stays; file: the file's takes its place; both: both stand, ours first. */
export const KEEPS = ['ours', 'file', 'both'] as const;
export type Keep = (typeof KEEPS)[number];
type Keeping = Readonly<Partial<Record<MergedField, Keep>>>;

export interface Difference {
  readonly field: MergedField;
  readonly ours: string;
  readonly file: string;
  readonly keep: Keep;
}

const LINES = { mobile: 40, address: 200, occupation: 200, needs: 20_000 } as const;
const BETWEEN = { mobile: ' / ', address: '；', occupation: '；', needs: '\n' } as const;
const LISTS = { hobbies: 30, preferences: 30, profile_tags: 50 } as const;

type Profile = BodyOf<'profile'>;

export interface MergedProfile {
  readonly body: Profile;
  readonly changed: readonly MergedField[];
  readonly differences: readonly Difference[];
  readonly issues: readonly RowIssue[];
}

export function mergeProfile(noted: Profile, cells: ProfileCells, keep: Keeping): MergedProfile {
  const body = { ...noted };
  const changed: MergedField[] = [];
  const differences: Difference[] = [];
  const issues: RowIssue[] = [];
  for (const field of Object.keys(LINES) as (keyof typeof LINES)[]) {
    const [ours, file] = [noted[field], cells[field]];
    if (file === null || (ours !== null && isNoted(ours, file, field))) continue;
    const way = keep[field] ?? 'ours';
    if (ours !== null) differences.push({ field, ours, file, keep: way });
    if (ours !== null && way === 'ours') continue;
    const text = ours !== null && way === 'both' ? `${ours}${BETWEEN[field]}${file}` : file;
    if (text.length > LINES[field]) {
      issues.push({ field, value: text.slice(0, 200), code: 'too_long' });
      continue;
    }
    body[field] = text;
    changed.push(field);
  }
  for (const field of Object.keys(LISTS) as (keyof typeof LISTS)[]) {
    const name = field === 'profile_tags' ? 'tags' : field;
    const [ours, file] = [noted[name], cells[field]];
    // What is noted beyond the file is no contradiction: the list grows, unless a person says otherwise.
    const way = keep[field] ?? 'both';
    const fresh = file.filter((one) => !ours.includes(one));
    if (file.length === 0 || (fresh.length === 0 && (way !== 'file' || ours.length === file.length))) continue;
    if (ours.length > 0) differences.push({ field, ours: ours.join('、'), file: file.join('、'), keep: way });
    if (ours.length > 0 && way === 'ours') continue;
    const list = way === 'file' ? [...file] : [...ours, ...fresh];
    if (list.length > LISTS[field]) {
      issues.push({ field, value: file.join('、').slice(0, 200), code: 'too_long' });
      continue;
    }
    body[name] = list;
    changed.push(field);
  }
  for (const field of CHOSEN_FIELDS) {
    const [ours, file] = [noted[field], cells[field]];
    if (file === null || file === ours) continue;
    const way = keep[field] === 'file' ? 'file' : 'ours';
    if (ours !== null) differences.push({ field, ours, file, keep: way });
    if (ours !== null && way === 'ours') continue;
    Object.assign(body, { [field]: file });
    changed.push(field);
  }
  return { body, changed, differences, issues };
}

/** The same, or one of those that stand side by side already. */
function isNoted(ours: string, file: string, field: keyof typeof LINES): boolean {
  if (field === 'mobile') return digitsIn(ours).includes(digits(file));
  return (
    lettersOf(ours) === lettersOf(file) ||
    ours.split(BETWEEN[field]).some((part) => lettersOf(part) === lettersOf(file))
  );
}

const digits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^86(?=1\d{10}$)/, '');
const digitsIn = (text: string): string[] => text.split(/[/,;、；，]/).map(digits);

type Member = BodyOf<'member'>;

/** A relation that is not said more nearly, and a birth date that is not noted, are filled in. */
export function mergeMember(
  noted: Member,
  file: Pick<Member, 'relation' | 'birth_date'>,
  keep: Keeping,
): { readonly body: Member; readonly isChanged: boolean; readonly differences: readonly Difference[] } {
  const differences: Difference[] = [];
  const body = { ...noted };
  if (noted.relation === 'other' && file.relation !== 'other') body.relation = file.relation;
  if (file.birth_date !== null && file.birth_date !== noted.birth_date) {
    // A person has one birth date: both cannot stand.
    const way = keep.member_birth === 'file' ? 'file' : 'ours';
    if (noted.birth_date !== null) {
      differences.push({ field: 'member_birth', ours: noted.birth_date, file: file.birth_date, keep: way });
    }
    if (noted.birth_date === null || way === 'file') body.birth_date = file.birth_date;
  }
  const isChanged = body.relation !== noted.relation || body.birth_date !== noted.birth_date;
  return { body, isChanged, differences };
}
