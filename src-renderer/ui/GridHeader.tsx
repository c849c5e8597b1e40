// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a scroller cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid; aria-activedescendant names the row.
/** The header of a virtual grid: one tab stop, arrows move between the columns, Enter or a click sorts. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { SortMark } from './SortMark.tsx';
import type { GridColumn, GridSort } from './VirtualGrid.tsx';

interface Props {
  readonly columns: readonly GridColumn[];
  readonly sort: GridSort;
  readonly onSort: (key: string) => void;
}

export function GridHeader({ columns, sort, onSort }: Props) {
  const sortable = columns.filter((column) => column.sortable);
  const [stop, setStop] = useState(sort.key);
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || event.altKey) return;
    const at = sortable.findIndex((column) => column.key === stop);
    const next = sortable[at + step];
    if (!next) return;
    event.preventDefault();
    setStop(next.key);
    row.current?.querySelector<HTMLButtonElement>(`[data-column="${next.key}"]`)?.focus();
  };
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row-head" ref={row} onKeyDown={onKeyDown}>
        {columns.map((column, i) => {
          const isSorted = column.key === sort.key;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={i + 1}
              aria-sort={
                column.sortable ? (isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none') : undefined
              }
              className={`grid-cell${column.align ? ` is-${column.align}` : ''}`}
            >
              {column.sortable ? (
                <button
                  type="button"
                  className="sort-button"
                  data-column={column.key}
                  tabIndex={column.key === stop ? 0 : -1}
                  onFocus={() => setStop(column.key)}
                  onClick={() => onSort(column.key)}
                >
                  <span className="sort-title">{column.title}</span>
                  <SortMark state={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'} />
                </button>
              ) : (
                <span className="sort-title">{column.title}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
