/**
 * Cuts text into the words that the search finds records by. Chinese is written without blanks: a run of characters
 * becomes its overlapping pairs and its last character, the usual way of finding any part of it; other scripts keep
 * their words. One form for what is stored and what is asked.
 */

/** A run of Chinese characters, or a word of other letters and digits: "买ETF换手3次" is 买, ETF, 换手, 3, 次. */
export const RUN = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu;

/** Full-width forms to plain ones, lower case. */
export function plain(text: string): string {
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

/** A letter for private use: no text that is cut by the rules above ever holds it. */
const MARK = '\uE000';

/** The word that all records of a kind in a state have, beside those of their texts. */
function markOf(kind: string, state: string): string {
  return `${MARK}${kind}${MARK}${state}`.replaceAll('_', '');
}

/** What the index holds of a record. */
export function indexWords(kind: string, state: string, texts: readonly (string | null | undefined)[]): string {
  const words = wordsOf(texts.filter((text) => text !== null && text !== undefined).join('\n'));
  return words === '' ? markOf(kind, state) : `${markOf(kind, state)} ${words}`;
}

/** The question of `matchOf`, asked of the records of one kind in one state alone: as quick as these are few. */
export function matchAmong(kind: string, state: string, match: string): string {
  return `"${markOf(kind, state)}" AND ${match}`;
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
