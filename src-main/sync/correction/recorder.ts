/**
 * Hears what a revision takes out of force while it is applied, and keeps it so that the revision can be taken back.
 * Applying works the same without it.
 */
import type { FactTable } from '../../store/facts/bulkInsert.ts';
import { loadDeliveryFile } from '../../store/facts/deliveries.ts';
import { StoredNames } from '../../store/facts/names.ts';
import { whileReading } from '../../store/facts/orderedRows.ts';
import type { SpelledVersion } from '../../store/facts/referenceVersions.ts';
import type { NewReject, StoredReject } from '../../store/facts/rejectRows.ts';
import { SupersededWriter } from '../../store/ledger/superseded.ts';
import type { WriteStore } from '../../store/open.ts';
import { ACCOUNTS_AT, SECURITIES_AT } from './rowIds.ts';

export type KeptVersion = SpelledVersion;
export type KeptReject = NewReject;
/** A row that left the quarantine, and by its checksum the file that it is of: numbers of files come again. */
export interface KeptReadmission {
  readonly row: KeptReject;
  readonly sha256: string;
}

/** What of an earlier revision, or of the quarantine, goes while a set is applied. */
export interface ReplacedRows {
  /** Rows of a table that go, in the order of its key; `each` hears of every one. */
  facts(table: FactTable, rows: Iterable<unknown[]>, each: (row: readonly unknown[]) => void): void;
  file(fileId: number): void;
  version(version: KeptVersion): void;
  reject(row: KeptReject): void;
  /** Leaves the quarantine: it is sound now. */
  readmitted(row: StoredReject): void;
  /** Stays in quarantine, for another reason. */
  reworded(row: StoredReject): void;
}

export class CorrectionRecorder implements ReplacedRows {
  private readonly store: WriteStore;
  private readonly writer: SupersededWriter;
  private readonly accounts = new Set<number>();
  private readonly securities = new Set<number>();
  /** Rows that left the quarantine because of the revision. */
  readonly admitted: KeptReject[] = [];

  constructor(store: WriteStore, deliveryId: number) {
    this.store = store;
    this.writer = new SupersededWriter(store, deliveryId);
  }

  facts(table: FactTable, rows: Iterable<unknown[]>, each: (row: readonly unknown[]) => void): void {
    const accountsAt = ACCOUNTS_AT[table.name];
    const securitiesAt = SECURITIES_AT[table.name];
    whileReading(this.store, () => {
      for (const row of rows) {
        for (const at of accountsAt) this.accounts.add(row[at] as number);
        for (const at of securitiesAt) if (row[at] !== null) this.securities.add(row[at] as number);
        this.writer.add(table.name, row);
        each(row);
      }
    });
  }

  file(fileId: number): void {
    this.writer.add('file', fileId);
  }
  version(version: KeptVersion): void {
    this.writer.add('reference_version', version);
  }
  reject(row: KeptReject): void {
    this.writer.add('reject', row);
  }
  readmitted({ reject_id: _id, ...row }: StoredReject): void {
    const file = loadDeliveryFile(this.store, row.file_id);
    if (!file) throw new Error('a row of the quarantine without its file');
    this.writer.add('readmitted', { row, sha256: file.sha256 } satisfies KeptReadmission);
    this.admitted.push(row);
  }
  reworded({ reject_id: _id, ...row }: StoredReject): void {
    this.writer.add('reworded', row);
  }

  /** Facts are replaced: what their ids stood for is written before any of them can go. */
  end(): void {
    const names = new StoredNames(this.store);
    for (const id of this.accounts) this.writer.add('account', [id, names.account(id)]);
    for (const id of this.securities) this.writer.add('security', [id, names.security(id).join('.')]);
    this.writer.flush();
  }
}
