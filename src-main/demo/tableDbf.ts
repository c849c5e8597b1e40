/**
 * Writes a dBase III table: what a head office with older systems sends. Column names are cut to 10 characters (or are
 * the profile's Chinese ones), dates are D fields, or text in the compact shape's stead. The table is kept in memory
 * until its record count is known; it is for nightly files only.
 */
import { type Cell, COLUMNS, type Column, type Dataset } from './columns.ts';
import {
  ColumnTotals,
  cellText,
  encodeText,
  type FileStyle,
  SCALE_OF,
  type TableSink,
  type TableWriter,
} from './tableText.ts';

const HEADER_BYTES = 32;
const NAME_BYTES = 11;

interface DbfField {
  readonly index: number;
  readonly column: Column;
  readonly type: 'C' | 'N' | 'D';
  readonly length: number;
  readonly decimals: number;
}

function fieldOf(dataset: Dataset, index: number, style: FileStyle): DbfField {
  const column = COLUMNS[dataset][index] as Column;
  const scale = SCALE_OF[column.kind];
  if (scale !== undefined) return { index, column, type: 'N', length: column.width, decimals: scale };
  if (column.kind === 'date' && style.compact) return { index, column, type: 'D', length: 8, decimals: 0 };
  return { index, column, type: 'C', length: column.width, decimals: 0 };
}

/** Bytes of a text cut to a field's length between characters, never inside one. */
function fitted(text: string, length: number, encoding: FileStyle['encoding']): Buffer {
  let characters = [...text];
  let bytes = encodeText(text, encoding);
  while (bytes.length > length) {
    characters = characters.slice(0, -1);
    bytes = encodeText(characters.join(''), encoding);
  }
  return bytes;
}

export function createDbfWriter(
  dataset: Dataset,
  style: FileStyle,
  businessDate: string,
  sink: TableSink,
): TableWriter {
  const fields = style.order.map((index) => fieldOf(dataset, index, style));
  const recordLength = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const headerLength = HEADER_BYTES * (1 + fields.length) + 1;
  const totals = new ColumnTotals(dataset, style.totals ?? []);
  const records: Buffer[] = [];

  function header(): Buffer {
    const bytes = Buffer.alloc(headerLength);
    bytes[0] = 0x03;
    bytes[1] = Number(businessDate.slice(0, 4)) - 1900;
    bytes[2] = Number(businessDate.slice(5, 7));
    bytes[3] = Number(businessDate.slice(8, 10));
    bytes.writeUInt32LE(records.length, 4);
    bytes.writeUInt16LE(headerLength, 8);
    bytes.writeUInt16LE(recordLength, 10);
    fields.forEach((field, i) => {
      const at = HEADER_BYTES * (i + 1);
      const name =
        style.profile === 'canonical' ? field.column.name.slice(0, NAME_BYTES - 1).toUpperCase() : field.column.zh;
      fitted(name, NAME_BYTES - 1, style.encoding).copy(bytes, at);
      bytes[at + 11] = field.type.charCodeAt(0);
      bytes[at + 16] = field.length;
      bytes[at + 17] = field.decimals;
    });
    bytes[headerLength - 1] = 0x0d;
    return bytes;
  }

  return {
    row(cells: readonly Cell[]) {
      const record = Buffer.alloc(recordLength, 0x20);
      let at = 1;
      for (const field of fields) {
        const text = cellText(field.column, cells[field.index] ?? null, style);
        const bytes = fitted(text, field.length, style.encoding);
        bytes.copy(record, field.type === 'N' ? at + field.length - bytes.length : at);
        at += field.length;
      }
      records.push(record);
      totals.add(cells);
    },
    end() {
      sink.write(Buffer.concat([header(), ...records, Buffer.of(0x1a)]));
      return { rows: records.length, totals: style.totals === null ? null : totals.texts() };
    },
  };
}
