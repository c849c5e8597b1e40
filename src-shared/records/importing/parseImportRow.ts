/** A row of a branch's list under a mapping as what it says; what is wrong with it is said by field and value. Pure. */
import type { z } from 'zod';
import type { contact } from '../contact.record.ts';
import { tag } from '../fields.ts';
import type { member } from '../member.record.ts';
import type { profile as profileKind } from '../profile.record.ts';
import type { ImportField, IssueCode, RowIssue } from './importFields.ts';
import { readAttitude, readBand, readExperience, readReachedBy } from './readChoices.ts';
import { readChannel, readDayCell, readList, readRelation, readTags, saysNotReached } from './readValues.ts';

type ContactBody = z.infer<typeof contact.body>;
type MemberBody = z.infer<typeof member.body>;
type ProfileBody = z.infer<typeof profileKind.body>;

export interface ImportKeys {
  readonly client_no: string;
  readonly account_no: string;
  readonly name: string;
  readonly mobile: string;
  /** "YYYY-MM-DD"; '' none. */
  readonly birth: string;
}

export interface ProfileCells {
  readonly mobile: string | null;
  readonly address: string | null;
  readonly occupation: string | null;
  readonly needs: string | null;
  readonly hobbies: readonly string[];
  readonly preferences: readonly string[];
  readonly profile_tags: readonly string[];
  readonly attitude: ProfileBody['attitude'];
  readonly experience: ProfileBody['experience'];
  readonly income: ProfileBody['income'];
  readonly expense: ProfileBody['expense'];
  readonly reached_by: ProfileBody['reached_by'];
}

export interface ImportRow {
  readonly line: number;
  readonly keys: ImportKeys;
  readonly profile: ProfileCells;
  readonly member: Pick<MemberBody, 'name' | 'relation' | 'birth_date'> | null;
  readonly contact: Pick<ContactBody, 'on' | 'channel' | 'text' | 'tags' | 'reached'> | null;
  readonly task: { readonly title: string; readonly due: string | null } | null;
  readonly issues: readonly RowIssue[];
}

/** Longest entries, as the kinds of records have them. */
const LINE = 200;
const TEXT = 20_000;
const ENTRIES = 30;
const MOBILE = 40;

/** `cells` under `fields`, place by place; a field stands in one place at most. */
export function parseImportRow(
  line: number,
  cells: readonly string[],
  fields: readonly (ImportField | null)[],
): ImportRow {
  const issues: RowIssue[] = [];
  const at = new Map<ImportField, string>();
  fields.forEach((field, i) => {
    if (field !== null) at.set(field, (cells[i] ?? '').trim());
  });
  const cell = (field: ImportField): string => at.get(field) ?? '';
  const wrong = (field: ImportField | null, code: IssueCode): null => {
    issues.push({ field, value: field === null ? '' : cell(field).slice(0, LINE), code });
    return null;
  };
  const oneLine = (field: ImportField, most = LINE): string | null => {
    const text = cell(field);
    if (text === '') return null;
    return text.length > most ? wrong(field, 'too_long') : text;
  };
  const day = (field: ImportField): string | null => {
    if (cell(field) === '') return null;
    return readDayCell(cell(field)) ?? wrong(field, 'bad_day');
  };
  const list = (field: ImportField, isTags = false): string[] => {
    const found = isTags ? readTags(cell(field)) : readList(cell(field));
    if (found.length > ENTRIES || found.some((one) => one.length > LINE)) wrong(field, 'too_long');
    else if (isTags && found.some((one) => !tag.safeParse(one).success)) wrong(field, 'bad_tag');
    return found;
  };
  const chosen = <V>(field: ImportField, read: (text: string) => V | null): V | null => {
    if (cell(field) === '') return null;
    return read(cell(field)) ?? wrong(field, 'bad_word');
  };
  const mobile = oneLine('mobile', MOBILE);
  if (mobile !== null && !/\d{3}/.test(mobile)) wrong('mobile', 'bad_mobile');
  const profile: ProfileCells = {
    mobile,
    address: oneLine('address'),
    occupation: oneLine('occupation'),
    needs: oneLine('needs', TEXT),
    hobbies: list('hobbies'),
    preferences: list('preferences'),
    profile_tags: list('profile_tags', true),
    attitude: chosen('attitude', readAttitude),
    experience: chosen('experience', readExperience),
    income: chosen('income', readBand),
    expense: chosen('expense', readBand),
    reached_by: chosen('reached_by', readReachedBy),
  };
  const row = {
    line,
    keys: {
      client_no: cell('client_no').normalize('NFKC'),
      account_no: cell('account_no').normalize('NFKC'),
      name: cell('name').normalize('NFKC').replace(/\s+/g, ''),
      mobile: (cell('known_mobile') === '' ? cell('mobile') : cell('known_mobile'))
        .normalize('NFKC')
        .replace(/\D/g, ''),
      birth: day('known_birth') ?? '',
    },
    profile,
    member: memberOf(),
    contact: contactOf(),
    task: taskOf(),
  };
  const { client_no, account_no, name } = row.keys;
  if (client_no === '' && account_no === '' && name === '') wrong(null, 'no_key');
  const saysNothing =
    row.member === null &&
    row.contact === null &&
    row.task === null &&
    Object.values(profile).every((one) => one === null || one.length === 0);
  if (saysNothing && issues.length === 0) wrong(null, 'nothing');
  return { ...row, issues };

  function memberOf(): ImportRow['member'] {
    const birth_date = day('member_birth');
    const memberName = oneLine('member_name');
    const word = cell('member_relation');
    if (memberName === null) {
      if (word !== '' || cell('member_birth') !== '') wrong('member_name', 'missing_name');
      return null;
    }
    const relation = word === '' ? 'other' : readRelation(word);
    if (relation === null) return wrong('member_relation', 'bad_relation');
    return { name: memberName, relation, birth_date };
  }

  function contactOf(): ImportRow['contact'] {
    const author = cell('contact_author');
    const said = cell('contact_text');
    // A kind or a tag alone is no contact: many lists have them filled in every row.
    if (said === '' && cell('contact_on') === '') return null;
    const on = day('contact_on');
    if (cell('contact_on') === '') return wrong('contact_on', 'missing_day');
    if (said === '') return wrong('contact_text', 'missing_text');
    const channel = cell('contact_kind') === '' ? 'note' : readChannel(cell('contact_kind'));
    if (channel === null) return wrong('contact_kind', 'bad_kind');
    // A record names who wrote it into this store; who wrote it down first stands in its text.
    const text = author === '' ? said : `${said}\n— ${author}`;
    if (text.length > TEXT) return wrong('contact_text', 'too_long');
    const tags = list('contact_tags', true);
    return on === null ? null : { on, channel, text, tags, reached: channel !== 'call' || !saysNotReached(said) };
  }

  function taskOf(): ImportRow['task'] {
    const title = oneLine('task_title');
    const due = day('task_due');
    if (title === null) {
      if (cell('task_due') !== '' && cell('task_title') === '') wrong('task_title', 'missing_text');
      return null;
    }
    return { title, due };
  }
}
