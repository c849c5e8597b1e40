/** A formula with its letters replaced by numbers. Pure text. */
export interface Letter {
  readonly symbol: string;
  /** The number as the reader sees it; a dash where it is missing. */
  readonly text: string;
}

const IN_WORD = /[\p{L}\p{N}_]/u;
const inWord = (text: string | undefined): boolean => text !== undefined && text !== '' && IN_WORD.test(text);

/**
 * Every letter replaced where it stands by itself: longer ones first (RG before R), never inside a word (the R of PGR),
 * never a function's name before its bracket. Negative numbers come in brackets.
 */
export function fillIn(formula: string, letters: readonly Letter[]): string {
  const known = letters.filter(({ symbol }) => symbol !== '').sort((a, b) => b.symbol.length - a.symbol.length);
  let out = '';
  let at = 0;
  while (at < formula.length) {
    const here = known.find((letter) => standsAt(formula, at, letter.symbol));
    if (here === undefined) {
      out += formula[at];
      at += 1;
    } else {
      out += here.text.startsWith('-') ? `(${here.text})` : here.text;
      at += here.symbol.length;
    }
  }
  return out;
}

function standsAt(formula: string, at: number, symbol: string): boolean {
  if (!formula.startsWith(symbol, at)) return false;
  const after = formula[at + symbol.length];
  if (inWord(symbol[0]) && inWord(formula[at - 1])) return false;
  return !(inWord(symbol.at(-1)) && (inWord(after) || after === '('));
}

/**
 * "PGR = 41 / (41 + 76) = 35.04%", or with an arrow before a value that is no number; null where no letter has a number of
 * its own to put in.
 */
export function filledFormula(
  symbols: string,
  letters: readonly Letter[],
  value: string | null,
  isNumber = true,
): string | null {
  const cut = symbols.indexOf(' = ');
  const head = cut < 0 ? '' : symbols.slice(0, cut + 3);
  const body = cut < 0 ? symbols : symbols.slice(cut + 3);
  const filled = fillIn(body, letters);
  if (filled === body) return null;
  return `${head}${filled}${value === null ? '' : ` ${isNumber ? '=' : '→'} ${value}`}`;
}
