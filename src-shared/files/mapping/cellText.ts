/** What a file's form does to every cell before anything looks at it: ="…" unwrapped, blanks cut, words for nothing. */
import type { FileForm } from './profileData.ts';

const WRAPPED = /^\s*=\s*(["'])([\s\S]*)\1\s*$/;

const EQUALS = 0x3d;
const QUOTE = 0x22;

function unwrapped(text: string): string {
  const last = text.length - 1;
  const plain = last >= 2 && text.charCodeAt(0) === EQUALS && text.charCodeAt(1) === QUOTE;
  if (plain && text.indexOf('"', 2) === last) return text.slice(2, last);
  const match = WRAPPED.exec(text);
  return match ? (match[2] as string).replaceAll('""', '"') : text;
}

export type ReadCell = (text: string) => string;

export function cellReader(form: Pick<FileForm, 'unwrap' | 'trim' | 'empty_words'>): ReadCell {
  const empty = new Set(form.empty_words);
  const { unwrap, trim } = form;
  return (raw) => {
    let text = raw;
    if (unwrap && text.includes('=')) text = unwrapped(text);
    // Takes the ideographic blank, the no-break blank and a byte order mark as well.
    if (trim) text = text.trim();
    return empty.has(text) ? '' : text;
  };
}
