/** Reads a condition's text from left to right: words of a list, names, numbers, quoted texts. Case, full-width forms and spaces do not matter. */
import { ConditionProblem } from './problem.ts';

/** Same length as the text: each UTF-16 unit folded by itself, so that places stay. */
export function folded(text: string): string {
  let out = '';
  for (const unit of text) {
    const small = unit.normalize('NFKC').toLowerCase();
    out += small.length === unit.length ? small : unit;
  }
  return out;
}

const WORDLIKE = /[\p{L}\p{N}_.]/u;
const HAN = /\p{Script=Han}/u;
const BREAKS = /[\s()（）,，、"“”「」;；]/u;

export class Scanner {
  readonly text: string;
  private readonly low: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
    this.low = folded(text);
  }

  skip(): void {
    while (this.at < this.text.length && /\s/.test(this.text[this.at] as string)) this.at += 1;
  }

  get isAtEnd(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  /** Whether one of the words stands here; Latin words end where they end, Chinese ones need no space. */
  private fits(word: string): boolean {
    if (!this.low.startsWith(word, this.at)) return false;
    const last = word.at(-1) as string;
    const next = this.text[this.at + word.length];
    if (next === undefined || !WORDLIKE.test(last) || HAN.test(last)) return true;
    return (
      !WORDLIKE.test(next) ||
      HAN.test(next) ||
      (next === '.' && !WORDLIKE.test(this.text[this.at + word.length + 1] ?? ' '))
    );
  }

  /** The first of the words that stands here is read. `words`: folded, longest first. */
  take(words: readonly string[]): string | null {
    this.skip();
    for (const word of words) {
      if (this.fits(word)) {
        this.at += word.length;
        return word;
      }
    }
    return null;
  }

  peek(words: readonly string[]): boolean {
    const { at } = this;
    const found = this.take(words) !== null;
    this.at = at;
    return found;
  }

  /** A plain decimal with an optional sign, thousands separators allowed. */
  number(): string | null {
    this.skip();
    const match = /^[+\-−＋－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?|^[+\-−＋－]?\.\d+/u.exec(
      this.low.slice(this.at),
    );
    if (match === null) return null;
    this.at += match[0].length;
    return match[0].replace(/[,，]/g, '').replace(/[−－]/, '-').replace(/[+＋]/, '');
  }

  pattern(pattern: RegExp): RegExpExecArray | null {
    this.skip();
    const match = pattern.exec(this.low.slice(this.at));
    if (match === null || match.index !== 0 || match[0] === '') return null;
    this.at += match[0].length;
    return match;
  }

  /** "text", with \" and \\ for themselves; null: no quote stands here. */
  quoted(): string | null {
    this.skip();
    const from = this.at;
    const close = { '"': '"', '“': '”', '「': '」' }[this.text[from] ?? ''];
    if (close === undefined) return null;
    let out = '';
    for (let at = from + 1; at < this.text.length; at++) {
      const unit = this.text[at] as string;
      if (unit === '\\' && at + 1 < this.text.length) {
        at += 1;
        out += this.text[at];
      } else if (unit === close) {
        this.at = at + 1;
        return out;
      } else out += unit;
    }
    throw new ConditionProblem('quote_open', from, this.text.length - from);
  }

  /** What stands here up to a space, a comma, a bracket or a quote, without reading it. */
  wordHere(): { readonly at: number; readonly text: string } {
    this.skip();
    let end = this.at;
    while (end < this.text.length && !BREAKS.test(this.text[end] as string)) end += 1;
    return { at: this.at, text: this.text.slice(this.at, end) };
  }

  bareWord(): string | null {
    const { text } = this.wordHere();
    if (text === '') return null;
    this.at += text.length;
    return text;
  }
}
