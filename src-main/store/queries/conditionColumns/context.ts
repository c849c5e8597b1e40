/** What the loaders of condition columns share: the clients and their places, the date, the kept figures, and what was read once. */
import type { Column } from '../../../../src-shared/domain/conditions/field.ts';
import type { Ymd } from '../../../../src-shared/kernel/dates.ts';
import type { Practice } from '../../../../src-shared/records/practice.record.ts';
import { query, type ReadStore } from '../../open.ts';
import { loadPractice } from '../../records/practice.ts';
import { type FoundPass, findPass } from '../branchPass.ts';
import { factsVersion } from '../factsVersion.ts';
import { asOf } from '../status.ts';

/** Loads the column of one field over all clients, in the order of the context's places. */
export type ColumnLoader = (context: ColumnContext) => Column;

export class ColumnContext {
  readonly store: ReadStore;
  /** Facts up to this date. */
  readonly at: Ymd;
  /** The person's day: birthdays and relative dates are counted from it. */
  readonly today: Ymd;
  readonly size: number;
  readonly ids: Int32Array;
  readonly nos: readonly string[];
  /** An earlier date than the newest: what the store keeps of the newest alone is then worked out again. */
  readonly isPast: boolean;
  /** The kept figures of the rules' period that ends with `at`; null: not made, or of other facts. */
  readonly pass: FoundPass | null;
  /** What the branch wrote is read of these clients alone; null: of all. */
  readonly only: readonly string[] | null;
  /** Where facts are read: the context that outlives an edit. */
  readonly forFacts: ColumnContext;
  private readonly placesOfId: Map<number, number>;
  private readonly placesOfNo: Map<string, number>;
  private readonly known = new Map<string, unknown>();

  /** `facts`: a context of the same facts and day, whose clients are taken over; what the branch wrote is read anew. */
  constructor(store: ReadStore, at: Ymd, today: Ymd, facts?: ColumnContext, only: readonly string[] | null = null) {
    this.store = store;
    this.at = at;
    this.today = today;
    this.only = only;
    this.forFacts = facts ?? this;
    this.placesOfId = facts?.placesOfId ?? new Map();
    this.placesOfNo = facts?.placesOfNo ?? new Map();
    if (facts !== undefined) {
      this.size = facts.size;
      this.ids = facts.ids;
      this.nos = facts.nos;
      this.pass = facts.pass;
      this.isPast = facts.isPast;
      return;
    }
    const rows = store.rows(query.selectFrom('client').select(['client_id', 'client_no']).orderBy('client_no')) as [
      number,
      string,
    ][];
    this.size = rows.length;
    this.ids = Int32Array.from(rows, ([id]) => id);
    this.nos = rows.map(([, no]) => no);
    for (const [place, [id, no]] of rows.entries()) {
      this.placesOfId.set(id, place);
      this.placesOfNo.set(no, place);
    }
    this.isPast = asOf(store) !== at;
    const pass = findPass(store, yearToDate(at), at);
    this.pass = pass !== null && pass.version === factsVersion(store) ? pass : null;
  }

  /** -1: no client of the store. */
  placeOfId(clientId: number): number {
    return this.placesOfId.get(clientId) ?? -1;
  }

  placeOfNo(clientNo: string | null): number {
    return clientNo === null ? -1 : (this.placesOfNo.get(clientNo) ?? -1);
  }

  /** What several columns are made of is read once. */
  once<T>(key: string, read: () => T): T {
    if (!this.known.has(key)) this.known.set(key, read());
    return this.known.get(key) as T;
  }

  isKnown(key: string): boolean {
    return this.known.has(key);
  }

  get practice(): Practice {
    return this.once('practice', () => loadPractice(this.store).body);
  }

  numbers(): Float64Array {
    return new Float64Array(this.size).fill(Number.NaN);
  }
}

/** The period that figures of a period are meant over: the year to date, as on the client's pages. */
export function yearToDate(at: Ymd): Ymd {
  return Math.floor(at / 10_000) * 10_000 + 101;
}

export const numbers = (values: Float64Array): Column => ({ type: 'numbers', values });
export const texts = (values: readonly (string | null)[]): Column => ({ type: 'text', values });
export const lists = (values: readonly (readonly string[] | null)[]): Column => ({ type: 'lists', values });

/** What a reading in steps comes to, without a stop. */
export function ended<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
