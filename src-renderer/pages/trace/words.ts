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
  const text = figureText({ unit, codes }, value, format);
  return text === null || unit !== 'days' ? text : `${text} ${format.language === 'en' ? 'days' : '天'}`;
}

export const DASH = '—';

/** A letter's number, with figures enough to work the formula out again: 0.005782%, where 0.01% would say nothing. */
export function termText(term: Valued, format: Format): string | null {
  const { unit, value } = term;
  if (typeof value !== 'number' || value === 0) return valueText(term, format);
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (unit === 'ratio' && size < -2) return format.percent(value, Math.min(8, 1 - size));
  if (unit === 'number' && size < 0) return format.decimal(value, Math.min(10, 4 - size));
  if (unit === 'times' && !Number.isInteger(value)) return format.times(value, Math.max(2, 4 - Math.max(0, size)));
  return valueText(term, format);
}

/** The formula with this client's numbers in it; null where it says no more than the formula. */
export function filledOf(trace: FigureTrace, format: Format): string | null {
  if (SPREAD.has(trace.unit)) return null;
  const letters = trace.terms.map((term) => ({ symbol: term.symbol, text: termText(term, format) ?? DASH }));
  const isNumber = !WORDS.has(trace.unit);
  return filledFormula(symbolsText(trace.symbols, format), letters, valueText(trace, format), isNumber);
}
const WORDS: ReadonlySet<FigureTrace['unit']> = new Set(['word', 'words', 'yes_no', 'date']);
/** Several values at once: no one line of numbers gives them. */
const SPREAD: ReadonlySet<FigureTrace['unit']> = new Set(['shares', 'scores']);

/** Words for the codes that head office's files hold. */
export interface CodeWords {
  code(list: string, value: string): string;
}

/** null for an empty cell. */
export function cellText(cell: TraceCell | undefined, format: Format, words: CodeWords): string | null {
  if (cell === undefined) return null;
  switch (cell.kind) {
    case 'security':
      return cell.name === cell.code ? cell.code : `${cell.name} ${cell.code}`;
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

/** Columns of head office's files that stand in formulas as words. */
const COLUMN_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  total_asset: ['总资产', 'total assets'],
  cash: ['资金余额', 'cash'],
  market_value: ['证券市值', 'market value'],
  liability: ['负债', 'liability'],
  flows: ['资金进出', 'flows'],
  amount: ['成交金额', 'amount'],
  fees: ['费用', 'fees'],
  commission: ['佣金', 'commission'],
  stamp_duty: ['印花税', 'stamp duty'],
  transfer_fee: ['过户费', 'transfer fee'],
  other_fee: ['其他费用', 'other fee'],
  dividend: ['红利', 'dividend'],
  dividend_tax: ['红利税', 'dividend tax'],
  interest: ['利息', 'interest'],
  fee: ['收费', 'fee'],
  other: ['其他', 'other'],
  in: ['流入', 'in'],
  else: ['否则', 'else'],
  months: ['个月', 'months'],
};

/** The formula with its words in the reader's language; letters stay. */
export function symbolsText(symbols: string, format: Format): string {
  return symbols.replace(/[a-z_]{2,}/g, (word, at: number) => {
    const known = COLUMN_WORDS[word];
    const isInWord = /[\p{L}\p{N}_]/u.test(symbols[at - 1] ?? '');
    return known === undefined || isInWord ? word : known[format.language === 'en' ? 1 : 0];
  });
}
