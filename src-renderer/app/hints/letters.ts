/** Letters to press for so many places: one each as long as they last, then two; none is the beginning of another. Pure. */
const LETTERS = 'asdfghjklqwertyuiopzxcvbnm';

/** As many as there are places for; beyond 676 the rest have none. */
export function hintLetters(places: number): string[] {
  const n = LETTERS.length;
  // So many first letters are given up as beginnings of two.
  const firsts = places <= n ? 0 : Math.min(n, Math.ceil((places - n) / (n - 1)));
  const single = [...LETTERS].slice(0, n - firsts);
  const double = [...LETTERS].slice(n - firsts).flatMap((first) => [...LETTERS].map((second) => first + second));
  return [...single, ...double].slice(0, places);
}

export interface Typed {
  /** The place that is meant; null: none yet, or none at all. */
  readonly at: number | null;
  /** Whether a further letter may still mean one. */
  readonly isOpen: boolean;
}

export function typedHint(letters: readonly string[], typed: string): Typed {
  const at = letters.indexOf(typed);
  if (at >= 0) return { at, isOpen: false };
  return { at: null, isOpen: letters.some((one) => one.startsWith(typed)) };
}
