/**
 * Byte slices → typed columns, by the plan of a file's header. Every value is checked against its column; what does not
 * fit becomes an issue of its row, and the row is not used. Column by column, so that each loop stays on one kind of value.
 */
import { type Column, decimalsOf } from './datasets.ts';
import {
  BAD_NUMBER,
  NULL_VALUE,
  OUT_OF_RANGE,
  parseDateBytes,
  parseDecimalBytes,
  parseTimeBytes,
  TOO_MANY_DECIMALS,
} from './fieldParsers.ts';
import type { HeaderPlan } from './headerPlan.ts';
import type { IssueCode } from './issues.ts';
import { NO_TEXT, type PackedTexts, SLICE } from './packedTexts.ts';
import { ParsedRows } from './parsedRows.ts';
import { ROW_RULES } from './rowRules.ts';
import { ROW_BAD_QUOTES, ROW_OK, type RowNote, type SliceBatch } from './sliceBatch.ts';
import { isPlainAscii, TextCache } from './textCache.ts';
import { ColumnTotal } from './totals.ts';

/** Longest value that an issue repeats. */
const SHOWN_CHARACTERS = 200;
/** Bytes of an identifier. The longest of the contract, an account number, has some 20. */
const LONGEST_CODE = 128;

export class RowParser {
  readonly plan: HeaderPlan;
  readonly parsed: ParsedRows;
  readonly totals = new Map<string, ColumnTotal>();
  private readonly cache: TextCache;
  private readonly lenient: InstanceType<typeof TextDecoder>;
  /** By column: values of an enum by the number of their text. */
  private readonly words = new Map<number, number[]>();
  /** Set where the rows go to another thread: their texts then stay numbers and slices. */
  packed: PackedTexts | null = null;
  private readonly skip: Uint8Array;

  /** `totals`: names of columns to be summed over all rows. */
  constructor(plan: HeaderPlan, encoding: string, capacity: number, totals: Iterable<string> = []) {
    this.plan = plan;
    this.parsed = new ParsedRows(plan.dataset, capacity);
    this.cache = new TextCache(encoding);
    this.lenient = new TextDecoder(encoding, { ignoreBOM: true });
    this.skip = new Uint8Array(capacity);
    for (const name of totals) {
      const column = plan.dataset.columns.find((c) => c.name === name);
      const decimals = column ? decimalsOf(column.kind) : null;
      if (decimals !== null) this.totals.set(name, new ColumnTotal(decimals));
    }
  }

  /** Parses the rows of a batch from `fromRow` on; the result is valid until the next call. */
  parse(batch: SliceBatch, fromRow: number): ParsedRows {
    const { parsed, plan } = this;
    const rows = batch.rows - fromRow;
    if (this.cache.trim()) this.words.clear();
    parsed.rows = rows;
    parsed.issues = [];
    parsed.fault.fill(0, 0, rows);
    this.skip.fill(0, 0, rows);
    for (let i = 0; i < rows; i++) {
      const row = fromRow + i;
      parsed.line[i] = batch.line[row] as number;
      const form = batch.form[row] as number;
      const fields = (batch.first[row + 1] as number) - (batch.first[row] as number);
      if (form === ROW_OK && fields === plan.fieldCount) continue;
      this.skip[i] = 1;
      for (const total of this.totals.values()) total.unreadable++;
      const code = form === ROW_BAD_QUOTES ? 'bad_quotes' : form === ROW_OK ? 'field_count' : 'too_long';
      const value = code === 'field_count' ? `${fields} instead of ${plan.fieldCount}` : '';
      parsed.addIssue({ row: i, column: '', value, code });
    }
    if (batch.notes !== null) this.takeNotes(batch.notes, fromRow, rows);
    plan.dataset.columns.forEach((column, index) => {
      const field = plan.fieldOf[index] as number;
      if (field < 0) this.fillNull(column, index, rows);
      else this.parseColumn(batch, fromRow, column, index, field);
    });
    this.applyRules(rows);
    return parsed;
  }

  /** What a translation found before the values are looked at. */
  private takeNotes(notes: ReadonlyMap<number, readonly RowNote[]>, fromRow: number, rows: number): void {
    for (const [row, all] of notes) {
      const i = row - fromRow;
      if (i < 0 || i >= rows) continue;
      for (const { column, value, code } of all) {
        this.parsed.addIssue({ row: i, column, value: value.slice(0, SHOWN_CHARACTERS), code });
        // Of a row that is nobody's there are no values to look at.
        if (column === '' && code !== 'check_failed') this.skip[i] = 1;
      }
    }
  }

