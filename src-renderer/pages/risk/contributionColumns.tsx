/** Columns of the table of contributions: size, contribution, spread and beta of each holding, with those of the whole. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { ShareBar } from '../../ui/Bar.tsx';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Security } from '../../ui/Security.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { indexName } from './benchmark.ts';
import { type Contributing, positionPath } from './model.ts';
import type { RiskProps } from './RiskTab.tsx';

export function useContributionColumns(
  risk: RiskProps['risk'],
  rows: readonly Contributing[],
): readonly TableColumn<Contributing>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const largest = Math.max(1e-9, ...rows.map(({ contribution }) => Math.abs(contribution.share)));
    const name = indexName(t, risk.index);
    const { portfolio } = risk;
    return [
      {
        key: 'security',
        title: t('riskPage.contribution.column.security'),
        cell: (row) => <Security {...row} />,
      },
      {
        key: 'market_value',
        title: t('riskPage.contribution.column.market_value'),
        align: 'end',
        cell: (row) => (
          <TraceLink path={positionPath(row, 'market_value')}>
            {row.market_value === null ? <Missing plain code="no_price" /> : format.money(row.market_value)}
          </TraceLink>
        ),
      },
      {
        key: 'weight',
        title: t('riskPage.contribution.column.weight'),
        hint: t('riskPage.contribution.hint.weight'),
        align: 'end',
        cell: (row) => (
          <TraceLink path={positionPath(row, 'weight')}>
            {row.weight === null ? <Missing plain code="no_price" /> : format.percent(row.weight)}
          </TraceLink>
        ),
        total: portfolio.taken_weight === null ? null : format.percent(portfolio.taken_weight),
      },
      {
        key: 'share',
        title: t('riskPage.contribution.column.share'),
        hint: t('riskPage.contribution.hint.share'),
        align: 'end',
        cell: (row) => (
          <>
            {format.percent(row.contribution.share)}
            <ShareBar share={row.contribution.share / largest} />
          </>
        ),
        total: <span className="before-bar">{format.percent(1)}</span>,
      },
      {
        key: 'volatility',
        title: t('riskPage.contribution.column.volatility'),
        align: 'end',
        cell: (row) => format.percent(row.contribution.volatility),
        total: portfolio.volatility.value === null ? null : format.percent(portfolio.volatility.value),
      },
      {
        key: 'beta',
        title: t('riskPage.contribution.column.beta'),
        hint: t('riskPage.contribution.hint.beta', { index: name }),
        align: 'end',
        cell: (row) =>
          row.beta.value === null ? (
            <Missing plain code={row.beta.reason ?? undefined} />
          ) : (
            format.decimal(row.beta.value, 2)
          ),
        total: portfolio.beta.value === null ? null : format.decimal(portfolio.beta.value, 2),
      },
      {
        key: 'days',
        title: t('riskPage.contribution.column.days'),
        hint: t('riskPage.contribution.hint.days', { least: risk.least_days }),
        align: 'end',
        cell: (row) => format.count(row.beta_days),
      },
    ];
  }, [risk, rows, t, format]);
}
