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
import { CHANGE_COLUMNS } from './changeColumns.ts';
import { CLIENT_COLUMNS } from './clientColumns.ts';
import { ColumnContext, type ColumnLoader, yearToDate } from './context.ts';
import { EVENT_COLUMNS, warmEventColumns } from './eventColumns.ts';
import { figureColumn, isOfPass } from './figureColumns.ts';
import { RECORD_COLUMNS } from './recordColumns.ts';
import { TIER_COLUMNS, warmTierColumns } from './tierColumns.ts';
import { touchedSince } from './touched.ts';

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
  /** Whether a field's values are those of `at` also where that is an earlier date: the branch's records, clients' facts and figures that were not kept are those of now. */
  isOfItsDate(field: string): boolean;
  /** Reads ahead what takes longest, in steps of a few milliseconds. */
  warm(): Generator<void, void, void>;
}

/** What rests on a client's risk level, which is that of now, and what is not known of an earlier date. */
const NOT_OF_ITS_DATE = /^(suitability\.|value\.at_risk$)/;

/** Columns that are made of contacts and tasks, of which there are most. */
const SLOW_FIELDS = [
  'contact.last_on',
  'contact.days',
  'contact.tags',
  'contact.count_90',
  'task.open',
  'task.overdue',
] as const;
/** Clients that one step of reading ahead is about. */
const WARM_CLIENTS = 250;

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
  /** The edit that the columns of records are as of. */
  private readonly mark: number;

  /** `before`: the columns of the same facts and day as they were at the edit `mark`; only what was written since is read. */
  constructor(store: ReadStore, at: Ymd, today: Ymd, before?: Columns, mark = 0) {
    const own = before === undefined ? undefined : new ColumnContext(store, at, today, before.facts);
    this.mark = recordsMark(store);
    // The branch's practice says what a large flow is: with another one, everything is read anew.
    const isKept = own !== undefined && JSON.stringify(own.practice) === JSON.stringify(before?.facts.practice);
    this.facts = isKept ? (before as Columns).facts : new ColumnContext(store, at, today);
    this.own = isKept ? own : new ColumnContext(store, at, today, this.facts);
    if (isKept && before !== undefined) {
      const touched = touchedSince(store, mark);
      const few = touched === null ? null : new ColumnContext(store, at, today, this.facts, touched);
      for (const [field, column] of before.columns) {
        const own = RECORD_COLUMNS[field];
        if (own === undefined) this.columns.set(field, column);
        else if (few !== null)
          this.columns.set(field, few.only?.length === 0 ? column : patched(column, own(few), few));
      }
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
    const loader: ColumnLoader | undefined =
      CLIENT_COLUMNS[field] ?? EVENT_COLUMNS[field] ?? CHANGE_COLUMNS[field] ?? TIER_COLUMNS[field];
    return loader === undefined ? figureColumn(this.facts, field) : loader(this.facts);
  }

  *warm(): Generator<void, void, void> {
    yield* warmEventColumns(this.facts);
    yield* warmTierColumns(this.facts);
    yield* this.warmRecords();
  }

  /** What is made of many records, some clients at a time: read at once it would hold the window for a second. */
  private *warmRecords(): Generator<void, void, void> {
    const { store, at, today, nos } = this.facts;
    const fields = SLOW_FIELDS.filter((field) => !this.columns.has(field));
    const made = new Map<string, Column>();
    for (let from = 0; from < nos.length; from += WARM_CLIENTS) {
      const few = new ColumnContext(store, at, today, this.facts, nos.slice(from, from + WARM_CLIENTS));
      for (const field of fields) {
        const fresh = (RECORD_COLUMNS[field] as ColumnLoader)(few);
        const known = made.get(field);
        if (known === undefined) made.set(field, fresh);
        else patch(known, fresh, from, Math.min(from + WARM_CLIENTS, nos.length));
        yield;
      }
    }
    // Written meanwhile: those columns are of another time, and are read when they are asked for.
    if (recordsMark(store) === this.mark) for (const [field, column] of made) this.columns.set(field, column);
  }

  isNotMade(field: string): boolean {
    return this.facts.pass === null && (isOfPass(this.facts, field) || field === 'event.commission_over_branch');
  }

  isOfItsDate(field: string): boolean {
    if (this.isNotMade(field)) return false;
    return !this.facts.isPast || !(field in RECORD_COLUMNS || field in CLIENT_COLUMNS || NOT_OF_ITS_DATE.test(field));
  }
}

/** Values of some places put into a column that nobody else has yet. */
function patch(column: Column, fresh: Column, from: number, to: number): void {
  const values = column.values as unknown[];
  for (let place = from; place < to; place++) values[place] = fresh.values[place];
}

/** The column with the values of the few clients that were read anew. */
function patched(column: Column, fresh: Column, few: ColumnContext): Column {
  const places = (few.only ?? []).map((no) => few.placeOfNo(no)).filter((place) => place >= 0);
  if (column.type === 'numbers' && fresh.type === 'numbers') {
    const values = column.values.slice();
    for (const place of places) values[place] = fresh.values[place] as number;
    return { type: 'numbers', values };
  }
  const values = [...column.values];
  for (const place of places) values[place] = fresh.values[place] as never;
  return { type: column.type, values } as Column;
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
  const columns =
    kept?.key === key ? new Columns(store, at, today, kept.columns, kept.records) : new Columns(store, at, today);
  keptOf.set(store, { key, records, columns });
  return columns;
}

/** The same on an earlier date, not kept: facts through that date and the figures kept for it; profile and client facts are those of now. */
export function columnsAt(store: ReadStore, at: Ymd): ConditionColumns {
  return new Columns(store, at, at);
}
