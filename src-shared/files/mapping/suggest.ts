/** A first profile for a sample: which columns its headers mean, which words its values are. The user decides. */
import { type Column, DATASET_NAMES, DATASETS, type DatasetName } from '../datasets.ts';
import { HOLDER_HEADERS, KNOWN_HEADERS, SIDE_WORDS } from './knownHeaders.ts';
import {
  type Condition,
  type FileForm,
  PROFILE_VERSION,
  type ProfileData,
  type Section,
  type Source,
  type Step,
  type WordValue,
} from './profileData.ts';
import { ADMINISTRATIVE_WORDS, FLOW_WORDS, TRADE_WORDS } from './shipped/words.ts';

export type SuggestionReason = 'same_name' | 'known_header' | 'alike' | 'values';

export interface Suggested {
  readonly dataset: DatasetName;
  readonly column: string;
  readonly source: Source;
  readonly confidence: number;
  readonly reason: SuggestionReason;
}

/** Different values of a column of the sample, in the file's order. */
export interface SampleValues {
  readonly header: string;
  readonly values: readonly string[];
  /** Rows in which it is empty. */
  readonly empty: number;
}

export interface Suggestions {
  readonly datasets: readonly { readonly dataset: DatasetName; readonly confidence: number }[];
  readonly suggestions: readonly Suggested[];
  readonly draft: ProfileData;
}

const SURE = 1;
const KNOWN = 0.9;
const KNOWN_LATER = 0.75;
const ALIKE = 0.5;
const BY_VALUES = 0.6;
/** A dataset is proposed for a draft from here on. */
const LIKELY = 0.6;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()（）:：%]/g, '')
    .replaceAll('帐', '账');

interface Match {
  readonly header: string;
  readonly confidence: number;
  readonly reason: SuggestionReason;
}

function match(dataset: DatasetName, column: Column, headers: readonly string[]): Match | null {
  const own = headers.find((header) => [column.name, column.zh].some((name) => plain(name) === plain(header)));
  if (own !== undefined) return { header: own, confidence: SURE, reason: 'same_name' };
  const known = (KNOWN_HEADERS[dataset]?.[column.name] ?? '').split(' ').filter((word) => word !== '');
  for (const [i, word] of known.entries()) {
    const header = headers.find((one) => plain(one) === plain(word));
    if (header !== undefined) return { header, confidence: i === 0 ? KNOWN : KNOWN_LATER, reason: 'known_header' };
  }
  const words = [column.zh, ...known].map(plain).filter((word) => word.length >= 3);
  const alike = headers.find((header) => words.some((word) => plain(header).includes(word)));
  return alike === undefined ? null : { header: alike, confidence: ALIKE, reason: 'alike' };
}

