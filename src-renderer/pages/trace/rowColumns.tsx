/**
 * Columns of a group of rows: its own (the account under the date), and last the place in the files, which stays in sight,
 * with the way on where a row has a figure.
 */
import { RightOutlined } from '@ant-design/icons';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { FigureTrace, TraceCell, TraceSource } from '../../../src-shared/contract/traceCalls.ts';
import type { Format } from '../../format/format.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import type { TraceRow } from './useTrace.ts';
import { type CodeWords, cellText, DASH, placeText, said } from './words.ts';

interface With {
  readonly t: TFunction;
  readonly format: Format;
  readonly words: CodeWords;
  /** A client of one account needs no column for it. */
  readonly hasAccounts: boolean;
}

type Kind = TraceCell['kind'];

/** Least width in pixels; what is left over is shared in the same proportion. Names and places take two lines. */
const WIDTHS: Readonly<Record<Kind, number>> = {
  date: 84,
  account: 100,
  security: 112,
  code: 72,
  money: 108,
  price: 84,
  quantity: 80,
  number: 84,
  text: 84,
};
const PLACE_WIDTH = 112;
/** The mark of a row that leads on. */
const GO_WIDTH = 24;
export const TWO_LINES = 44;
const END: ReadonlySet<Kind> = new Set(['money', 'price', 'quantity', 'number']);

export function rowColumns(
  columns: FigureTrace['groups'][number]['columns'],
  rows: readonly TraceRow[],
  { t, format, words, hasAccounts }: With,
): readonly GridColumn[] {
  const account = hasAccounts ? columns.find(({ key }) => key === 'account') : undefined;
  const isUnderDate = account !== undefined && columns.some(({ key }) => key === 'date');
  const others = columns.filter(({ key }) => key !== 'account');
  const wanted = account === undefined || isUnderDate ? others : [...others, account];
  const own = wanted.map(({ key, name }): GridColumn => {
    const kind = rows.find((row) => row.cells[key] !== undefined)?.cells[key]?.kind ?? 'text';
    const isDated = isUnderDate && key === 'date';
    const title = isDated ? `${said(name, format)} / ${said(account.name, format)}` : said(name, format);
    const texts = kind === 'security' ? [] : rows.map((row) => cellText(row.cells[key], format, words) ?? '');
    const width = widthFor([title, ...texts], isDated ? WIDTHS.account : WIDTHS[kind]);
    const cell = (row: number, of: string): ReactNode => (
      <Cell cell={rows[row]?.cells[of]} format={format} words={words} />
    );
    return {
      key,
      title,
      width: `minmax(${width}px, ${width}fr)`,
      ...(END.has(kind) ? { align: 'end' as const } : {}),
      cell: (row) =>
        isDated ? (
          <span className="trace-two">
            {cell(row, 'date')}
            <span className="muted">{cell(row, 'account')}</span>
          </span>
        ) : (
          cell(row, key)
        ),
    };
  });
  const files = rows.map((row) => placeText(row.sources[0]) ?? '');
  const goes = rows.some((row) => row.figure !== null) ? GO_WIDTH : 0;
  const placeWidth = widthFor([t('trace.place'), ...files], PLACE_WIDTH) + goes;
  const place: GridColumn = {
    key: 'place',
    title: t('trace.place'),
    width: `minmax(${placeWidth}px, ${placeWidth}fr)`,
    cell: (row) => <Place row={rows[row]} t={t} />,
  };
  return [...own, place];
}

/** Pixels that the longest of some texts takes, from what a letter takes at the grid's size; at least `least`. */
function widthFor(texts: readonly string[], least: number): number {
  let widest = 0;
  for (const text of texts) {
    let width = 0;
    for (const letter of text) width += letter > '\u2e7f' ? 13 : 7;
    widest = Math.max(widest, width);
  }
  return Math.max(least, Math.min(MOST_WIDTH, widest + PADDING));
}
const MOST_WIDTH = 240;
const PADDING = 14;

/** Sum of the least widths. */
export function widthOf(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, { width }) => sum + Number(/\d+/.exec(width)?.[0] ?? 0), 12);
}

interface CellProps {
  readonly cell: TraceCell | undefined;
  readonly format: Format;
  readonly words: CodeWords;
}

function Cell({ cell, format, words }: CellProps) {
  if (cell?.kind === 'security') {
    return (
      <span className="trace-two" title={`${cell.name} ${cell.code} ${cell.market}`}>
        <span>{cell.name}</span>
        <span className="muted num">
          {cell.name === cell.code ? '' : cell.code} {words.code('market', cell.market)}
        </span>
      </span>
    );
  }
  const text = cellText(cell, format, words);
  return text === null ? <span className="muted">{DASH}</span> : <span className="num">{text}</span>;
}

/** File and line of the first row, the set and every other row on hover; the way on where the row has a figure. */
function Place({ row, t }: { readonly row: TraceRow | undefined; readonly t: TFunction }) {
  const sources: readonly TraceSource[] = row?.sources ?? [];
  const first = placeText(sources[0]);
  const hasFigure = row !== undefined && row.figure !== null;
  const all = sources.map((source) =>
    `${source.set ?? ''} ${placeText(source) ?? t('trace.placeNone')} ${source.no ?? ''}`.trim(),
  );
  return (
    <>
      {first !== null ? (
        <span className="trace-two num" title={all.join('\n')}>
          <span>{first}</span>
          <span className="muted">
            {sources[0]?.set}
            {sources.length > 1 && ` +${sources.length - 1}`}
          </span>
        </span>
      ) : (
        <span className={hasFigure ? 'trace-go' : 'muted'}>{t(hasFigure ? 'trace.ownTrace' : 'trace.placeNone')}</span>
      )}
      {hasFigure && <RightOutlined className="trace-row-go" title={t('trace.ownTrace')} />}
    </>
  );
}
