/** Every position with its three cost prices. */
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientReport, ReportPosition } from '../../../src-shared/contract/clientReport.ts';
import { e4OrNull, signOf } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ShareBar } from '../../ui/Bar.tsx';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Security } from '../../ui/Security.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import { totalPositions, unrealisedRatio } from './model.ts';

export function PositionTable({ report }: { readonly report: ClientReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<readonly TableColumn<ReportPosition>[]>(() => {
    const totals = totalPositions(report.positions);
    const pathOf = (position: ReportPosition, field: string) =>
      `positions.${position.account_no}.${position.market}.${position.code}.${field}`;
    const reason = (position: ReportPosition, field: string) => report.missing[pathOf(position, field)];
    const traced = (path: string, shown: ReactNode) => <TraceLink path={path}>{shown}</TraceLink>;
    const largest = Math.max(...report.positions.map(({ weight }) => weight).filter((weight) => weight !== null), 1e-9);
    const price = (
      key: 'cost_price' | 'diluted_price' | 'break_even_price' | 'close',
      hasHint = true,
    ): TableColumn<ReportPosition> => ({
      key,
      title: t(`holdings.column.${key}`),
      ...(hasHint && key !== 'close' ? { hint: t(`holdings.hint.${key}`) } : {}),
      align: 'end',
      sortValue: (position) => priceE4(position[key]),
      unit: 'price',
      cell: (position) => {
        const value = position[key];
        return traced(
          pathOf(position, key),
          value === null ? <Missing plain code={reason(position, key)} /> : format.price(value),
        );
      },
    });
    const gain = (text: string | null, code: string | undefined) =>
      text === null ? (
        <Missing plain code={code} />
      ) : (
        <span className={toneClass(signOf(text))}>{format.signedMoney(text)}</span>
      );
    const ratio = (value: number | null, code: string | undefined) =>
      value === null ? (
        <Missing plain code={code} />
      ) : (
        <span className={toneClass(value)}>{format.signedPercent(value)}</span>
      );
    const hasAccounts = new Set(report.positions.map((position) => position.account_no)).size > 1;
    return [
      {
        key: 'security',
        title: t('holdings.column.security'),
        texts: [
          [t('transfer.column.account'), ({ account_no }) => account_no],
          [t('transfer.column.market'), ({ market }) => market],
          [t('transfer.column.code'), ({ code }) => code],
          [t('holdings.column.security'), ({ name }) => name],
        ],
        sortValue: (position) => `${position.code}${position.market}`,
        cell: (position) => (
          <>
            <Security {...position} />{' '}
            {position.cost_unknown && (
              <span className="mark" title={t('holdings.unknownCostHint')}>
                {t('holdings.unknownCost')}
              </span>
            )}
          </>
        ),
      },
      ...(hasAccounts
        ? [
            {
              key: 'account',
              title: t('holdings.column.account'),
              sortValue: (position: ReportPosition) => position.account_no,
              cell: (position: ReportPosition) => <span className="num muted">{position.account_no}</span>,
            },
          ]
        : []),
      {
        key: 'quantity',
        title: t('holdings.column.quantity'),
        align: 'end',
        sortValue: (position) => Number(position.quantity),
        unit: 'number',
        cell: (position) => traced(pathOf(position, 'quantity'), format.quantity(position.quantity)),
      },
      price('cost_price'),
      price('diluted_price'),
      price('break_even_price'),
      price('close'),
      {
        key: 'market_value',
        title: t('holdings.column.market_value'),
        align: 'end',
        sortValue: (position) => e4OrNull(position.market_value),
        unit: 'money',
        cell: (position) =>
          traced(
            pathOf(position, 'market_value'),
            position.market_value === null ? <Missing plain code="no_price" /> : format.money(position.market_value),
          ),
        total: traced(
          'positions.total.market_value',
          totals.marketValue === null ? <Missing plain code="no_price" /> : format.money(totals.marketValue),
        ),
      },
      {
        key: 'unrealised',
        title: t('holdings.column.unrealised'),
        hint: t('holdings.hint.unrealised'),
        align: 'end',
        sortValue: (position) => e4OrNull(position.unrealised),
        unit: 'money',
        cell: (position) =>
          traced(pathOf(position, 'unrealised'), gain(position.unrealised, reason(position, 'unrealised'))),
        total: (
          <span title={totals.leftOut > 0 ? t('holdings.totalLeftOut', { n: totals.leftOut }) : undefined}>
            {traced('positions.total.unrealised', gain(totals.unrealised, 'cost_unknown'))}
            {totals.leftOut > 0 && totals.unrealised !== null && <sup className="muted">*</sup>}
          </span>
        ),
      },
      {
        key: 'unrealised_ratio',
        title: t('holdings.column.unrealised_ratio'),
        align: 'end',
        sortValue: unrealisedRatio,
        unit: 'ratio',
        cell: (position) =>
          traced(
            pathOf(position, 'unrealised_ratio'),
            ratio(unrealisedRatio(position), reason(position, 'unrealised')),
          ),
        total: traced('positions.total.unrealised_ratio', ratio(totals.unrealisedRatio, 'cost_unknown')),
      },
      {
        key: 'weight',
        title: t('holdings.column.weight'),
        hint: t('holdings.hint.weight'),
        align: 'end',
        sortValue: (position) => position.weight,
        unit: 'ratio',
        cell: (position) => (
          <>
            {traced(
              pathOf(position, 'weight'),
              position.weight === null ? (
                <Missing plain code={reason(position, 'weight')} />
              ) : (
                format.percent(position.weight)
              ),
            )}
            {position.weight !== null && <ShareBar share={position.weight / largest} />}
          </>
        ),
        total: totals.weight === null ? null : <span className="before-bar">{format.percent(totals.weight)}</span>,
      },
    ];
  }, [report, t, format]);
  const { leftOut } = totalPositions(report.positions);
  return (
    <>
      <DataTable
        label={t('holdings.title')}
        exportName={t('transfer.of.holdings', { no: report.client_no })}
        columns={columns}
        rows={report.positions}
        rowKey={(position) => `${position.account_no}${position.market}${position.code}`}
        initialSort={{ key: 'market_value', descending: true }}
        totalLabel={t('holdings.total')}
      />
      {leftOut > 0 && <p className="table-note">* {t('holdings.totalLeftOut', { n: format.count(leftOut) })}</p>}
    </>
  );
}

/** Prices have at most four places. */
function priceE4(text: string | null): number | null {
  return text === null ? null : Math.round(Number(text) * 10_000);
}
