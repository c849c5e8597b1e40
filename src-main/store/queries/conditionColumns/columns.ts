/**
 * The columns that conditions are asked over, kept in memory: those of facts until the facts change, those of the branch's
 * own records until one is written, all of them until the day changes.
 */
import type { Column } from '../../../../src-shared/domain/conditions/field.ts';
import type { Ymd } from '../../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../../open.ts';
import { recordsMark } from '../../records/read.ts';
import { findPass } from '../branchPass.ts';
import { factsMark } from '../factsVersion.ts';
import { asOf } from '../status.ts';
import { CLIENT_COLUMNS } from './clientColumns.ts';
import { ColumnContext, type ColumnLoader, yearToDate } from './context.ts';
import { EVENT_COLUMNS, warmEventColumns } from './eventColumns.ts';
import { figureColumn, isOfPass } from './figureColumns.ts';
import { RECORD_COLUMNS } from './recordColumns.ts';

export interface ConditionColumns {
  readonly at: Ymd;
  readonly today: Ymd;
  readonly size: number;
  readonly nos: readonly string[];
  readonly ids: Int32Array;
  placeOf(clientNo: string): number;
  of(field: string): Column;
  /** Whether a field has no values only because the figures of the branch are still to be made. */
  isNotMade(field: string): boolean;
  /** Reads ahead what takes longest, in steps of a few milliseconds. */
  warm(): Generator<void, void, void>;
}

interface Kept {
  readonly key: string;
  readonly records: number;
  readonly columns: Columns;
}
const keptOf = new WeakMap<ReadStore, Kept>();

class Columns implements ConditionColumns {
  private readonly facts: ColumnContext;
  private readonly own: ColumnContext;
  private readonly columns = new Map<string, Column>();

  constructor(store: ReadStore, at: Ymd, today: Ymd, before?: Columns) {
    const own = before === undefined ? undefined : new ColumnContext(store, at, today, before.facts);
    // The branch's practice says what a large flow is: with another one, everything is read anew.
    const isKept = own !== undefined && JSON.stringify(own.practice) === JSON.stringify(before?.facts.practice);
    this.facts = isKept ? (before as Columns).facts : new ColumnContext(store, at, today);
    this.own = isKept ? own : new ColumnContext(store, at, today, this.facts);
    if (isKept && before !== undefined) {
      for (const [field, column] of before.columns) if (!(field in RECORD_COLUMNS)) this.columns.set(field, column);
    }
  }

  get at(): Ymd {
    return this.facts.at;
  }
  get today(): Ymd {
    return this.facts.today;
  }
  get size(): number {
    return this.facts.size;
  }
  get nos(): readonly string[] {
    return this.facts.nos;
  }
  get ids(): Int32Array {
    return this.facts.ids;
  }

  placeOf(clientNo: string): number {
    return this.facts.placeOfNo(clientNo);
  }

  of(field: string): Column {
    let column = this.columns.get(field);
    if (column === undefined) {
      column = this.load(field);
      this.columns.set(field, column);
    }
    return column;
  }

  private load(field: string): Column {
    const own = RECORD_COLUMNS[field];
    if (own !== undefined) return own(this.own);
    const loader: ColumnLoader | undefined = CLIENT_COLUMNS[field] ?? EVENT_COLUMNS[field];
    return loader === undefined ? figureColumn(this.facts, field) : loader(this.facts);
  }

  warm(): Generator<void, void, void> {
    return warmEventColumns(this.facts);
  }

  isNotMade(field: string): boolean {
    return this.facts.pass === null && (isOfPass(field) || field === 'event.commission_over_branch');
  }
}

/** Null: the store holds no data yet. */
export function conditionColumns(store: ReadStore, today: Ymd): ConditionColumns | null {
  const at = asOf(store);
  if (at === null) return null;
  const pass = findPass(store, yearToDate(at), at);
  const key = `${factsMark(store)} ${pass?.pass_id ?? ''} ${today}`;
  const records = recordsMark(store);
  const kept = keptOf.get(store);
  if (kept?.key === key && kept.records === records) return kept.columns;
  const columns = new Columns(store, at, today, kept?.key === key ? kept.columns : undefined);
  keptOf.set(store, { key, records, columns });
  return columns;
}

/** The same on an earlier date, not kept: facts through that date and the figures kept for it; profile and client facts are those of now. */
export function columnsAt(store: ReadStore, at: Ymd): ConditionColumns {
  return new Columns(store, at, at);
}
