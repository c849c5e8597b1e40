/**
 * A profile from JSON that somebody sent: size, shape and sense are checked before anything of it is used. Answers the
 * profile, or everything that keeps it from being one.
 */
import type { z } from 'zod';
import { type Column, DATASETS, decimalsOf } from '../datasets.ts';
import { readDate, readTime } from './dateTime.ts';
import { parseDecimal } from './decimal.ts';
import {
  PROFILE_TEXT_LIMIT,
  type ProfileData,
  type ProfileProblem,
  profileData,
  type Section,
  type Source,
} from './profileData.ts';

export type ParsedProfile =
  | { readonly ok: true; readonly profile: ProfileData }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

/** Problems that one answer lists. */
const SHOWN = 50;

export function parseProfile(text: string): ParsedProfile {
  if (text.length > PROFILE_TEXT_LIMIT) {
    return failed('too_large', `a profile has at most ${PROFILE_TEXT_LIMIT} characters`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return failed('not_json', 'the file is not JSON');
  }
  return parseProfileValue(value);
}

function failed(code: ProfileProblem['code'], text: string): ParsedProfile {
  return { ok: false, problems: [{ path: '', code, text }] };
}

export function parseProfileValue(value: unknown): ParsedProfile {
  const parsed = profileData.safeParse(value);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.slice(0, SHOWN).map(shapeProblem) };
  const problems = checkProfile(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, profile: parsed.data };
}

function shapeProblem(issue: z.core.$ZodIssue): ProfileProblem {
  return { path: issue.path.map(String).join('.'), code: 'bad_shape', text: issue.message };
}

/** What a well-formed profile cannot mean. */
export function checkProfile(data: ProfileData): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  data.sections.forEach((section, i) => {
    const names = new Set<string>();
    section.columns.forEach(({ column: name, source }, c) => {
      const path = `sections.${i}.columns.${c}`;
      const add = (code: ProfileProblem['code'], text: string): void => {
        if (problems.length < SHOWN) problems.push({ path, code, text });
      };
      const column = DATASETS[section.dataset].columns.find((one) => one.name === name);
      if (names.has(name)) add('column_twice', `${name} is mapped twice`);
      names.add(name);
      if (column === undefined) add('unknown_column', `${section.dataset} has no column ${name}`);
      else checkSource(source, column, section, add);
    });
  });
  return problems;
}

type Add = (code: ProfileProblem['code'], text: string) => void;

function checkSource(source: Source, column: Column, section: Section, add: Add): void {
  switch (source.kind) {
    case 'first':
      for (const one of source.of) checkSource(one, column, section, add);
      return;
    case 'constant':
      checkValue(source.value, column, add);
      return;
    case 'words': {
      const seen = new Set<string>();
      for (const { word, value } of source.words) {
        if (seen.has(word)) add('word_twice', `the word ${word} is listed twice`);
        seen.add(word);
        checkValue(value, column, add);
      }
      return;
    }
    case 'cases':
      for (const { value } of source.cases) checkValue(value, column, add);
      return;
    default:
      if (!fits(source.kind, column, section)) add('not_for_column', `${source.kind} is no source of ${column.name}`);
  }
}

/** Whether a column of that section may come from a source of that kind. */
export function fits(kind: Source['kind'], column: Column, section: Pick<Section, 'dataset'>): boolean {
  switch (kind) {
    case 'market':
      return column.name === 'market';
    case 'account':
      return column.name === 'account_no';
    case 'commission':
    case 'net_amount':
      return section.dataset === 'trades' && column.name === kind;
    case 'numbered':
      return column.kind === 'code';
    case 'sum':
    case 'product':
      return decimalsOf(column.kind) !== null;
    default:
      return true;
  }
}

/** A value that stands in the profile must be one the contract takes; '' is empty. */
function checkValue(value: string, column: Column, add: Add): void {
  if (value === '') return;
  const sound = (): boolean => {
    switch (column.kind) {
      case 'enum':
        return column.codes?.values.includes(value) === true;
      case 'date':
        return readDate(value, ['yyyymmdd', 'yyyy-mm-dd']) !== null;
      case 'time':
        return readTime(value, ['hhmmss', 'hh:mm:ss']) !== null;
      case 'text':
      case 'code':
        return true;
      default:
        return parseDecimal(value, false) !== null;
    }
  };
  if (!sound()) add('unknown_value', `${value} is no value of ${column.name}`);
}

/** As it is exported: readable, ending with a line end. */
export function profileText(profile: ProfileData): string {
  return `${JSON.stringify(profile, null, 2)}\n`;
}
