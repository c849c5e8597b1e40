/**
 * A sheet of a workbook as rows of text cells. Numbers keep the digits that Excel shows: a double is written with 15
 * significant digits, the precision Excel itself has; cells that are formatted as dates become dates.
 */
import readWorkbook from 'read-excel-file/universal';
import { WorkbookProblem } from './workbookProblem.ts';
import { checkedWorkbook } from './xlsxParts.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const SIGNIFICANT = 15;

/** @throws WorkbookProblem */
export async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  const checked = await checkedWorkbook(bytes);
  const copy = new Uint8Array(checked).buffer;
  try {
    const sheets = await readWorkbook(copy, { trim: false, parseNumber: numberText });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
  } catch (error) {
    throw new WorkbookProblem(`the workbook cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The sheet of that name, the first without one. @throws WorkbookProblem */
export function sheetNamed(sheets: readonly Sheet[], name: string | null): Sheet {
  const found = name === null ? sheets[0] : sheets.find((sheet) => sheet.name === name);
  if (found !== undefined) return found;
  throw new WorkbookProblem(name === null ? 'the workbook has no sheet' : `the workbook has no sheet ${name}`);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return instantText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? value : String(value);
}

/** The digits of a number cell. */
export function numberText(raw: string): string {
  if (/^-?\d{1,15}$/.test(raw)) return raw;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  return plain(value.toPrecision(SIGNIFICANT));
}

/** Without an exponent and without zeros at the end. */
function plain(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const power = Number(exponent);
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + power;
  const placed =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits.padEnd(point, '0')
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  const short = placed.includes('.') ? placed.replace(/\.?0+$/, '') : placed;
  return negative && short !== '0' ? `-${short}` : short;
}

/** The first instant of Excel's calendar: cells before 1900-01-02 are times of day. */
const EXCEL_TIMES_UNTIL = Date.UTC(1900, 0, 2);

function instantText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  const time = iso.slice(11, 19);
  if (date.getTime() < EXCEL_TIMES_UNTIL) return time;
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