  private fillNull(column: Column, index: number, rows: number): void {
    this.parsed.numberAt(index).fill(NULL_VALUE, 0, rows);
    this.parsed.textAt(index).fill(null, 0, rows);
    if (!column.required) return;
    for (let i = 0; i < rows; i++) {
      if (this.skip[i] === 0) this.parsed.addIssue({ row: i, column: column.name, value: '', code: 'missing_value' });
    }
  }

  private parseColumn(batch: SliceBatch, fromRow: number, column: Column, index: number, field: number): void {
    const { parsed } = this;
    switch (column.kind) {
      case 'text':
      case 'code':
        this.parseTexts(batch, fromRow, column, index, field);
        break;
      case 'enum':
        this.parseWords(batch, fromRow, column, index, field);
        break;
      default:
        this.parseNumbers(batch, fromRow, column, index, field);
    }
    if (!column.required) return;
    const numbers = parsed.numberAt(index);
    const texts = parsed.textAt(index);
    const asText = column.kind === 'text' || column.kind === 'code';
    for (let i = 0; i < parsed.rows; i++) {
      const empty = asText ? texts[i] === null : Number.isNaN(numbers[i]);
      if (!empty || this.skip[i] !== 0) continue;
      if (this.emptySlice(batch, fromRow + i, field)) this.add(batch, fromRow, i, column, field, 'missing_value');
    }
  }

  private emptySlice(batch: SliceBatch, row: number, field: number): boolean {
    const at = (batch.first[row] as number) + field;
    return batch.starts[at] === batch.ends[at];
  }

  private parseTexts(batch: SliceBatch, fromRow: number, column: Column, index: number, field: number): void {
    const { parsed, cache, skip, plan } = this;
    const { bytes, first, starts, ends } = batch;
    const out = parsed.textAt(index);
    const rows = parsed.rows;
    const numbers = this.packed?.numbersAt(index) ?? null;
    for (let i = 0; i < rows; i++) {
      if (numbers) numbers[i] = NO_TEXT;
      if (skip[i] !== 0) {
        out[i] = null;
        continue;
      }
      const at = (first[fromRow + i] as number) + field;
      const start = starts[at] as number;
      const end = ends[at] as number;
      if (start === end) {
        out[i] = null;
        continue;
      }
      if (column.kind === 'code' && end - start > LONGEST_CODE) {
        this.add(batch, fromRow, i, column, field, 'too_long');
        out[i] = null;
        continue;
      }
      if (numbers) {
        if (column.unique && isPlainAscii(bytes, start, end)) {
          numbers[i] = SLICE;
          this.packed?.slice(index, i, start, end);
          out[i] = '';
          continue;
        }
        const number = cache.number(bytes, start, end);
        if (number < 0) this.add(batch, fromRow, i, column, field, 'bad_text');
        else numbers[i] = number;
        out[i] = number < 0 ? null : (cache.strings[number] as string);
        continue;
      }
      const text = column.unique ? cache.decode(bytes, start, end) : this.known(bytes, start, end);
      if (text === null) this.add(batch, fromRow, i, column, field, 'bad_text');
      out[i] = text !== null && column.codes ? (plan.profile.value(plan.dataset.name, column, text) ?? text) : text;
    }
  }

  /** Strings by number, of the last parse; a new array once the old one was forgotten. */
  get strings(): readonly string[] {
    return this.cache.strings;
  }

  private known(bytes: Uint8Array, start: number, end: number): string | null {
    const number = this.cache.number(bytes, start, end);
    return number < 0 ? null : (this.cache.strings[number] as string);
  }

