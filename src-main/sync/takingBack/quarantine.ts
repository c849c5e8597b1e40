/**
 * Rows that go into quarantine because a set is taken back, and what their files count then. A row keeps the words of its
 * file where the quarantine had it before; otherwise it stands there in the contract's words.
 */
import type { DatasetName } from '../../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS, type IssueCode } from '../../../src-shared/files/issues.ts';
import type { FactTable } from '../../store/facts/bulkInsert.ts';
import { type DeliveryFile, loadDeliveryFile, updateDeliveryFile } from '../../store/facts/deliveries.ts';
import { orderedRows } from '../../store/facts/orderedRows.ts';
import { insertReject } from '../../store/facts/rejectRows.ts';
import type { WriteStore } from '../../store/open.ts';
import type { KeptReject } from '../correction/recorder.ts';
import { type RowText, rawText } from '../correction/rowText.ts';
import { FACT_DATASETS, type Fault } from '../factIntake.ts';

export class Quarantined {
  readonly rows: KeptReject[] = [];
  private readonly store: WriteStore;
  private readonly byFile = new Map<number, number>();

  constructor(store: WriteStore) {
    this.store = store;
  }

  /** Back as it stood there before. */
  again(row: KeptReject): void {
    insertReject(this.store, row);
    this.rows.push(row);
    this.byFile.set(row.file_id, (this.byFile.get(row.file_id) ?? 0) + 1);
  }

  add(file: DeliveryFile, line: number, { column, code }: Fault, text: RowText): void {
    const raw = rawText(text);
    const value = raw[column];
    this.again({
      file_id: file.file_id,
      business_date: file.business_date,
      dataset: file.dataset,
      line,
      column_name: column,
      value: value === undefined ? '' : value,
      code,
      text: ISSUE_TEXTS[code as IssueCode],
      row_json: JSON.stringify(raw),
    });
  }

  /** Counts and days of the files that lost rows; answers the deliveries that they are of. */
  saveFiles(): Set<number> {
    const deliveries = new Set<number>();
    for (const [fileId, rows] of this.byFile) {
      const file = loadDeliveryFile(this.store, fileId);
      if (!file) throw new Error('a row of the quarantine without its file');
      deliveries.add(file.delivery_id);
      const facts = FACT_DATASETS[file.dataset as DatasetName];
      const days =
        facts === undefined || facts.dayAt === null ? {} : daysOf(this.store, facts.table, facts.dayAt, file);
      updateDeliveryFile(this.store, fileId, {
        rows_applied: file.rows_applied - rows,
        rows_rejected: file.rows_rejected + rows,
        ...days,
      });
    }
    return deliveries;
  }
}

function daysOf(
  store: WriteStore,
  table: FactTable,
  dayAt: number,
  file: DeliveryFile,
): Pick<DeliveryFile, 'first_date' | 'last_date'> {
  let first: number | null = null;
  let last: number | null = null;
  for (const row of orderedRows(store, table, [file])) {
    const day = row[dayAt] as number;
    first = first === null ? day : Math.min(first, day);
    last = last === null ? day : Math.max(last, day);
  }
  return { first_date: first, last_date: last };
}
