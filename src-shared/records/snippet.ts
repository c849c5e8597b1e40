/**
 * Where a text holds what was typed, by the rules that the index is asked by (words.ts): Chinese anywhere, other scripts
 * at the beginnings of words. Counts for ranking, and a piece of the text around the first place with the places in it.
 */
import { plain, RUN } from './words.ts';

export interface Marked {
  readonly text: string;
  /** Beginnings and ends of the places within the text, in order, apart from each other. */
  readonly marks: readonly (readonly [number, number])[];
}

interface Needle {
  readonly text: string;
  readonly isHan: boolean;
}

export function needlesOf(typed: string): Needle[] {
  return [...plain(typed).matchAll(RUN)].map(([text, han]) => ({ text, isHan: han !== undefined }));
}

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** A word of letters and digits begins here. */
function beginsWord(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === undefined || !LETTER.test(before) || HAN.test(before);
}

function placesOf(folded: string, { text, isHan }: Needle): number[] {
  const places: number[] = [];
  for (let at = folded.indexOf(text); at !== -1; at = folded.indexOf(text, at + text.length)) {
    if (isHan || beginsWord(folded, at)) places.push(at);
  }
  return places;
}

/** How often a text holds each of the needles. */
export function countHits(text: string, needles: readonly Needle[]): number[] {
  const folded = plain(text);
  return needles.map((needle) => placesOf(folded, needle).length);
}

export function markHits(text: string, typed: string): Marked {
  const origins: number[] = [];
  let folded = '';
  for (let at = 0; at < text.length; ) {
    const letter = String.fromCodePoint(text.codePointAt(at) as number);
    const form = plain(letter);
    for (let i = 0; i < form.length; i++) origins.push(at);
    folded += form;
    at += letter.length;
  }
  origins.push(text.length);
  const found = needlesOf(typed)
    .flatMap((needle) => placesOf(folded, needle).map((at) => [at, at + needle.text.length] as const))
    .map(([from, to]) => [origins[from] as number, endOf(origins, to)] as const)
    .sort(([a], [b]) => a - b);
  const marks: [number, number][] = [];
  for (const [from, to] of found) {
    const last = marks.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  return { text, marks };
}

/** A letter that folds into several is marked whole. */
function endOf(origins: readonly number[], to: number): number {
  const last = origins[to - 1] as number;
  return origins.find((origin) => origin > last) ?? (origins.at(-1) as number);
}

/** Letters of a piece, and how many of them may stand before the first place. */
const PIECE = 72;
const BEFORE = 16;

/** One line about the first place in the first of the texts that has one; the beginning of the first text where none has. */
export function snippetOf(texts: readonly string[], typed: string): Marked {
  const marked = texts.map((text) => markHits(text.replace(/\s/g, ' '), typed));
  const { text, marks } = marked.find((one) => one.marks.length > 0) ?? marked[0] ?? { text: '', marks: [] };
  const first = marks[0]?.[0] ?? 0;
  const from = text.length <= PIECE ? 0 : whole(text, Math.max(0, Math.min(first - BEFORE, text.length - PIECE)));
  const to = whole(text, Math.min(text.length, from + PIECE));
  const head = from > 0 ? '…' : '';
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    marks: marks.flatMap(([begin, end]) => (begin < to ? [[begin + shift, Math.min(end, to) + shift] as const] : [])),
  };
}

/** Never between the halves of one letter. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
