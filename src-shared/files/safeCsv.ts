/**
 * CSV that a spreadsheet opens without taking a cell for a formula: RFC 4180, every field quoted, CRLF. A text that begins
 * with a character that starts a formula (= + - @, their full-width forms, TAB, CR, LF, NUL) gets an apostrophe before it,
 * and so does a text that begins with an apostrophe; a plain negative number stays as it is. So every value can be had back:
 * take one leading apostrophe away, nothing else was changed.
 */
const STARTS_FORMULA = /^[=+\-@＝＋－＠\t\r\n\0']/;
const PLAIN_NEGATIVE = /^-\d+(\.\d+)?$/;

/** The text as it stands in a cell. */
export function safeCell(text: string): string {
  return STARTS_FORMULA.test(text) && !PLAIN_NEGATIVE.test(text) ? `'${text}` : text;
}

/** The text that a cell stands for: safeCell taken back. */
export function cellText(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => `"${safeCell(field).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
