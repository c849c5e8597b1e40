// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset, and its panel is the region already.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/**
 * A table of some hundred rows at most: sortable, with a row of totals. Long lists belong in VirtualGrid. Figures that open
 * their trace share one tab stop.
 */
import { Tooltip } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { SheetUnit } from '../../src-shared/contract/transferCalls.ts';
import { ExportButton } from './ExportButton.tsx';
import { SortMark } from './SortMark.tsx';
import { type SortValue, sortRows } from './sortRows.ts';
import { tableSheet } from './tableSheet.ts';
import { TraceStop } from './traceContext.ts';
import { useTraceStops } from './useTraceStops.ts';
import './table.css';

export interface TableColumn<T> {
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  readonly align?: 'end';
  readonly width?: number | string;
  /** Without it the column cannot be sorted by. */
  readonly sortValue?: (row: T) => SortValue;
  /** What `sortValue` is in an exported file; without it, and without texts, the column is not in it. Money and prices: E4. */
  readonly unit?: SheetUnit;
  /** The columns of texts that it is in a file, with their heads. */
  readonly texts?: readonly (readonly [title: string, text: (row: T) => string | null])[];
  readonly cell: (row: T) => ReactNode;
  readonly total?: ReactNode;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly initialSort?: { readonly key: string; readonly descending: boolean };
  readonly totalLabel?: string;
  readonly empty?: ReactNode;
  /** What the file of an export is called; without it there is none. */
  readonly exportName?: string;
}

export function DataTable<T>({ label, columns, rows, rowKey, initialSort, totalLabel, empty, exportName }: Props<T>) {
  const [sort, setSort] = useState(initialSort);
  const sorted = useMemo(() => {
    const by = columns.find((column) => column.key === sort?.key)?.sortValue;
    return by && sort ? sortRows(rows, by, sort.descending) : rows;
  }, [rows, columns, sort]);
  const stops = useTraceStops<HTMLDivElement>();
  if (rows.length === 0) return <>{empty}</>;
  const press = (key: string) =>
    setSort((now) =>
      now?.key === key ? { key, descending: !now.descending } : { key, descending: key !== columns[0]?.key },
    );
  const table = (
    <div className="table-scroll" role="group" tabIndex={0} aria-label={label} {...stops}>
      <TraceStop value={-1}>
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => {
                const state = sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : 'none';
                const title = <span className="sort-title">{column.title}</span>;
                const head = column.sortValue ? (
                  <button type="button" className="sort-button" onClick={() => press(column.key)}>
                    {title}
                    <SortMark state={state} />
                  </button>
                ) : (
                  title
                );
                return (
                  <th
                    key={column.key}
                    scope="col"
                    className={column.align === 'end' ? 'is-end' : undefined}
                    style={{ width: column.width }}
                    aria-sort={column.sortValue ? state : undefined}
                  >
                    {column.hint === undefined ? (
                      head
                    ) : (
                      <Tooltip title={column.hint} trigger={['hover', 'focus']} mouseEnterDelay={0.4}>
                        {head}
                      </Tooltip>
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <td key={column.key} className={column.align === 'end' ? 'is-end num' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {totalLabel !== undefined && (
            <tfoot>
              <tr>
                {columns.map((column, i) =>
                  i === 0 ? (
                    <th key={column.key} scope="row">
                      {totalLabel}
                    </th>
                  ) : (
                    <td key={column.key} className={column.align === 'end' ? 'is-end num' : undefined}>
                      {column.total}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          )}
        </table>
      </TraceStop>
    </div>
  );
  if (exportName === undefined) return table;
  return (
    <>
      <div className="table-export">
        <ExportButton name={exportName} source={() => tableSheet(exportName, columns, sorted)} />
      </div>
      {table}
    </>
  );
}
