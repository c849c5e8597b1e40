/** Columns of a group of rows: its own, the place in the files, and the way on where a row has a figure. */
import { RightOutlined } from '@ant-design/icons';
import type { TFunction } from 'i18next';
import type { FigureTrace, TraceCell, TraceSource } from '../../../src-shared/contract/traceCalls.ts';
import type { Format } from '../../format/format.ts';
import { Security } from '../../ui/Security.tsx';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import type { TraceRow } from './useTrace.ts';
import { type CodeWords, cellText, DASH, placeText, said } from './words.ts';

interface With {
  readonly t: TFunction;
  readonly format: Format;
  readonly words: CodeWords;
}

type Kind = TraceCell['kind'];

/** Least width in pixels, and whether the column takes part of what is left over. */
const WIDTHS: Readonly<Record<Kind, number>> = {
  date: 96,
  account: 112,
  security: 176,
  code: 96,
  money: 116,
  price: 92,
  quantity: 92,
  number: 92,
  text: 96,
};
const PLACE_WIDTH = 190;
const END: ReadonlySet<Kind> = new Set(['money', 'price', 'quantity', 'number']);

export function rowColumns(
  columns: FigureTrace['groups'][number]['columns'],
  rows: readonly TraceRow[],
  { t, format, words }: With,
): readonly GridColumn[] {
  const own = columns.map(({ key, name }): GridColumn => {
    const kind = rows.find((row) => row.cells[key] !== undefined)?.cells[key]?.kind ?? 'text';
    return {
      key,
      title: said(name, format),
      width: `minmax(${WIDTHS[kind]}px, ${WIDTHS[kind]}fr)`,
      ...(END.has(kind) ? { align: 'end' as const } : {}),
      cell: (row) => <Cell cell={rows[row]?.cells[key]} format={format} words={words} />,
    };
  });
  const place: GridColumn = {
    key: 'place',
    title: t('trace.place'),
    width: `minmax(${PLACE_WIDTH}px, ${PLACE_WIDTH}fr)`,
    cell: (row) => <Place sources={rows[row]?.sources ?? []} t={t} />,
  };
  const go: GridColumn = {
    key: 'go',
    title: '',
    width: '28px',
    align: 'center',
    cell: (row) => (rows[row]?.figure ? <RightOutlined className="trace-row-go" title={t('trace.ownTrace')} /> : null),
  };
  return rows.some((row) => row.figure !== null) ? [...own, place, go] : [...own, place];
}

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
    return <Security market={cell.market as 'SH'} code={cell.code} name={cell.name} />;
  }
  const text = cellText(cell, format, words);
  return text === null ? <span className="muted">{DASH}</span> : <span className="num">{text}</span>;
}

/** File and line of the first row, the set and every other row on hover. */
function Place({ sources, t }: { readonly sources: readonly TraceSource[]; readonly t: TFunction }) {
  const first = placeText(sources[0]);
  if (first === null) return <span className="muted">{t('trace.placeNone')}</span>;
  const all = sources.map((source) => `${source.set ?? ''} ${placeText(source) ?? t('trace.placeNone')}`.trim());
  return (
    <span className="trace-place num" title={all.join('\n')}>
      {sources[0]?.set} <span className="trace-file">{first}</span>
      {sources.length > 1 && <span className="muted"> +{sources.length - 1}</span>}
    </span>
  );
}
