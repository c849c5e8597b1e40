/**
 * Canonical values as a batch for the row parser: every column of the dataset in its order, UTF-8, the line of the
 * source. So a translated file passes the very checks that a canonical one does.
 */
import type { Dataset, DatasetName } from '../datasets.ts';
import { DATASETS } from '../datasets.ts';
import { type HeaderPlan, planHeader } from '../headerPlan.ts';
import { CANONICAL } from '../profile.ts';
import { ROW_OK, SliceBatch } from '../sliceBatch.ts';
import type { SourceRow } from './sourceRow.ts';

const encoder = new TextEncoder();

export class CanonicalBatch {
  readonly batch: SliceBatch;
  private readonly columns: number;
  private bytes = new Uint8Array(1 << 16);
  private used = 0;

  constructor(dataset: Dataset, capacity: number) {
    this.columns = dataset.columns.length;
    this.batch = new SliceBatch(capacity, this.columns);
  }

  get full(): boolean {
    return this.batch.rows >= this.batch.capacity;
  }

  clear(): void {
    this.used = 0;
    this.batch.clear(this.bytes);
  }

  add(row: SourceRow): void {
    const { batch } = this;
    const at = batch.rows;
    batch.first[at] = batch.fields;
    batch.line[at] = row.line;
    batch.form[at] = ROW_OK;
    for (let c = 0; c < this.columns; c++) {
      if (batch.fields >= batch.starts.length) batch.grow();
      batch.starts[batch.fields] = this.used;
      this.write(row.values[c] as string);
      batch.ends[batch.fields] = this.used;
      batch.fields++;
    }
    if (row.notes.length > 0) {
      batch.notes ??= new Map();
      batch.notes.set(at, row.notes);
    }
    batch.rows++;
    batch.first[batch.rows] = batch.fields;
  }

  private write(text: string): void {
    // The widest character of UTF-8 in a unit of JavaScript's text has three bytes.
    if (this.used + text.length * 3 > this.bytes.length) this.grow(this.used + text.length * 3);
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) {
        const encoded = encoder.encode(text.slice(i));
        bytes.set(encoded, this.used);
        this.used += encoded.length;
        return;
      }
      bytes[this.used++] = unit;
    }
  }

  private grow(needed: number): void {
    let size = this.bytes.length;
    while (size < needed) size *= 2;
    const larger = new Uint8Array(size);
    larger.set(this.bytes.subarray(0, this.used));
    this.bytes = larger;
    this.batch.bytes = larger;
  }
}

/** How the row parser reads such a batch. `unknown`: headers of the source that no part of the profile uses. */
export function canonicalPlan(name: DatasetName, unknown: readonly string[] = []): HeaderPlan {
  const header = DATASETS[name].columns.map((column) => ({ text: column.name, byteLength: column.name.length }));
  return { ...planHeader(name, CANONICAL, header, 'csv'), unknown };
}