  private parseWords(batch: SliceBatch, fromRow: number, column: Column, index: number, field: number): void {
    const { parsed, cache, skip, plan } = this;
    const { bytes, first, starts, ends } = batch;
    const out = parsed.numberAt(index);
    let words = this.words.get(index);
    if (!words) {
      words = [];
      this.words.set(index, words);
    }
    const rows = parsed.rows;
    for (let i = 0; i < rows; i++) {
      out[i] = NULL_VALUE;
      if (skip[i] !== 0) continue;
      const at = (first[fromRow + i] as number) + field;
      const start = starts[at] as number;
      const end = ends[at] as number;
      if (start === end) continue;
      const number = cache.number(bytes, start, end);
      if (number < 0) {
        this.add(batch, fromRow, i, column, field, 'bad_text');
        continue;
      }
      let value = words[number];
      if (value === undefined) {
        const canonical = plan.profile.value(plan.dataset.name, column, cache.strings[number] as string);
        value = canonical === undefined ? -1 : (column.codes?.values.indexOf(canonical) ?? -1);
        words[number] = value;
      }
      if (value < 0) this.add(batch, fromRow, i, column, field, 'unknown_code');
      else out[i] = value;
    }
  }

  private parseNumbers(batch: SliceBatch, fromRow: number, column: Column, index: number, field: number): void {
    const { parsed, skip, plan } = this;
    const { bytes, first, starts, ends } = batch;
    const out = parsed.numberAt(index);
    const rows = parsed.rows;
    const decimals = decimalsOf(column.kind);
    const lead = plan.lead;
    const sign = column.notNegative;
    const total = this.totals.get(column.name);
    for (let i = 0; i < rows; i++) {
      if (skip[i] !== 0) {
        out[i] = NULL_VALUE;
        continue;
      }
      const at = (first[fromRow + i] as number) + field;
      const start = starts[at] as number;
      const end = ends[at] as number;
      const value =
        decimals !== null
          ? parseDecimalBytes(bytes, start, end, decimals, lead)
          : column.kind === 'date'
            ? parseDateBytes(bytes, start, end)
            : parseTimeBytes(bytes, start, end);
      out[i] = value;
      if (value >= 0 && value <= Number.MAX_SAFE_INTEGER) continue;
      if (Number.isNaN(value)) continue;
      if (Number.isSafeInteger(value)) {
        if (sign) this.add(batch, fromRow, i, column, field, 'negative');
        continue;
      }
      out[i] = NULL_VALUE;
      const code = decimals === null ? (column.kind === 'date' ? 'bad_date' : 'bad_time') : numberFault(value);
      this.add(batch, fromRow, i, column, field, code);
      total?.addText(this.raw(batch, fromRow + i, field));
    }
    total?.addColumn(out, rows);
    if (column.kind === 'rate') {
      const texts = parsed.textAt(index);
      for (let i = 0; i < rows; i++) texts[i] = Number.isNaN(out[i]) ? null : this.raw(batch, fromRow + i, field);
    }
  }

  private applyRules(rows: number): void {
    const rule = ROW_RULES[this.plan.dataset.name];
    if (!rule) return;
    for (let i = 0; i < rows; i++) {
      if (this.parsed.fault[i] !== 0) continue;
      const fault = rule(this.parsed, i);
      if (fault) this.parsed.addIssue({ row: i, column: fault.column, value: '', code: fault.code });
    }
  }

  private add(batch: SliceBatch, fromRow: number, i: number, column: Column, field: number, code: IssueCode): void {
    const value = this.raw(batch, fromRow + i, field).slice(0, SHOWN_CHARACTERS);
    this.parsed.addIssue({ row: i, column: column.name, value, code });
  }

  private raw(batch: SliceBatch, row: number, field: number): string {
    const at = (batch.first[row] as number) + field;
    return this.lenient.decode(batch.bytes.subarray(batch.starts[at], batch.ends[at]));
  }

  /** A row's values as the file has them, by contract column; fields that no column claims are left out. */
  rawRow(batch: SliceBatch, row: number): Record<string, string> {
    const fields: Record<string, string> = {};
    const count = (batch.first[row + 1] as number) - (batch.first[row] as number);
    this.plan.dataset.columns.forEach((column, index) => {
      const field = this.plan.fieldOf[index] as number;
      if (field < 0 || field >= count) return;
      const text = this.raw(batch, row, field);
      if (text !== '') fields[column.name] = text;
    });
    return fields;
  }
}

function numberFault(mark: number): IssueCode {
  if (mark === TOO_MANY_DECIMALS) return 'too_many_decimals';
  if (mark === OUT_OF_RANGE) return 'out_of_range';
  if (mark === BAD_NUMBER) return 'bad_number';
  throw new Error(`no mark of a number: ${mark}`);
}
