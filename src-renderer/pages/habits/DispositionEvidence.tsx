/** The positions behind one count of the disposition effect: what was compared with the cost price, and how far apart. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DispositionRow } from '../../../src-shared/contract/habitCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Security } from '../../ui/Security.tsx';
import { toneClass } from '../../ui/tone.ts';
import { EvidenceTable } from './EvidenceTable.tsx';

interface Props {
  /** The count's figure. */
  readonly path: string;
  readonly rows: readonly DispositionRow[];
  readonly total: number;
}

export function DispositionEvidence({ path, rows, total }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<readonly TableColumn<DispositionRow>[]>(
    () => [
      {
        key: 'date',
        title: t('habitPage.disposition.column.date'),
        sortValue: (row) => row.date,
        cell: (row) => row.date,
      },
      {
        key: 'security',
        title: t('habitPage.disposition.column.security'),
        sortValue: (row) => row.code,
        cell: (row) => <Security {...row} />,
      },
      {
        key: 'quantity',
        title: t('habitPage.disposition.column.quantity'),
        align: 'end',
        sortValue: (row) => Number(row.quantity),
        cell: (row) => format.quantity(row.quantity),
      },
      {
        key: 'cost_price',
        title: t('habitPage.disposition.column.cost_price'),
        align: 'end',
        cell: (row) => (row.cost_price === null ? <Missing plain code="no_price" /> : format.price(row.cost_price)),
      },
      {
        key: 'price',
        title: t('habitPage.disposition.column.price'),
        hint: t('habitPage.disposition.hint.price'),
        align: 'end',
        cell: (row) => (row.price === null ? <Missing plain code="no_price" /> : format.price(row.price)),
      },
      {
        key: 'difference',
        title: t('habitPage.disposition.column.difference'),
        hint: t('habitPage.disposition.hint.difference'),
        align: 'end',
        sortValue: (row) => row.difference,
        cell: ({ difference }) =>
          difference === null ? (
            <Missing plain code="denominator_not_positive" />
          ) : (
            <span className={toneClass(difference)}>{format.signedPercent(difference, 1)}</span>
          ),
      },
    ],
    [t, format],
  );
  return (
    <EvidenceTable
      label={t('habitPage.disposition.evidence')}
      rows={rows}
      total={total}
      columns={columns}
      none={t('habitPage.disposition.none')}
      path={path}
    />
  );
}
