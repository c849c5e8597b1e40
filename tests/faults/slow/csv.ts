/**
 * A slow, independent reader of RFC 4180 text, one character at a time over the whole text: what the fast reader must
 * agree with. Written from the contract and docs/head-office-files.md alone.
 */
export interface SlowRecord {
  readonly fields: readonly string[];
  /** Physical line in which the record begins, from 1. */
  readonly line: number;
  readonly form: 'sound' | 'bad_quotes' | 'too_long';
}

export interface SlowLimits {
  readonly field: number;
  readonly record: number;
}

export type SlowCsv =
  | { readonly kind: 'records'; readonly records: readonly SlowRecord[] }
  | { readonly kind: 'problem'; readonly code: 'unclosed_quote' | 'record_too_long' };

/** Beyond any limit. */
const NO_LIMITS: SlowLimits = { field: Number.POSITIVE_INFINITY, record: Number.POSITIVE_INFINITY };

/** One field at `at`; `bad`: text stands behind its closing quote, up to the next comma or line feed. */
function field(text: string, at: number): { value: string; next: number; bad: boolean } | null {
  if (text[at] !== '"') {
    let next = at;
    while (next < text.length && text[next] !== ',' && text[next] !== '\n') next++;
    let value = text.slice(at, next);
    // The CR of a line end, or of one that was cut off at the end of the text.
    if ((next >= text.length || text[next] === '\n') && value.endsWith('\r')) value = value.slice(0, -1);
    return { value, next, bad: false };
  }
  let value = '';
  let next = at + 1;
  for (;;) {
    if (next >= text.length) return null;
    if (text[next] !== '"') value += text[next++];
    else if (text[next + 1] === '"') {
      value += '"';
      next += 2;
    } else break;
  }
  next++;
  const end = text.slice(next, next + 2);
  if (end === '' || end[0] === ',' || end[0] === '\n' || end === '\r')
    return { value, next: next + (end === '\r' ? 1 : 0), bad: false };
  if (end === '\r\n') return { value, next: next + 1, bad: false };
  while (next < text.length && text[next] !== ',' && text[next] !== '\n') next++;
  return { value, next, bad: true };
}

/** `text`: one character a byte, or decoded; limits count its characters. */
export function slowCsv(text: string, limits: SlowLimits = NO_LIMITS): SlowCsv {
  const records: SlowRecord[] = [];
  let at = text.startsWith('\u00EF\u00BB\u00BF') ? 3 : text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const start = at;
    const fields: string[] = [];
    let form: SlowRecord['form'] = 'sound';
    for (;;) {
      const read = field(text, at);
      if (read === null) {
        return { kind: 'problem', code: text.length - start > limits.record ? 'record_too_long' : 'unclosed_quote' };
      }
      fields.push(read.value);
      if (form === 'sound' && read.bad) form = 'bad_quotes';
      if (form === 'sound' && read.value.length > limits.field) form = 'too_long';
      at = read.next;
      if (at >= text.length || text[at] === '\n') break;
      at++;
    }
    if (at - start > limits.record) return { kind: 'problem', code: 'record_too_long' };
    const raw = text.slice(start, at);
    const blank = raw === '' || raw === '\r';
    if (!blank) records.push({ fields, line, form });
    line += raw.split('\n').length - 1 + 1;
    at++;
  }
  return { kind: 'records', records };
}
