/** Profit of every security held or moved in the period. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientReport, ReportSecurityPnl } from '../../../src-shared/contract/clientReport.ts';
import { e4OrNull, signOf } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { SignedBar } from '../../ui/Bar.tsx';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Security } from '../../ui/Security.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';

type Amount = 'pnl' | 'realised' | 'dividends' | 'fees';

/** Sells of unknown cost are in no realised sum; the report counts them. */
const LEFT_OUT = 'pnl.realised';

export function SecurityTable({ report }: { readonly report: ClientReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = report.pnl.by_security;
  const leftOut = report.left_out[LEFT_OUT];
  const columns = useMemo<readonly TableColumn<ReportSecurityPnl>[]>(() => {
    const largest = Math.max(
      ...rows.map((row) => Math.abs(e4OrNull(row.pnl) ?? Number.NaN)).filter(Number.isFinite),
      1,
    );
    const told = (text: string | null, isGain: boolean, path: string) => (
      <TraceLink path={path} className={isGain && text !== null ? toneClass(signOf(text)) : ''}>
        {text === null ? (
          <Missing plain code={report.missing[path]} />
        ) : isGain ? (
          format.signedMoney(text)
        ) : (
          format.money(text)
        )}
      </TraceLink>
    );
    const column = (key: Amount, isGain: boolean): TableColumn<ReportSecurityPnl> => ({
      key,
      title: t(`profit.column.${key}`),
      hint: t(`profit.hint.${key}`),
      align: 'end',
      sortValue: (row) => e4OrNull(row[key]),
      unit: 'money',
      cell: (row) => (
        <>
          {told(row[key], isGain, `pnl.by_security.${row.market}.${row.code}.${key}`)}
          {key === 'pnl' && <SignedBar part={row.pnl === null ? 0 : Number(row.pnl) / (largest / 10_000)} />}
        </>
      ),
    });
    return [
      {
        key: 'security',
        title: t('profit.column.security'),
        texts: [
          [t('transfer.column.market'), ({ market }) => market],
          [t('transfer.column.code'), ({ code }) => code],
          [t('profit.column.security'), ({ name }) => name],
        ],
        sortValue: (row) => `${row.code}${row.market}`,
        cell: (row) => <Security {...row} />,
      },
      column('pnl', true),
      {
        ...column('realised', true),
        total: (
          <>
            {told(report.pnl.realised, true, 'pnl.realised')}
            {leftOut !== undefined && <sup className="muted">*</sup>}
          </>
        ),
      },
      { ...column('dividends', false), total: told(report.pnl.dividends, false, 'pnl.dividends') },
      { ...column('fees', false), total: told(report.pnl.fees, false, 'pnl.fees') },
    ];
  }, [rows, report, leftOut, t, format]);
  return (
    <>
      <DataTable
        label={t('profit.bySecurity')}
        exportName={t('transfer.of.profit', { no: report.client_no })}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.market}${row.code}`}
        initialSort={{ key: 'pnl', descending: true }}
        totalLabel={t('holdings.total')}
        empty={<Nothing title={t('state.noTrades')} />}
      />
      {leftOut !== undefined && <p className="table-note">* {t('missing.left_out', { n: format.count(leftOut) })}</p>}
    </>
  );
}
