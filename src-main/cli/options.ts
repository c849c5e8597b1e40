/** The words of a call. A call whose words are off says why in one line and ends with 2. */
import { parseArgs } from 'node:util';
import { parseDate } from '../../src-shared/kernel/dates.ts';

export const USAGE =
  'usage: sync --store FILE --drop FOLDER [--accept SET] [--acknowledge FOLDER] [--wait SECONDS] [--watch [--every SECONDS]] [--problems] | clients --store FILE | client NO --store FILE [--from D] [--to D] | rejects --store FILE [--csv FILE [--set SET] [--language zh|en]] | check --store FILE | proposals --store FILE [--client NO] | figures --store FILE [--from D] [--to D] [--again] | generate --out FOLDER --clients N --days N --seed N | profiles --store FILE [--import JSON [--replace] | --export NAME --to JSON | --remove NAME] | convert FILE --profile NAME --out FOLDER [--store FILE] | take-back SET --store FILE --reason TEXT | corrections [NUMBER] --store FILE; each with [--json]';

export class UsageError extends Error {}

export type Command =
  | {
      readonly kind: 'sync';
      readonly store: string;
      readonly drop: string;
      readonly accept: readonly string[];
      readonly acknowledge: string | undefined;
      /** Seconds to wait for a store that is at work elsewhere. */
      readonly wait: number;
      readonly watch: boolean;
      /** Seconds between two looks. */
      readonly every: number;
      readonly problems: boolean;
      /** Each report as a line of JSON. */
      readonly json: boolean;
    }
  | { readonly kind: 'clients'; readonly store: string }
  | {
      readonly kind: 'client';
      readonly store: string;
      readonly clientNo: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  | {
      readonly kind: 'rejects';
      readonly store: string;
      /** Written to this file instead of listed. */
      readonly csv: string | undefined;
      readonly set: string | undefined;
      readonly language: 'zh' | 'en';
    }
  | { readonly kind: 'check'; readonly store: string }
  /** The open proposals after the rules have looked at the newest data; of one client, or of all. */
  | { readonly kind: 'proposals'; readonly store: string; readonly client: string | undefined }
  | {
      /** Every figure of every client over a period, kept in the store. */
      readonly kind: 'figures';
      readonly store: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly again: boolean;
    }
  | { readonly kind: 'take-back'; readonly store: string; readonly set: string; readonly reason: string }
  /** number: that correction with its rows and figures; without one the list. */
  | { readonly kind: 'corrections'; readonly store: string; readonly number: number | undefined }
  | {
      readonly kind: 'generate';
      readonly out: string;
      readonly clients: number;
      readonly days: number;
      readonly seed: number;
    }
  | {
      /** At most one of the three deeds; none: the list. */
      readonly kind: 'profiles';
      readonly store: string;
      readonly importFile: string | undefined;
      readonly replace: boolean;
      readonly exportName: string | undefined;
      readonly to: string | undefined;
      readonly removeName: string | undefined;
    }
  | {
      readonly kind: 'convert';
      readonly file: string;
      readonly profile: string;
      readonly out: string;
      readonly store: string | undefined;
    };

export interface Call {
  readonly command: Command;
  readonly json: boolean;
}

const STRING = { type: 'string' } as const;
const OPTIONS = {
  store: STRING,
  drop: STRING,
  from: STRING,
  to: STRING,
  out: STRING,
  clients: STRING,
  days: STRING,
  seed: STRING,
  accept: { type: 'string', multiple: true },
  acknowledge: STRING,
  client: STRING,
  csv: STRING,
  set: STRING,
  language: STRING,
  wait: STRING,
  every: STRING,
  import: STRING,
  export: STRING,
  remove: STRING,
  profile: STRING,
  reason: STRING,
  replace: { type: 'boolean' },
  watch: { type: 'boolean' },
  problems: { type: 'boolean' },
  again: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const ALLOWED: Record<Command['kind'], readonly string[]> = {
  sync: ['store', 'drop', 'accept', 'acknowledge', 'wait', 'watch', 'every', 'problems', 'json'],
  clients: ['store', 'json'],
  client: ['store', 'from', 'to', 'json'],
  rejects: ['store', 'csv', 'set', 'language', 'json'],
  check: ['store', 'json'],
  proposals: ['store', 'client', 'json'],
  figures: ['store', 'from', 'to', 'again', 'json'],
  'take-back': ['store', 'reason', 'json'],
  corrections: ['store', 'json'],
  generate: ['out', 'clients', 'days', 'seed', 'json'],
  profiles: ['store', 'import', 'replace', 'export', 'to', 'remove', 'json'],
  convert: ['profile', 'out', 'store', 'json'],
};

/** Commands whose name another word may follow. */
const WITH_WORD: ReadonlySet<Command['kind']> = new Set(['client', 'convert', 'take-back', 'corrections']);

type Values = ReturnType<typeof parseWords>['values'];
/** Options that take one text. */
type TextOption = Exclude<keyof typeof OPTIONS, 'accept' | 'watch' | 'replace' | 'problems' | 'again' | 'json'>;

function needed(values: Values, name: TextOption): string {
  const value = values[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

function count(values: Values, name: TextOption, least: number): number {
  const text = needed(values, name);
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`--${name} must be a whole number of at least ${least}, not ${text}`);
  }
  return value;
}

function countOr(values: Values, name: TextOption, least: number, otherwise: number): number {
  return values[name] === undefined ? otherwise : count(values, name, least);
}

function date(values: Values, name: 'from' | 'to'): string | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const ymd = parseDate(text);
  if (ymd === null) throw new UsageError(`--${name} must be a date like 2026-11-20, not ${text}`);
  const s = String(ymd);
  return `${s.slice(0, 4)}-${s.slice(4, 6)}-${s.slice(6)}`;
}

function correctionNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`corrections takes the number of a correction, not ${text}`);
  return Number(text);
}

