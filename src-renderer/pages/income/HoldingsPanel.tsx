/** Dividends and their tax by holding, with the yield on what it cost. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIncome, HoldingIncome } from '../../../src-shared/contract/incomeCalls.ts';
import { e4OfMoney } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Security } from '../../ui/Security.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';

type Amount = 'dividend' | 'dividend_tax' | 'dividends';

export function HoldingsPanel({ income }: { readonly income: ClientIncome }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { holdings, period } = income;
  const columns = useMemo<readonly TableColumn<HoldingIncome>[]>(() => {
    const amount = (key: Amount): TableColumn<HoldingIncome> => ({
      key,
      title: t(`incomePage.holdings.column.${key}`),
      align: 'end',
      sortValue: (row) => e4OfMoney(row[key]),
      cell: (row) => format.money(row[key]),
      total: period === null ? null : format.money(period.income[key]),
    });
    return [
      {
        key: 'security',
        title: t('incomePage.holdings.column.security'),
        sortValue: ({ security }) => (security === null ? null : `${security.code}${security.market}`),
        cell: ({ security }) =>
          security === null ? (
            <span className="muted">{t('incomePage.holdings.unnamed')}</span>
          ) : (
            <Security {...security} />
          ),
      },
      amount('dividend'),
      amount('dividend_tax'),
      {
        ...amount('dividends'),
        cell: ({ security, dividends }) => (
          <TraceLink
            path={security === null ? undefined : `pnl.by_security.${security.market}.${security.code}.dividends`}
          >
            {format.money(dividends)}
          </TraceLink>
        ),
        total:
          period === null ? null : <TraceLink path="pnl.dividends">{format.money(period.income.dividends)}</TraceLink>,
      },
      {
        key: 'payments',
        title: t('incomePage.holdings.column.payments'),
        align: 'end',
        sortValue: (row) => row.payments,
        cell: (row) => format.count(row.payments),
        total: period === null ? null : format.count(period.income.payments),
      },
      {
        key: 'yield',
        title: t('incomePage.holdings.column.yield'),
        hint: t('incomePage.holdings.hint.yield'),
        align: 'end',
        sortValue: (row) => row.yield_on_cost.value,
        cell: (row) => <Yield row={row} />,
      },
      {
        key: 'held',
        title: t('incomePage.holdings.column.held'),
        hint: t('incomePage.holdings.hint.held'),
        sortValue: (row) => (row.security === null ? null : Number(row.is_held)),
        cell: (row) =>
          row.security === null ? null : row.is_held ? (
            t('incomePage.holdings.held')
          ) : (
            <span className="muted">{t('incomePage.holdings.gone')}</span>
          ),
      },
    ];
  }, [period, t, format]);
  return (
    <Panel
      className="is-flush"
      title={t('incomePage.holdings.title')}
      {...(holdings.length === 0
        ? {}
        : {
            note: t('incomePage.holdings.note', {
              n: format.count(holdings.filter(({ security }) => security !== null).length),
            }),
          })}
    >
      <DataTable
        label={t('incomePage.holdings.title')}
        columns={columns}
        rows={holdings}
        rowKey={({ security }) => (security === null ? '' : `${security.market}${security.code}`)}
        initialSort={{ key: 'dividends', descending: true }}
        totalLabel={t('incomePage.holdings.total')}
        empty={<Nothing title={t('incomePage.holdings.none')} />}
      />
    </Panel>
  );
}

function Yield({
  row: { yield_on_cost: found, yield_dates: dates, yield_left_out: left },
}: {
  readonly row: HoldingIncome;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (found.value === null) return <Missing plain code={found.reason ?? undefined} />;
  return (
    <span
      title={
        left > 0
          ? t('incomePage.holdings.leftOut', { dates: format.count(dates), left: format.count(left) })
          : t('incomePage.holdings.dates', { dates: format.count(dates) })
      }
    >
      {format.percent(found.value)}
      {left > 0 && <sup className="muted">*</sup>}
    </span>
  );
}
