/**
 * Stored rows in the contract's words: column names, code words, decimal text. As a correction shows them, and as the
 * quarantine keeps a row that has to go there without its file: the readers of canonical files read it again.
 */
import { DATASETS, type DatasetName } from '../../../src-shared/files/datasets.ts';
import { BUSINESS_TYPES, CHANNELS, FLOW_KINDS } from '../../../src-shared/kernel/codes.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { decimalText, quantityText } from '../../../src-shared/kernel/money.ts';
import type { FactTable } from '../../store/facts/bulkInsert.ts';
import type { ReferenceRecord } from '../../store/facts/referenceRows.ts';
import { FACT_DATASETS } from '../factIntake.ts';

/** What the ids in a row stand for. */
export interface Names {
  account(id: number): string;
  /** Market and code. */
  security(id: number): readonly [string, string];
}

export type RowText = Record<string, string | null>;

/** Money and prices × 10^4: all decimals that count, at least two. */
export function exactText(e4: number): string {
  return decimalText(e4, 4).replace(/0{1,2}$/, '');
}

function clockText(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The column of the table that holds a contract's column, where it is not named alike. */
const STORED: Readonly<Record<string, string>> = {
  quantity: 'quantity_e2',
  volume: 'volume_e2',
  cost_amount: 'cost_e4',
  code: 'security_id',
  market: 'security_id',
  old_code: 'old_security_id',
  new_code: 'new_security_id',
};
const WORDS: Readonly<Record<string, readonly string[]>> = {
  business_type: BUSINESS_TYPES,
  channel: CHANNELS,
  flow_kind: FLOW_KINDS,
};

type Cell = (row: readonly unknown[], names: Names) => string | null;

function cellOf(table: FactTable, column: { readonly name: string; readonly kind: string }): Cell {
  const columns = [...table.numbers, ...table.texts];
  const { name, kind } = column;
  const placeOf = (wanted: string): number => columns.indexOf(wanted);
  const filled = (place: number, text: (value: number, names: Names) => string): Cell => {
    if (place < 0) throw new Error(`${table.name} has no column for ${name}`);
    return (row, names) => (row[place] === null ? null : text(row[place] as number, names));
  };
  const stored = STORED[name];
  if (name === 'account_no') return filled(placeOf('account_id'), (id, names) => names.account(id));
  if (name === 'market') {
    const place = placeOf('security_id') < 0 ? placeOf('old_security_id') : placeOf('security_id');
    return filled(place, (id, names) => names.security(id)[0]);
  }
  if (name === 'code' || name === 'old_code' || name === 'new_code') {
    return filled(placeOf(stored as string), (id, names) => names.security(id)[1]);
  }
  const words = WORDS[name];
  if (words) return filled(placeOf(name), (value) => words[value] as string);
  const place = placeOf(name) >= 0 ? placeOf(name) : placeOf(stored === undefined ? `${name}_e4` : stored);
  if (kind === 'date') return filled(place, dateText);
  if (kind === 'quantity') return filled(place, quantityText);
  if (kind === 'money' || kind === 'price') return filled(place, exactText);
  if (kind === 'time') {
    const clock = filled(place, clockText);
    return (row, names) => (row[place] === -1 ? null : clock(row, names));
  }
  return filled(place, String);
}

export class FactText {
  private readonly cells: readonly (readonly [string, Cell])[];
  private readonly keys: readonly Cell[];

  constructor(dataset: DatasetName) {
    const facts = FACT_DATASETS[dataset];
    if (!facts) throw new Error(`${dataset} is no fact dataset`);
    const { columns } = DATASETS[dataset];
    this.cells = columns.map((column) => [column.name, cellOf(facts.table, column)] as const);
    this.keys = columns.filter((column) => column.key).map((column) => cellOf(facts.table, column));
  }

  text(row: readonly unknown[], names: Names): RowText {
    return Object.fromEntries(this.cells.map(([name, cell]) => [name, cell(row, names)]));
  }

  /** The contract's key: "2026-11-20 SH 0001234". */
  key(row: readonly unknown[], names: Names): string {
    return this.keys.map((cell) => cell(row, names)).join(' ');
  }
}

export function referenceText(dataset: DatasetName, record: ReferenceRecord): RowText {
  const text: RowText = {};
  for (const { name, kind } of DATASETS[dataset].columns) {
    const value = record[name];
    if (value === undefined) text[name] = null;
    else if (typeof value === 'string') text[name] = value;
    else if (kind === 'date') text[name] = dateText(value);
    else if (kind === 'quantity') text[name] = quantityText(value);
    else text[name] = kind === 'money' || kind === 'price' ? exactText(value) : String(value);
  }
  return text;
}

/** A row as the quarantine keeps it: every column, empty where there is no value. */
export function rawText(text: RowText): Record<string, string> {
  return Object.fromEntries(Object.entries(text).map(([name, value]) => [name, value === null ? '' : value]));
}
