/** A virtual grid over a list that is fetched in parts; cells get their row, or nothing while it is on its way. */
import { type ReactNode, useMemo, useState } from 'react';
import { Failed, Loading } from './states.tsx';
import type { Pages } from './usePages.ts';
import { type GridColumn, VirtualGrid } from './VirtualGrid.tsx';

export interface PagedColumn<T> extends Omit<GridColumn, 'cell' | 'sortable'> {
  readonly cell: (row: T) => ReactNode;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly PagedColumn<T>[];
  readonly pages: Pages<{ readonly total: number; readonly rows: readonly T[] }>;
  readonly minWidth: number;
  /** A change of this takes the reader back to the first row. */
  readonly resetKey: string;
  readonly empty: ReactNode;
  readonly onOpen?: (row: T) => void;
  /** The row that stands for what is shown beside the grid. */
  readonly isChosen?: (row: T) => boolean;
}

const NO_SORT = { key: '', descending: false };

export function PagedGrid<T>(props: Props<T>) {
  const { pages, columns, onOpen, isChosen } = props;
  const { row: rowOf, version } = pages;
  const total = pages.head === undefined ? 0 : pages.head.total;
  const [active, setActive] = useState({ key: props.resetKey, index: -1 });
  const rows = useMemo(() => Int32Array.from({ length: total }, (_, i) => i), [total]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows that rowOf answers.
  const cells = useMemo(
    () =>
      columns.map(
        (column): GridColumn => ({
          ...column,
          cell: (index) => {
            const row = rowOf(index);
            return row === undefined ? <span className="muted">…</span> : column.cell(row);
          },
        }),
      ),
    [columns, rowOf, version],
  );
  if (pages.error) return <Failed error={pages.error} onRetry={pages.retry} />;
  if (pages.isPending) return <Loading rows={10} />;
  const chosen = isChosen === undefined ? -1 : rows.findIndex((index) => isRow(rowOf(index), isChosen));
  const own = active.key === props.resetKey ? active.index : -1;
  const open = (index: number) => {
    setActive({ key: props.resetKey, index });
    const row = rowOf(index);
    if (row !== undefined) onOpen?.(row);
  };
  return (
    <VirtualGrid
      label={props.label}
      columns={cells}
      rows={rows}
      sort={NO_SORT}
      onSort={() => undefined}
      active={own >= 0 ? own : chosen}
      onActive={(index) => setActive({ key: props.resetKey, index })}
      {...(onOpen === undefined ? {} : { onOpen: open })}
      onScrollTop={pages.onScrollTop}
      minWidth={props.minWidth}
      resetKey={props.resetKey}
      empty={props.empty}
    />
  );
}

function isRow<T>(row: T | undefined, is: (row: T) => boolean): boolean {
  return row !== undefined && is(row);
}