/** `wanted`: the datasets to map; null: those that the headers and values speak for. */
export function suggest(
  sample: readonly SampleValues[],
  file: FileForm,
  wanted: readonly DatasetName[] | null,
): Suggestions {
  const values = new Map(sample.map(({ header, values: all }) => [header, all]));
  const headers = sample.map(({ header }) => header).filter((header) => header !== '');
  const matched = new Map<DatasetName, Suggested[]>(
    DATASET_NAMES.map((dataset) => [dataset, numbersFilled(suggestColumns(dataset, headers, values), sample)]),
  );
  const datasets = DATASET_NAMES.map((dataset) => ({
    dataset,
    confidence: confidenceOf(dataset, matched.get(dataset) ?? []),
  }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const chosen = wanted !== null && wanted.length > 0 ? wanted : likely(datasets, sample);
  const suggestions = chosen.flatMap((dataset) => matched.get(dataset) ?? []);
  return { datasets, suggestions, draft: draftOf(chosen, suggestions, file, sample) };
}

/** A statement holds trades and cash flows in one column of words. */
function likely(
  datasets: readonly { readonly dataset: DatasetName; readonly confidence: number }[],
  sample: readonly SampleValues[],
): readonly DatasetName[] {
  const has = (words: readonly WordValue[]): boolean =>
    sample.some(({ values }) => words.some(({ word }) => values.includes(word)));
  const [first] = datasets;
  if (first === undefined || first.confidence < LIKELY) return ['trades'];
  if (['trades', 'cash_flows'].includes(first.dataset)) {
    const both: DatasetName[] = has(TRADE_WORDS) || !has(FLOW_WORDS) ? ['trades'] : [];
    return has(FLOW_WORDS) ? [...both, 'cash_flows'] : both;
  }
  return [first.dataset];
}

/** How much of what the dataset needs is there. */
function confidenceOf(dataset: DatasetName, suggestions: readonly Suggested[]): number {
  const found = new Map(suggestions.map(({ column, confidence }) => [column, confidence]));
  const needed = DATASETS[dataset].columns.filter(({ required }) => required);
  const rest = DATASETS[dataset].columns.filter(({ required }) => !required);
  const share = (columns: readonly Column[]): number =>
    columns.length === 0 ? 1 : columns.reduce((sum, { name }) => sum + (found.get(name) ?? 0), 0) / columns.length;
  return Math.round((0.7 * share(needed) + 0.3 * share(rest)) * 100) / 100;
}

function suggestColumns(
  dataset: DatasetName,
  headers: readonly string[],
  values: ReadonlyMap<string, readonly string[]>,
): Suggested[] {
  const matches = DATASETS[dataset].columns
    .flatMap((column) => {
      const found = match(dataset, column, headers);
      return found === null ? [] : [{ column, ...found }];
    })
    .sort((a, b) => b.confidence - a.confidence);
  const used = new Set<string>();
  const suggestions: Suggested[] = [];
  for (const { column, header, confidence, reason } of matches) {
    if (used.has(header)) continue;
    used.add(header);
    const source = columnSource(dataset, column, header, values.get(header) ?? []);
    suggestions.push({ dataset, column: column.name, source, confidence, reason });
  }
  return [...suggestions, ...derived(dataset, suggestions, headers, values)];
}

/** Numbers of rows: those that the file has, and made ones where it has none. */
function numbersFilled(suggestions: readonly Suggested[], sample: readonly SampleValues[]): Suggested[] {
  return suggestions.map((one) => {
    const { source } = one;
    if (!['trade_no', 'flow_no'].includes(one.column) || source.kind !== 'column') return one;
    const found = sample.find(({ header }) => header === source.header);
    if (found === undefined || (found.empty === 0 && !found.values.includes('0'))) return one;
    const account = suggestions.find(
      ({ dataset, column }) => dataset === one.dataset && column === 'account_no',
    )?.source;
    const parts = account?.kind === 'column' ? [account.header] : [];
    const own = { ...source, steps: [...source.steps, { kind: 'empty_if' as const, words: ['0'] }] };
    return { ...one, source: { kind: 'first', of: [own, { kind: 'numbered', prefix: 'X', parts }] } };
  });
}

/** Columns that no header gives but other columns do. */
function derived(
  dataset: DatasetName,
  found: readonly Suggested[],
  headers: readonly string[],
  values: ReadonlyMap<string, readonly string[]>,
): Suggested[] {
  const has = (column: string): boolean => found.some((one) => one.column === column);
  const headerOf = (column: string): string | null => {
    const source = found.find((one) => one.column === column)?.source;
    return source?.kind === 'column' || source?.kind === 'words' ? source.header : null;
  };
  const of = (column: string, source: Source): Suggested => ({
    dataset,
    column,
    source,
    confidence: BY_VALUES,
    reason: 'values',
  });
  const columns = new Set(DATASETS[dataset].columns.map(({ name }) => name));
  const holder = headers.find((header) => HOLDER_HEADERS.some((word) => plain(word) === plain(header))) ?? null;
  const code = headerOf('code');
  const made: Suggested[] = [];
  if (columns.has('market') && !has('market') && (holder !== null || code !== null)) {
    const cellOf = (header: string | null, width: number) =>
      header === null ? null : { header, steps: padSteps(values.get(header) ?? [], width) };
    made.push(of('market', { kind: 'market', holder: cellOf(holder, 10), code: cellOf(code, 6) }));
  }
  if (columns.has('account_no') && !has('account_no') && holder !== null && dataset !== 'accounts') {
    made.push(of('account_no', { kind: 'account', holder: { header: holder, steps: [] }, side: 'either' }));
  }
  const number = dataset === 'trades' ? 'trade_no' : dataset === 'cash_flows' ? 'flow_no' : null;
  if (number !== null && !has(number)) {
    const account = headerOf('account_no') ?? holder;
    made.push(of(number, { kind: 'numbered', prefix: '', parts: account === null ? [] : [account] }));
  }
  return made;
}

/** Numbers that lost zeros at their front. */
function padSteps(values: readonly string[], width: number): Step[] {
  const filled = values.filter((value) => value !== '');
  const lost = filled.length > 0 && filled.every((value) => /^\d+$/.test(value) && value.length <= width);
  return lost && filled.some((value) => value.length < width) ? [{ kind: 'pad_zeros', width }] : [];
}

function columnSource(dataset: DatasetName, column: Column, header: string, values: readonly string[]): Source {
  const words = knownWords(dataset, column);
  if (words !== null) {
    const found = values.flatMap((word) => {
      const value = words.get(word);
      return value === undefined || word === '' ? [] : [{ word, value }];
    });
    const others = values.some((word) => word !== '' && !column.codes?.values.includes(word));
    if (others) return { kind: 'words', header, steps: [], match: 'exact', words: found, other: 'issue' };
    return { kind: 'column', header, steps: [] };
  }
  const steps: Step[] = column.name === 'code' ? padSteps(values, 6) : [];
  const signed = values.some((value) => /^-[\d.,]*[1-9]/.test(value));
  if (column.notNegative && signed) steps.push({ kind: 'absolute' });
  return { kind: 'column', header, steps };
}

/** Words of a column with a code list: the contract's, and those of statements. */
function knownWords(dataset: DatasetName, column: Column): ReadonlyMap<string, string> | null {
  if (column.kind !== 'enum' || column.codes === null) return null;
  const words = new Map<string, string>([...column.codes.zh, ...column.codes.values.map((v) => [v, v] as const)]);
  if (dataset === 'trades' && column.name === 'business_type') {
    for (const { word, value } of TRADE_WORDS) words.set(word, value);
    for (const [word, value] of Object.entries(SIDE_WORDS)) words.set(word, value);
  }
  if (dataset === 'cash_flows' && column.name === 'flow_kind') {
    for (const { word, value } of FLOW_WORDS) words.set(word, value);
  }
  return words;
}

function draftOf(
  datasets: readonly DatasetName[],
  suggestions: readonly Suggested[],
  file: FileForm,
  sample: readonly SampleValues[],
): ProfileData {
  const administrative = sample.flatMap(({ header, values }) => {
    const words = ADMINISTRATIVE_WORDS.filter((word) => values.includes(word));
    return words.length === 0 ? [] : [{ kind: 'in' as const, header, words }];
  })[0];
  return {
    version: PROFILE_VERSION,
    name: 'new-profile',
    title: { zh: '新方案', en: 'New profile' },
    about: { zh: '', en: '' },
    base: 'canonical-zh',
    file,
    drop:
      administrative === undefined
        ? []
        : [{ when: [administrative], reason: 'moves neither cash nor shares 不影响资金和股份' }],
    feeds: 'all_datasets',
    sections: datasets.map((dataset): Section => {
      const own = suggestions.filter((one) => one.dataset === dataset);
      return {
        dataset,
        when: datasets.length > 1 ? kindCondition(own) : [],
        columns: own.map(({ column, source }) => ({ column, source })),
        checks: [],
      };
    }),
  };
}

/** With several datasets in one file, the words of its kinds tell the rows apart. */
function kindCondition(own: readonly Suggested[]): Condition[] {
  const kind = own.find(({ column }) => column === 'business_type' || column === 'flow_kind')?.source;
  if (kind?.kind !== 'words' || kind.words.length === 0) return [];
  return [{ kind: 'in', header: kind.header, words: kind.words.map(({ word }) => word) }];
}
