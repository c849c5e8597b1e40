// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset, and its panel is the region already.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/**
 * A table whose rows open an explanation in place: the first cell is a button, the row below it says how the figures came
 * about. Rows beyond `shown` wait behind a button. Totals stand in the foot.
 */
import { RightOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { Fragment, type ReactNode, useId, useState } from 'react';
import type { TableColumn } from './DataTable.tsx';
import './table.css';
import './explainedTable.css';

interface Props<T> {
  readonly label: string;
  /** The first column names the row; its cell becomes the button. Columns are not sorted by. */
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly detail: (row: T) => ReactNode;
  /** What the button says beside the name of the row. */
  readonly detailLabel: (row: T) => string;
  readonly totalLabel?: ReactNode;
  readonly shown: number;
  readonly moreLabel: (hidden: number) => string;
  readonly lessLabel: string;
}

export function ExplainedTable<T>(props: Props<T>) {
  const { columns, rows, rowKey, shown, totalLabel } = props;
  const [isWhole, setWhole] = useState(false);
  const hidden = rows.length - shown;
  return (
    <>
      <div className="table-scroll" role="group" tabIndex={0} aria-label={props.label}>
        <table className="table explained">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.align === 'end' ? 'is-end' : undefined}
                  style={{ width: column.width }}
                >
                  <Title title={column.title} hint={column.hint} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isWhole ? rows : rows.slice(0, shown)).map((row) => (
              <Row key={rowKey(row)} row={row} {...props} />
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
      </div>
      {hidden > 0 && (
        <Button type="link" size="small" className="explained-more" onClick={() => setWhole(!isWhole)}>
          {isWhole ? props.lessLabel : props.moreLabel(hidden)}
        </Button>
      )}
    </>
  );
}

function Title({ title, hint }: { readonly title: string; readonly hint: string | undefined }) {
  if (hint === undefined) return <span className="sort-title">{title}</span>;
  return (
    <Tooltip title={hint} trigger={['hover', 'focus']} mouseEnterDelay={0.25}>
      <span className="sort-title has-hint" tabIndex={0}>
        {title}
      </span>
    </Tooltip>
  );
}

function Row<T>({ row, columns, detail, detailLabel }: { readonly row: T } & Props<T>) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <Fragment>
      <tr className={isOpen ? 'is-open' : undefined}>
        {columns.map((column, i) => (
          <td key={column.key} className={column.align === 'end' ? 'is-end num' : undefined}>
            {i === 0 ? (
              <button
                type="button"
                className="explained-name"
                aria-expanded={isOpen}
                aria-controls={id}
                title={detailLabel(row)}
                onClick={() => setOpen(!isOpen)}
              >
                <RightOutlined aria-hidden="true" className="explained-arrow" />
                {column.cell(row)}
              </button>
            ) : (
              column.cell(row)
            )}
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr className="explained-detail">
          <td id={id} colSpan={columns.length}>
            {detail(row)}
          </td>
        </tr>
      )}
    </Fragment>
  );
}
