/** A source of a profile → the function that gives a column's value for a row. */
import type { Column, Dataset } from '../datasets.ts';
import type { Profile } from '../profile.ts';
import { commission, type Evaluate, netAmount } from './computed.ts';
import { compileConditions } from './conditions.ts';
import { readDate, readTime } from './dateTime.ts';
import { add, decimalText, multiply, negate, parseDecimal, ZERO } from './decimal.ts';
import type { SourceHeader } from './header.ts';
import type { FoundAccount, Lookup } from './lookup.ts';
import { marketOf } from './marketOf.ts';
import type { Cell, FileForm, PlainSource, Source, Step } from './profileData.ts';
import type { SourceRow } from './sourceRow.ts';
import { type Change, compileSteps } from './steps.ts';

export interface SourceContext {
  readonly dataset: Dataset;
  readonly header: SourceHeader;
  readonly file: FileForm;
  /** What the profile is based on: its words are taken where none of the profile's own fits. */
  readonly base: Profile;
  readonly lookup: Lookup;
  /** Rows by date and parts, for numbers made here; shared by the sections of a dataset. */
  readonly numbers: Map<string, number>;
}

/** Numbers as most files write them: nothing is left to do but to cut zeros behind the last decimal. */
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;

/** A cell as the number the contract would write, or as it is; '' stays ''. */
export function numberText(text: string, thousands: boolean): string {
  if (PLAIN.test(text)) {
    if (!text.endsWith('0') || !text.includes('.')) return text === '-0' ? '0' : text;
    const short = text.replace(/\.?0+$/, '');
    return short === '-0' ? '0' : short;
  }
  const value = text === '' ? null : parseDecimal(text, thousands);
  return value === null ? text : decimalText(value);
}

/** The last thing that happens to a value: the contract's own form of its kind, where it has one. */
function finish(column: Column, { file }: SourceContext): (text: string) => string {
  switch (column.kind) {
    case 'date':
      return (text) => (text === '' ? '' : (readDate(text, file.date_formats) ?? text));
    case 'time':
      return (text) => (text === '' ? '' : (readTime(text, file.time_formats) ?? text));
    case 'text':
    case 'code':
    case 'enum':
      return (text) => text;
    default:
      return (text) => numberText(text, file.thousands);
  }
}

export function compileSource(source: Source, column: Column, context: SourceContext): Evaluate {
  if (source.kind !== 'first') return compilePlain(source, column, context);
  const there = source.of.filter((one) => headersOf(one).every((name) => context.header.has(name)));
  // None is there: compiling one names what is missing.
  const chosen = there.length > 0 ? there : source.of.slice(0, 1);
  const all = chosen.map((one) => compilePlain(one, column, context));
  return (row) => {
    const before = row.notes.length;
    for (const evaluate of all) {
      const own = row.notes.length;
      const value = evaluate(row);
      if (value === '') continue;
      // What the ones before it lacked does not matter any more.
      row.notes.splice(before, own - before);
      return value;
    }
    return '';
  };
}

/** Headers without which a source means nothing. */
export function headersOf(source: PlainSource): readonly string[] {
  switch (source.kind) {
    case 'column':
    case 'words':
      return [source.header];
    case 'sum':
      return [...source.plus, ...source.minus];
    case 'product':
      return source.of;
    case 'cases':
      return source.cases.flatMap(({ when }) => when.map(({ header }) => header));
    case 'market':
      return [source.holder, source.code].flatMap((cell) => (cell === null ? [] : [cell.header]));
    case 'account':
      return [source.holder.header];
    case 'commission':
      return source.order;
    case 'numbered':
      return source.parts;
    case 'constant':
    case 'net_amount':
      return [];
  }
}