/** @throws UsageError */
export function parseCall(argv: readonly string[]): Call {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(argv);
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]);
  }
  const [word, ...rest] = parsed.positionals;
  if (word === undefined) throw new UsageError('no command given');
  if (!Object.hasOwn(ALLOWED, word)) throw new UsageError(`unknown command ${word}`);
  const kind = word as Command['kind'];
  for (const name of Object.keys(parsed.values)) {
    if (!ALLOWED[kind].includes(name)) throw new UsageError(`${kind} takes no --${name}`);
  }
  const extra = WITH_WORD.has(kind) ? rest.slice(1) : rest;
  if (extra.length > 0) throw new UsageError(`${kind} takes no ${extra[0]}`);
  const { values } = parsed;
  return { command: commandOf(kind, values, rest), json: values.json === true };
}

function parseWords(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
}

function exportWords(values: Values) {
  const { csv, set, language = 'zh' } = values;
  for (const name of ['set', 'language'] as const) {
    if (values[name] !== undefined && csv === undefined) throw new UsageError(`--${name} goes with --csv`);
  }
  // A slip of the hand must not put a table where a store lies.
  if (csv !== undefined && !/\.csv$/i.test(csv)) throw new UsageError('--csv must name a file that ends in .csv');
  if (language !== 'zh' && language !== 'en') throw new UsageError(`--language must be zh or en, not ${language}`);
  return { csv, set, language } as const;
}

function profileWords(values: Values) {
  const { import: importFile, export: exportName, remove: removeName, to, replace } = values;
  if ([importFile, exportName, removeName].filter((value) => value !== undefined).length > 1) {
    throw new UsageError('only one of --import, --export and --remove at a time');
  }
  if (replace === true && importFile === undefined) throw new UsageError('--replace goes with --import');
  if ((to === undefined) !== (exportName === undefined)) throw new UsageError('--export and --to go together');
  // A slip of the hand must not put a profile where a store lies.
  if (to !== undefined && !/\.json$/i.test(to)) throw new UsageError('--to must name a file that ends in .json');
  return { importFile, exportName, removeName, to, replace: replace === true } as const;
}

function commandOf(kind: Command['kind'], values: Values, rest: readonly string[]): Command {
  switch (kind) {
    case 'sync':
      if (values.every !== undefined && values.watch !== true) throw new UsageError('--every goes with --watch');
      return {
        kind,
        store: needed(values, 'store'),
        drop: needed(values, 'drop'),
        accept: values.accept ?? [],
        acknowledge: values.acknowledge,
        wait: countOr(values, 'wait', 0, 0),
        watch: values.watch === true,
        every: countOr(values, 'every', 1, 30),
        problems: values.problems === true,
        json: values.json === true,
      };
    case 'client': {
      const clientNo = rest[0];
      if (clientNo === undefined || clientNo === '') throw new UsageError('client needs a client number');
      return { kind, clientNo, store: needed(values, 'store'), from: date(values, 'from'), to: date(values, 'to') };
    }
    case 'figures':
      return {
        kind,
        store: needed(values, 'store'),
        from: date(values, 'from'),
        to: date(values, 'to'),
        again: values.again === true,
      };
    case 'generate':
      return {
        kind,
        out: needed(values, 'out'),
        clients: count(values, 'clients', 1),
        days: count(values, 'days', 2),
        seed: count(values, 'seed', 0),
      };
    case 'profiles':
      return { kind, store: needed(values, 'store'), ...profileWords(values) };
    case 'convert': {
      const file = rest[0];
      if (file === undefined || file === '') throw new UsageError('convert needs a file');
      return { kind, file, profile: needed(values, 'profile'), out: needed(values, 'out'), store: values.store };
    }
    case 'take-back': {
      const set = rest[0];
      if (set === undefined || set === '') throw new UsageError('take-back needs the name of a set');
      return { kind, set, store: needed(values, 'store'), reason: needed(values, 'reason') };
    }
    case 'corrections':
      return { kind, store: needed(values, 'store'), number: correctionNumber(rest[0]) };
    case 'proposals':
      return { kind, store: needed(values, 'store'), client: values.client };
    case 'rejects':
      return { kind, store: needed(values, 'store'), ...exportWords(values) };
    default:
      return { kind, store: needed(values, 'store') };
  }
}
