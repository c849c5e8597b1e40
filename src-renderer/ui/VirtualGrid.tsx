// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a scroller cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid; aria-activedescendant names the row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of its selected row.
/**
 * A grid of many rows of one height, of which only those in sight exist. Rows are numbers: the columns' cells look
 * their values up, so that no row object is ever made. One tab stop for the header (arrows move between columns), one
 * for the rows (arrows, Page Up and Down, Home, End move; Enter opens).
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { GridHeader } from './GridHeader.tsx';
import './grid.css';

export interface GridColumn {
  readonly key: string;
  readonly title: string;
  /** CSS track, e.g. "minmax(96px, 1fr)". */
  readonly width: string;
  readonly align?: 'end' | 'center';
  readonly sortable?: boolean;
  readonly cell: (row: number) => ReactNode;
}

export interface GridSort {
  readonly key: string;
  readonly descending: boolean;
}

interface Props {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: Int32Array;
  readonly sort: GridSort;
  readonly onSort: (key: string) => void;
  /** Index into `rows` of the selected row, -1 for none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  readonly initialOffset?: number;
  readonly onScrollTop?: (offset: number) => void;
  readonly autoFocus?: boolean;
  readonly empty?: ReactNode;
  readonly minWidth: number;
  /** Pixels; cells of two lines need more than the usual one. */
  readonly rowHeight?: number;
  /** A change of this (another sort, another filter) takes the reader back to the first row. */
  readonly resetKey: string;
}

export const ROW_HEIGHT = 34;
export const HEADER_HEIGHT = 36;

export function VirtualGrid(props: Props) {
  const { rows, columns, active, onActive, onOpen, onScrollTop, rowHeight = ROW_HEIGHT } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    initialOffset: props.initialOffset ?? 0,
    useFlushSync: false,
  });
  const initialOffset = useRef(props.initialOffset ?? 0);
  const autoFocus = useRef(props.autoFocus === true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = initialOffset.current;
    if (autoFocus.current && (document.activeElement === document.body || document.activeElement === null))
      element.focus({ preventScroll: true });
  }, []);
  const shownKey = useRef(props.resetKey);
  useEffect(() => {
    if (shownKey.current === props.resetKey) return;
    shownKey.current = props.resetKey;
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [props.resetKey]);

  const move = useCallback(
    (index: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, index));
      if (rows.length === 0) return;
      onActive(next);
      virtualizer.scrollToIndex(next, { align: 'auto' });
    },
    [rows, onActive, virtualizer],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT) / rowHeight) - 1);
    const target: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: Math.max(active - 1, 0),
      PageDown: Math.max(active, 0) + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = target[event.key];
    if (next !== undefined) {
      event.preventDefault();
      move(next);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      onOpen?.(active);
    }
  };

  const items = virtualizer.getVirtualItems();
  const activeInSight = active >= 0 && items.some((item) => item.index === active);
  const template = columns.map((column) => column.width).join(' ');
  return (
    <div className="grid-wrap">
      <div
        ref={scroller}
        className="grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeInSight ? `${id}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event) => onScrollTop?.(event.currentTarget.scrollTop)}
      >
        <div className="grid-inner" style={{ ['--grid-columns' as string]: template, minWidth: props.minWidth }}>
          <GridHeader columns={columns} sort={props.sort} onSort={props.onSort} />
          <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => (
              <GridRow
                key={item.key}
                id={`${id}-${item.index}`}
                index={item.index}
                row={rows[item.index] as number}
                top={item.start - HEADER_HEIGHT}
                height={rowHeight}
                columns={columns}
                isActive={item.index === active}
                onPress={onOpen ?? onActive}
                opens={onOpen !== undefined}
              />
            ))}
          </div>
        </div>
      </div>
      {rows.length === 0 && <div className="grid-empty">{props.empty}</div>}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly row: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly GridColumn[];
  readonly isActive: boolean;
  readonly opens: boolean;
  readonly onPress: (index: number) => void;
}

const GridRow = memo(function GridRow({ id, index, row, top, height, columns, isActive, opens, onPress }: RowProps) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className={`grid-row${isActive ? ' is-active' : ''}${opens ? ' opens' : ''}${index % 2 === 1 ? ' is-odd' : ''}`}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={() => onPress(index)}
    >
      {columns.map((column, i) => (
        <div
          key={column.key}
          role="gridcell"
          aria-colindex={i + 1}
          className={`grid-cell${column.align ? ` is-${column.align}` : ''}`}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
});