function compilePlain(source: PlainSource, column: Column, context: SourceContext): Evaluate {
  const { header, file } = context;
  const last = finish(column, context);
  switch (source.kind) {
    case 'column': {
      const read = compileCell(source, context);
      return column.codes === null ? (row) => last(read(row)) : ofList(column, context, read);
    }
    case 'constant':
      return () => source.value;
    case 'sum':
      return sum(source, column, context);
    case 'product': {
      const [a, b] = source.of.map((name) => header.at(name)) as [number, number];
      const change = stepsOf(source.steps, context);
      return (row) => {
        const texts = [row.cell(a), row.cell(b)];
        if (texts.includes('')) return last(change?.('', row) ?? '');
        const [x, y] = texts.map((text) => parseDecimal(text, file.thousands));
        if (!x) return texts[0] as string;
        if (!y) return texts[1] as string;
        const product = decimalText(multiply(x, y));
        return last(change === null ? product : change(product, row));
      };
    }
    case 'words':
      return words(source, column, context);
    case 'cases': {
      const cases = source.cases.map(({ when, value }) => ({
        holds: compileConditions(when, header, file.thousands),
        value,
      }));
      const shown = header.at(source.cases[0]?.when[0]?.header ?? '');
      return (row) => {
        const found = cases.find(({ holds }) => holds(row));
        if (found) return found.value;
        if (source.other === 'issue') row.note('unknown_code', row.cell(shown));
        return '';
      };
    }
    case 'market': {
      const holder = source.holder === null ? () => '' : compileCell(source.holder, context);
      const code = source.code === null ? () => '' : compileCell(source.code, context);
      return (row) => {
        const found = marketOf(holder(row), code(row));
        if (found === null)
          row.note('unknown_market', [holder(row), code(row)].filter((text) => text !== '').join(' '));
        return found ?? '';
      };
    }
    case 'account': {
      const read = compileCell(source.holder, context);
      return (row) => {
        const holder = read(row);
        if (holder === '') return '';
        const found = context.lookup.accountOf(holder, source.side);
        if (found.kind === 'found') return found.account_no;
        row.note(HOLDER_ISSUES[found.kind], holder);
        return '';
      };
    }
    case 'commission': {
      const places = source.order.map((name) => header.at(name));
      const orderOf = (row: SourceRow): string | null => {
        const cells = places.map((at) => row.cell(at));
        return cells.every((text) => text === '') ? null : JSON.stringify(cells);
      };
      return commission(source, context.dataset, context.lookup, orderOf);
    }
    case 'net_amount':
      return netAmount(context.dataset);
    case 'numbered':
      return numbered(source, context);
  }
}

const HOLDER_ISSUES: Record<
  Exclude<FoundAccount['kind'], 'found'>,
  'unknown_holder' | 'ambiguous_holder' | 'no_lookup'
> = { none: 'unknown_holder', several: 'ambiguous_holder', no_lookup: 'no_lookup' };

function stepsOf(steps: readonly Step[], { header, file }: SourceContext): Change | null {
  return compileSteps(steps, file.thousands, ({ when }) => compileConditions(when, header, file.thousands));
}

function compileCell(cell: Cell, context: SourceContext): Evaluate {
  const at = context.header.at(cell.header);
  const change = stepsOf(cell.steps, context);
  return change === null ? (row) => row.cell(at) : (row) => change(row.cell(at), row);
}

/** A cell of a column with a code list: the base's words, else the text as it is (which the row's check then names). */
function ofList(column: Column, { dataset, base }: SourceContext, read: Evaluate): Evaluate {
  return (row) => {
    const text = read(row);
    return text === '' ? '' : (base.value(dataset.name, column, text) ?? text);
  };
}

function words(source: Extract<PlainSource, { kind: 'words' }>, column: Column, context: SourceContext): Evaluate {
  const read = compileCell(source, context);
  const exact = new Map(source.words.map(({ word, value }) => [word, value]));
  const longestFirst = source.words.toSorted((a, b) => b.word.length - a.word.length);
  const find = (text: string): string | undefined =>
    source.match === 'exact' ? exact.get(text) : longestFirst.find(({ word }) => text.includes(word))?.value;
  return (row) => {
    const text = read(row);
    if (text === '') return '';
    const value = find(text) ?? context.base.value(context.dataset.name, column, text);
    return value ?? (source.other === 'empty' ? '' : text);
  };
}

function sum(source: Extract<PlainSource, { kind: 'sum' }>, column: Column, context: SourceContext): Evaluate {
  const { header, file } = context;
  const plus = source.plus.map((name) => header.at(name));
  const minus = source.minus.map((name) => header.at(name));
  const change = stepsOf(source.steps, context);
  const last = finish(column, context);
  return (row) => {
    let total = ZERO;
    let filled = false;
    for (const [i, at] of [...plus, ...minus].entries()) {
      const text = row.cell(at);
      if (text === '') continue;
      const value = parseDecimal(text, file.thousands);
      if (value === null) return text;
      filled = true;
      total = add(total, i < plus.length ? value : negate(value));
    }
    const text = filled ? decimalText(total) : '';
    return last(change === null ? text : change(text, row));
  };
}

/** Digits of a number made here, so that numbers of a date sort as the file has them. */
const NUMBER_WIDTH = 4;

function numbered(source: Extract<PlainSource, { kind: 'numbered' }>, context: SourceContext): Evaluate {
  const { header, dataset, numbers } = context;
  const parts = source.parts.map((name) => header.at(name));
  const dateAt = dataset.columns.findIndex(({ kind, key }) => kind === 'date' && key);
  return (row) => {
    const cells = parts.map((at) => row.cell(at));
    const key = JSON.stringify([source.prefix, row.values[dateAt] ?? '', ...cells]);
    const count = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, count);
    const number = String(count).padStart(NUMBER_WIDTH, '0');
    return `${source.prefix}${[...cells, number].join('-')}`;
  };
}
