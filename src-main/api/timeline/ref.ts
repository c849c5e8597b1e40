/**
 * An entry of the timeline before it is made: its day, its kind, what a search looks in. All of a client's stand in memory
 * in order, so that a page, a count and a search walk a list; only the entries of a page are made.
 */
import type { EntryKind, TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { plain, RUN } from '../../../src-shared/records/words.ts';

export interface Ref {
  readonly day: Ymd;
  readonly kind: EntryKind;
  /** Within a day: records before facts, then by kind. */
  readonly rank: number;
  /** Within a day and rank, ascending. */
  readonly order: number | string;
  /** Whose record it is, where it is not this client's own; undefined: everybody who sees the client sees it. */
  readonly of?: string | null;
  /** The record to search in, or the words of a fact, folded by `plain`. */
  readonly recordNo?: number;
  readonly text?: () => string;
  /** As it may be given out today. Undefined: it is gone since. */
  readonly entry: (today: Ymd) => TimelineEntry | undefined;
}

/** Newest day first. */
export function inOrder(refs: readonly Ref[]): Ref[] {
  return [...refs].sort(
    (a, b) => b.day - a.day || a.rank - b.rank || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0),
  );
}

/**
 * Whether a text has every part of what was typed, cut as the store's own index cuts: a run of Chinese characters anywhere,
 * a word of other letters by its beginning. Null: nothing was asked.
 */
export function finder(typed: string): ((text: string) => boolean) | null {
  const parts = [...plain(typed).matchAll(RUN)].map(([run, han]) =>
    han === undefined ? new RegExp(`(?<![\\p{L}\\p{N}])${run}|(?<=\\p{Script=Han})${run}`, 'u') : han,
  );
  if (parts.length === 0) return null;
  return (text) => parts.every((part) => (typeof part === 'string' ? text.includes(part) : part.test(text)));
}
