/** The rows of head office's files behind a figure or one of its letters: with file, line and set, 100 at a time. */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FigureTrace, TRACE_ROWS } from '../../../src-shared/contract/traceCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Failed } from '../../ui/states.tsx';
import { TraceStop } from '../../ui/traceContext.ts';
import { HEADER_HEIGHT, VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { rowColumns, TWO_LINES, widthOf } from './rowColumns.tsx';
import { codeWords, countText } from './sentences.ts';
import { type TraceOf, useGroupRows } from './useTrace.ts';
import { said } from './words.ts';

/** Rows in sight before the grid scrolls by itself. */
const IN_SIGHT = 10;
/** Room for the grid's frame and its horizontal scroll bar. */
const FRAME = 14;

interface Props {
  readonly id: string;
  readonly trace: FigureTrace;
  readonly of: TraceOf;
  readonly at: number;
  readonly hasAccounts: boolean;
  readonly onOpen: (path: string) => void;
}

export function TraceRows({ id, trace, of, at, hasAccounts, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pages, hasMore, isFetching, error, more } = useGroupRows(of, trace, at);
  const [active, setActive] = useState(-1);
  const group = trace.groups[at] as FigureTrace['groups'][number];
  const rows = useMemo(() => pages.flatMap((page) => page.groups[at]?.rows ?? []), [pages, at]);
  const indices = useMemo(() => Int32Array.from(rows, (_, i) => i), [rows]);
  const columns = useMemo(
    () => rowColumns(group.columns, rows, { t, format, words: codeWords(t), hasAccounts }),
    [group, rows, t, format, hasAccounts],
  );
  const title = said(group.title, format);
  const opens = rows.some((row) => row.figure !== null && row.figure !== trace.figure);
  const open = (index: number) => {
    setActive(index);
    const figure = rows[index]?.figure ?? null;
    if (figure !== null) onOpen(figure);
  };
  const left = group.total - rows.length;
  return (
    <section id={id} className="trace-rows" aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h3 id={`${id}-title`}>
        {group.symbol !== null && <span className="trace-symbol">{group.symbol}</span>}
        {title}
        <span className="muted num">{countText(rows.length, group.total, t, format)}</span>
      </h3>
      {rows.length > 0 && (
        <div
          className="trace-grid"
          style={{ height: HEADER_HEIGHT + Math.min(IN_SIGHT, rows.length) * TWO_LINES + FRAME }}
        >
          <TraceStop value={-1}>
            <VirtualGrid
              label={title}
              columns={columns}
              rows={indices}
              sort={NO_SORT}
              onSort={noSort}
              active={active}
              onActive={setActive}
              {...(opens ? { onOpen: open } : {})}
              minWidth={widthOf(columns)}
              rowHeight={TWO_LINES}
              resetKey={trace.figure}
            />
          </TraceStop>
        </div>
      )}
      {error !== null && <Failed error={error} onRetry={more} />}
      {hasMore && (
        <Button size="small" loading={isFetching} onClick={more}>
          {t('trace.more', { n: format.count(Math.min(TRACE_ROWS, left)) })}
        </Button>
      )}
    </section>
  );
}

const NO_SORT = { key: '', descending: false };
function noSort(): void {}
