/** What a file's form does to every cell before anything looks at it: ="…" unwrapped, blanks cut, words for nothing. */
import type { FileForm } from './profileData.ts';

const WRAPPED = /^\s*=\s*(["'])([\s\S]*)\1\s*$/;

export type ReadCell = (text: string) => string;

export function cellReader(form: Pick<FileForm, 'unwrap' | 'trim' | 'empty_words'>): ReadCell {
  const empty = new Set(form.empty_words);
  const { unwrap, trim } = form;
  return (raw) => {
    let text = raw;
    if (unwrap && text.includes('=')) {
      const match = WRAPPED.exec(text);
      if (match) text = (match[2] as string).replaceAll('""', '"');
    }
    // Takes the ideographic blank, the no-break blank and a byte order mark as well.
    if (trim) text = text.trim();
    return empty.has(text) ? '' : text;
  };
}
