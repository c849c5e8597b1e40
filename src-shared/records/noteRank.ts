/**
 * Which of the notes that hold all that was typed stands first: BM25's part of how often and how densely, times how new.
 * Its other part (how rare a word is) is left out: every candidate holds every word, and counting a common word's notes
 * would take a walk over all of them.
 */

/** BM25's constants, and the length of a usual note in letters. Notes are all short: their length says little (usual: 0.75). */
const K1 = 1.2;
const B = 0.25;
const USUAL_LENGTH = 60;
/** Days after which a note's newness counts half; a note that is old beyond it keeps half its weight. */
const HALF_DAYS = 90;

/** `ageDays`: since the note's day, below 0 for one ahead; null: it has no day. */
export function noteScore(hits: readonly number[], length: number, ageDays: number | null): number {
  const norm = K1 * (1 - B + (B * length) / USUAL_LENGTH);
  let often = 0;
  for (const n of hits) often += (n * (K1 + 1)) / (n + norm);
  const newness = ageDays === null ? 0 : 2 ** (-Math.abs(ageDays) / HALF_DAYS);
  return often * (0.5 + 0.5 * newness);
}
