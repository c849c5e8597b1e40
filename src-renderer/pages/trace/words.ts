/** A trace's values and cells as the reader sees them. Pure: the language comes with the format. */
import type { FigureTrace, TraceCell, TraceSource } from '../../../src-shared/contract/traceCalls.ts';
import { figureOf } from '../../../src-shared/domain/figures/registry.ts';
import { figureText } from '../../format/figureText.ts';
import type { Format } from '../../format/format.ts';
import { filledFormula } from './formula.ts';

type Said = FigureTrace['name'];

export function said(words: Said, format: Format): string {
  return format.language === 'en' ? words.en : words.zh;
}

type Valued = Pick<FigureTrace, 'unit' | 'value'> & { readonly figure: string | null };

/** null for a missing value. */
export function valueText({ unit, value, figure }: Valued, format: Format): string | null {
  // A figure of now ('now.value.tier') speaks in the same words.
  const codes = figure === null ? undefined : figureOf(figure.replace(/^now\./, ''))?.codes;
  return figureText({ unit, codes }, value, format);
}

export const DASH = '—';

/** A letter's number: small shares with enough figures to work the formula out again. */
export function termText(term: Valued, format: Format): string | null {
  const { unit, value } = term;
  if (unit !== 'ratio' || typeof value !== 'number' || value === 0 || Math.abs(value) >= 0.01)
    return valueText(term, format);
  // Four figures of per cent: 0.0058 % would say next to nothing as 0.01 %.
  return format.percent(value, Math.min(8, 3 - Math.floor(Math.log10(Math.abs(value) * 100))));
}

/** The formula with this client's numbers in it; null where it says no more than the formula. */
export function filledOf(trace: FigureTrace, format: Format): string | null {
  const letters = trace.terms.map((term) => ({ symbol: term.symbol, text: termText(term, format) ?? DASH }));
  const isNumber = !WORDS.has(trace.unit);
  return filledFormula(trace.symbols, letters, valueText(trace, format), isNumber);
}
const WORDS: ReadonlySet<FigureTrace['unit']> = new Set(['word', 'words', 'yes_no', 'date', 'shares', 'scores']);

/** Words for the codes that head office's files hold. */
export interface CodeWords {
  code(list: string, value: string): string;
}

/** null for an empty cell. */
export function cellText(cell: TraceCell | undefined, format: Format, words: CodeWords): string | null {
  if (cell === undefined) return null;
  switch (cell.kind) {
    case 'security':
      return `${cell.name} ${cell.code}`;
    case 'number':
      return figureText({ unit: cell.unit }, cell.value, format);
    case 'code':
      return cell.value === null ? null : words.code(cell.list, cell.value);
    case 'money':
      return cell.text === null ? null : format.money(cell.text);
    case 'price':
      return cell.text === null ? null : format.price(cell.text);
    case 'quantity':
      return cell.text === null ? null : format.quantity(cell.text);
    default:
      return cell.text;
  }
}

/** File and line of a row as one word: "trades.csv:12"; null where the row is in no file. */
export function placeText(source: TraceSource | undefined): string | null {
  return source === undefined || source.file === null || source.line === null ? null : `${source.file}:${source.line}`;
}

/** The letters that a group of rows stands behind: "K, Q" is two. */
export function symbolsOf({ symbol }: FigureTrace['groups'][number]): readonly string[] {
  return symbol === null ? [] : symbol.split(', ');
}
