/**
 * What differs between the rows that went and the rows that came, by the contract's key. Both sides are streamed in the
 * order of the table's own key: what is equal passes by, only what differs is held. Counts are of all rows; rows
 * themselves are kept up to a bound.
 */
import type { CorrectionSummary } from '../../../src-shared/contract/correctionSummary.ts';
import type { DatasetName } from '../../../src-shared/files/datasets.ts';
import type { FactTable } from '../../store/facts/bulkInsert.ts';
import { keyPlaces } from '../../store/facts/orderedRows.ts';
import type { ReferenceRecord } from '../../store/facts/referenceRows.ts';
import type { NewCorrectionRow } from '../../store/ledger/corrections.ts';
import { FACT_DATASETS } from '../factIntake.ts';
import { NumberSet } from '../numberSet.ts';
import { FactText, type Names, type RowText, referenceText } from './rowText.ts';

/** Rows that a correction keeps one by one; more are counted. */
export const KEPT_ROWS = 5_000;
/** Rows of one side and dataset that are held while the other side is read. */
const HELD_ROWS = 20_000;

export interface RowSide {
  readonly rows: Iterable<readonly unknown[]>;
  readonly names: Names;
}

interface Rest {
  count: number;
  readonly held: Map<string, RowText>;
}

export class Difference {
  readonly counts: CorrectionSummary['rows'] = {};
  readonly rows: NewCorrectionRow[] = [];
  private total = 0;
  private readonly step: (rows: number) => void;

  /** `step` hears of rows worked through; throws to cancel. */
  constructor(step: (rows: number) => void) {
    this.step = step;
  }

  get leftOut(): number {
    return this.total - this.rows.length;
  }

  /** Rows of one dataset of facts, both sides as from orderedRows. */
  facts(dataset: DatasetName, gone: RowSide, came: RowSide): void {
    const table = FACT_DATASETS[dataset]?.table;
    if (!table) throw new Error(`${dataset} is no fact dataset`);
    const text = new FactText(dataset);
    const keys = new NumberSet();
    const rest = (): Rest => ({ count: 0, held: new Map() });
    const [left, right] = [rest(), rest()];
    const differs = (side: Rest, row: readonly unknown[], names: Names): void => {
      const key = text.key(row, names);
      keys.add(hashOf(key));
      side.count++;
      if (side.held.size < HELD_ROWS) side.held.set(key, text.text(row, names));
    };
    merge(table, gone.rows, came.rows, this.step, {
      gone: (row) => differs(left, row, gone.names),
      came: (row) => differs(right, row, came.names),
    });
    this.pair(dataset, left, right, left.count + right.count - keys.size);
  }

  private pair(dataset: DatasetName, gone: Rest, came: Rest, matched: number): void {
    let equal = 0;
    const found: NewCorrectionRow[] = [];
    for (const [key, before] of gone.held) {
      const after = came.held.get(key);
      if (after !== undefined && sameText(before, after)) equal++;
      else if (after !== undefined) found.push(rowOf(dataset, key, before, after));
      // A partner may be among those that were not held.
      else if (came.held.size === came.count) found.push(rowOf(dataset, key, before, null));
    }
    if (gone.held.size === gone.count) {
      for (const [key, after] of came.held) if (!gone.held.has(key)) found.push(rowOf(dataset, key, null, after));
    }
    this.count(dataset, {
      added: came.count - matched,
      removed: gone.count - matched,
      changed: matched - equal,
    });
    this.keep(found);
  }

  /** One row; null: it was not there, or is not there any more. */
  one(dataset: DatasetName, key: string, before: RowText | null, after: RowText | null): void {
    if (before !== null && after !== null && sameText(before, after)) return;
    const row = rowOf(dataset, key, before, after);
    this.count(dataset, { added: 0, removed: 0, changed: 0, [row.change]: 1 });
    this.keep([row]);
  }

  reference(dataset: DatasetName, key: string, before: ReferenceRecord | null, after: ReferenceRecord | null): void {
    const text = (record: ReferenceRecord | null): RowText | null =>
      record === null ? null : referenceText(dataset, record);
    if (before !== null || after !== null)
      this.one(dataset, dataset === 'securities' ? key.replace('.', ' ') : key, text(before), text(after));
  }

  private count(dataset: DatasetName, more: { added: number; removed: number; changed: number }): void {
    const sum = more.added + more.removed + more.changed;
    if (sum === 0) return;
    const before = this.counts[dataset] ?? { added: 0, removed: 0, changed: 0 };
    this.counts[dataset] = {
      added: before.added + more.added,
      removed: before.removed + more.removed,
      changed: before.changed + more.changed,
    };
    this.total += sum;
  }

  private keep(found: readonly NewCorrectionRow[]): void {
    for (const row of found) if (this.rows.length < KEPT_ROWS) this.rows.push(row);
  }
}

function rowOf(dataset: DatasetName, key: string, before: RowText | null, after: RowText | null): NewCorrectionRow {
  return {
    dataset,
    change: before === null ? 'added' : after === null ? 'removed' : 'changed',
    row_key: key,
    before_json: before === null ? null : JSON.stringify(before),
    after_json: after === null ? null : JSON.stringify(after),
  };
}

function sameText(a: RowText, b: RowText): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** 53 bits of a key: among ten million keys two meet with a chance of less than one in a hundred. */
function hashOf(key: string): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x85ebca6b) ^ (b >>> 13);
  }
  a ^= a >>> 15;
  b = Math.imul(b ^ (b >>> 16), 0xc2b2ae35);
  return (a >>> 0) * 2 ** 21 + (b >>> 11);
}

/** Rows between two calls of `step`. */
const STEP = 4_096;

interface Heard {
  gone(row: readonly unknown[]): void;
  came(row: readonly unknown[]): void;
}

function merge(
  table: FactTable,
  gone: Iterable<readonly unknown[]>,
  came: Iterable<readonly unknown[]>,
  step: (rows: number) => void,
  heard: Heard,
): void {
  const places = keyPlaces(table);
  const [left, right] = [gone[Symbol.iterator](), came[Symbol.iterator]()];
  let passed = 0;
  try {
    let a = left.next();
    let b = right.next();
    while (!a.done || !b.done) {
      if (++passed % STEP === 0) step(STEP);
      const order = a.done ? 1 : b.done ? -1 : compareKeys(places, a.value, b.value);
      if (order === 0 && !a.done && !b.done && sameValues(table, a.value, b.value)) {
        a = left.next();
        b = right.next();
        continue;
      }
      if (order <= 0 && !a.done) {
        heard.gone(a.value);
        a = left.next();
      }
      if (order >= 0 && !b.done) {
        heard.came(b.value);
        b = right.next();
      }
    }
  } finally {
    left.return?.();
    right.return?.();
  }
}

function compareKeys(places: readonly number[], a: readonly unknown[], b: readonly unknown[]): number {
  for (const at of places) {
    const [x, y] = [a[at] as number | string, b[at] as number | string];
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return 0;
}

/** All but file and line. */
function sameValues(table: FactTable, a: readonly unknown[], b: readonly unknown[]): boolean {
  const { length } = table.numbers;
  for (let at = 0; at < length + table.texts.length; at++) {
    if (at !== length - 2 && at !== length - 1 && a[at] !== b[at]) return false;
  }
  return true;
}
