/**
 * What a delivery took out of force, kept so that the delivery can be taken back: rows of facts, versions of reference
 * rows, rows of the quarantine, files. In blocks of deflated JSON; written and read block by block, so that a correction
 * of millions of rows needs the memory of one block.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FactTableName } from '../facts/bulkInsert.ts';
import { query, type Store, type WriteStore } from '../open.ts';

/** Rows of a block. */
const BLOCK = 2_000;
/** Quick rather than small: the rows are mostly digits. */
const LEVEL = 3;

/**
 * Fact tables: rows as arrays, in the table's order of columns. 'account' and 'security': which number or code the ids in
 * those rows stood for, [id, text]. 'readmitted' and 'reworded': rows of the quarantine as they stood before.
 */
export type SupersededKind =
  | FactTableName
  | 'file'
  | 'reject'
  | 'reference_version'
  | 'readmitted'
  | 'reworded'
  | 'account'
  | 'security';

export class SupersededWriter {
  private readonly store: WriteStore;
  private readonly deliveryId: number;
  private readonly pending = new Map<SupersededKind, unknown[]>();
  private blocks = 0;

  constructor(store: WriteStore, deliveryId: number) {
    this.store = store;
    this.deliveryId = deliveryId;
  }

  add(kind: SupersededKind, row: unknown): void {
    let rows = this.pending.get(kind);
    if (!rows) {
      rows = [];
      this.pending.set(kind, rows);
    }
    rows.push(row);
    if (rows.length === BLOCK) this.write(kind, rows);
  }

  flush(): void {
    for (const [kind, rows] of this.pending) if (rows.length > 0) this.write(kind, rows);
  }

  private write(kind: SupersededKind, rows: unknown[]): void {
    this.store.run(
      query.insertInto('superseded').values({
        delivery_id: this.deliveryId,
        block_at: this.blocks++,
        table_name: kind,
        row_count: rows.length,
        body: deflateRawSync(JSON.stringify(rows), { level: LEVEL }),
      }),
    );
    rows.length = 0;
  }
}

/** In the order in which they were written. */
export function* supersededRows<T>(store: Store, deliveryId: number, kind: SupersededKind): Generator<T, undefined> {
  const blocks = store.all(
    query
      .selectFrom('superseded')
      .select('block_at')
      .where('delivery_id', '=', deliveryId)
      .where('table_name', '=', kind)
      .orderBy('block_at'),
  );
  for (const { block_at } of blocks) {
    const block = store.get(
      query
        .selectFrom('superseded')
        .select('body')
        .where('delivery_id', '=', deliveryId)
        .where('block_at', '=', block_at),
    );
    if (!block) throw new Error('a block of replaced rows is gone');
    yield* JSON.parse(inflateRawSync(block.body).toString('utf8')) as T[];
  }
}

export function deleteSuperseded(store: WriteStore, deliveryId: number): void {
  store.run(query.deleteFrom('superseded').where('delivery_id', '=', deliveryId));
}
