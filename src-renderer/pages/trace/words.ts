/** A trace's values and cells as the reader sees them. Pure: the language comes with the format. */
import type { FigureTrace, TraceCell, TraceSource } from '../../../src-shared/contract/traceCalls.ts';
import { figureOf } from '../../../src-shared/domain/figures/registry.ts';
import { figureText } from '../../format/figureText.ts';
import type { Format } from '../../format/format.ts';
import type { Letter } from './formula.ts';

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

export function letters(trace: FigureTrace, format: Format): Letter[] {
  return trace.terms.map((term) => ({ symbol: term.symbol, text: valueText(term, format) ?? DASH }));
}

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
