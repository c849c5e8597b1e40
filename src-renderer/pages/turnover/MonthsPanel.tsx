/** Turnover of each month as bars, the branch's median as a line, and both as a table. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { BarChart } from '../../charts/BarChart.tsx';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { e4OrNull } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { joinMonths, type TurnoverMonth } from './model.ts';

interface Props {
  readonly report: ClientReport;
  readonly branch: CallOutput<'branch.turnoverMonths'>;
}

export function MonthsPanel({ report, branch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const months = useMemo(() => joinMonths(report.turnover.by_month, branch), [report, branch]);
  const labels = useMemo(() => months.map(({ month }) => month.slice(2)), [months]);
  const values = useMemo(() => months.map(({ turnover }) => turnover), [months]);
  const tones = useMemo(() => months.map(() => 'line' as const), [months]);
  const times = useCallback(
    (value: number | null | undefined) => (value === null || value === undefined ? null : format.times(value)),
    [format],
  );
  const point = useCallback((index: number) => times(months[index]?.turnover), [months, times]);
  const title = useCallback((index: number) => months[index]?.month ?? '', [months]);
  const highest = Math.max(
    0,
    ...months.flatMap(({ turnover, median }) => [turnover, median]).filter((value) => value !== null),
  );
  // As many places as tell the marks of the axis apart.
  const places = highest < 1 ? 2 : highest < 10 ? 1 : 0;
  const axis = useCallback((value: number) => format.decimal(value, places), [format, places]);
  const line = useMemo(
    () => ({
      name: t('turnover.median'),
      values: months.map(({ median }) => median),
      point: (index: number) => times(months[index]?.median),
    }),
    [months, t, times],
  );
  const columns = useMemo<readonly TableColumn<TurnoverMonth>[]>(() => {
    const pathOf = (month: TurnoverMonth, i: string) => `turnover.by_month.${month.month}.${i}`;
    const reason = (month: TurnoverMonth, i: string) => report.missing[pathOf(month, i)];
    const money = (key: 'volume' | 'average_asset'): TableColumn<TurnoverMonth> => ({
      key,
      title: t(`turnover.column.${key}`),
      align: 'end',
      sortValue: (month) => e4OrNull(month[key]),
      unit: 'money',
      cell: (month) => {
        const value = month[key];
        return (
          <TraceLink path={pathOf(month, key)}>
            {value === null ? <Missing plain code={reason(month, key)} /> : format.money(value)}
          </TraceLink>
        );
      },
    });
    return [
      {
        key: 'month',
        title: t('turnover.column.month'),
        sortValue: (month) => month.month,
        unit: 'text',
        cell: (month) => format.month(month.month),
      },
      money('volume'),
      money('average_asset'),
      {
        key: 'turnover',
        title: t('turnover.column.turnover'),
        align: 'end',
        sortValue: (month) => month.turnover,
        unit: 'number',
        cell: (month) => (
          <TraceLink path={pathOf(month, 'turnover')}>
            {times(month.turnover) ?? <Missing plain code={reason(month, 'turnover')} />}
          </TraceLink>
        ),
      },
      {
        key: 'median',
        title: t('turnover.column.median'),
        hint: t('turnover.hint.median'),
        align: 'end',
        sortValue: (month) => month.median,
        unit: 'number',
        cell: (month) =>
          month.median === null ? (
            <Missing plain code="none" />
          ) : (
            <span
              title={
                month.clients === null ? undefined : t('turnover.medianClients', { n: format.count(month.clients) })
              }
            >
              {format.times(month.median)}
            </span>
          ),
      },
    ];
  }, [report, t, format, times]);
  if (months.length === 0) {
    return (
      <Panel title={t('turnover.byMonth')}>
        <Nothing title={t('state.noMonths')} />
      </Panel>
    );
  }
  const known = values.filter((value) => value !== null);
  const summary = t('turnover.monthSummary', {
    n: months.length,
    high: known.length === 0 ? '—' : format.times(Math.max(...known)),
  });
  return (
    <div className="tab-grid is-halves turnover-months">
      <Panel title={t('turnover.byMonth')}>
        <ChartFrame
          height="clamp(250px, calc(100vh - 460px), 560px)"
          legend={[
            { name: t('turnover.client'), mark: 'bar' },
            { name: t('turnover.median'), mark: 'second' },
          ]}
        >
          <BarChart
            summary={summary}
            name={t('turnover.client')}
            labels={labels}
            values={values}
            tones={tones}
            point={point}
            title={title}
            axis={axis}
            line={line}
          />
        </ChartFrame>
      </Panel>
      <Panel className="is-flush" title={t('turnover.table')}>
        <DataTable
          label={t('turnover.table')}
          exportName={t('transfer.of.months', { no: report.client_no })}
          columns={columns}
          rows={months}
          rowKey={(month) => month.month}
          initialSort={{ key: 'month', descending: true }}
        />
      </Panel>
    </div>
  );
}
