/** The newest cases behind a habit, in a room of their own height; how many there are in all stands below. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';

interface Props<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly total: number;
  readonly columns: readonly TableColumn<T>[];
  readonly none: string;
  /** The figure whose trace has every case with its source. */
  readonly path: string;
}

export function EvidenceTable<T extends object>({ label, rows, total, columns, none, path }: Props<T>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return <p className="habit-none">{none}</p>;
  // The rows have no number of their own; the list never changes in place.
  const keys = new Map(rows.map((row, at) => [row, String(at)]));
  return (
    <div className="habit-evidence">
      <DataTable label={label} columns={columns} rows={rows} rowKey={(row) => keys.get(row) ?? ''} />
      <p className="habit-note">
        <TraceLink path={path}>
          {rows.length < total
            ? t('habitPage.evidenceNewest', { shown: format.count(rows.length), n: format.count(total) })
            : t('habitPage.evidenceAll', { n: format.count(total) })}
        </TraceLink>
      </p>
    </div>
  );
}
