/** Sentences of a rule with its fields by name in braces; how a value is written is the reader's language's business. */
const PLACE = /\{([^{}]*)\}/g;

/** The fields that a sentence names, in order, each once. */
export function fieldsNamed(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(PLACE)].map((match) => match[1] as string))];
}

export type Piece = { readonly text: string } | { readonly field: string };

/** The sentence cut at its fields, so that a page can make each a link to its trace. */
export function piecesOf(sentence: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of sentence.matchAll(PLACE)) {
    if (match.index > from) pieces.push({ text: sentence.slice(from, match.index) });
    pieces.push({ field: match[1] as string });
    from = match.index + match[0].length;
  }
  if (from < sentence.length) pieces.push({ text: sentence.slice(from) });
  return pieces;
}
