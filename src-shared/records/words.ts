/**
 * Cuts text into the words that the search finds records by. Chinese is written without blanks: a run of characters
 * becomes its overlapping pairs and its last character, the usual way of finding any part of it; other scripts keep
 * their words. One form for what is stored and what is asked.
 */

const RUN = /(\p{Script=Han}+)|([\p{L}\p{N}]+)/gu;

/** Full-width forms to plain ones, lower case. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Words of a text, a blank between them. */
export function wordsOf(text: string): string {
  const words: string[] = [];
  for (const [run, han] of plain(text).matchAll(RUN)) {
    if (han === undefined) {
      words.push(run);
      continue;
    }
    const letters = [...han];
    for (let i = 0; i + 1 < letters.length; i++) words.push(`${letters[i]}${letters[i + 1]}`);
    words.push(letters.at(-1) as string);
  }
  return words.join(' ');
}

/** A full-text question that finds every text with all parts of what was typed; the last word may be unfinished. Null: nothing to ask. */
export function matchOf(typed: string): string | null {
  const parts: string[] = [];
  for (const [run, han] of plain(typed).matchAll(RUN)) {
    const letters = han === undefined ? [] : [...han];
    if (han === undefined) parts.push(`"${run}"*`);
    else if (letters.length === 1) parts.push(`"${letters[0]}"*`);
    else
      parts.push(
        `"${letters
          .slice(1)
          .map((letter, i) => `${letters[i]}${letter}`)
          .join(' ')}"`,
      );
  }
  return parts.length === 0 ? null : parts.join(' AND ');
}
