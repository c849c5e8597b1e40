// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset, and its panel is the region already.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** Concentration and position ratio now, and at each month end of the period. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HabitRatio, SpreadMonth } from '../../../src-shared/contract/habitCalls.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { LineChart, type LineSeries } from '../../charts/LineChart.tsx';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { HabitProps } from './HabitsTab.tsx';
import { HabitTable } from './HabitTable.tsx';

const PATHS = ['behaviour.top1', 'behaviour.top3', 'behaviour.hhi', 'behaviour.position_ratio'];
const COLUMNS = ['top1', 'top3', 'hhi', 'position_ratio'] as const;
type Column = (typeof COLUMNS)[number];

export function MonthsPanel({ report, habits, peers }: HabitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { months } = habits;
  const unpriced = months.filter((month) => month.unpriced > 0);
  return (
    <Panel title={t('habitPage.months.title')} note={t('habitPage.months.note')}>
      <HabitTable label={t('habitPage.months.title')} report={report} peers={peers} paths={PATHS} />
      {hasCurve(months) && <Curve months={months} />}
      <MonthTable months={months} />
      {unpriced.length > 0 && (
        <p className="habit-note">
          {unpriced
            .map(({ date, unpriced: n }) => t('habitPage.months.unpriced', { date, n: format.count(n) }))
            .join(' ')}
        </p>
      )}
    </Panel>
  );
}

/** One day is no line, and without a holding at any of them there is none to draw. */
function hasCurve(months: readonly SpreadMonth[]): boolean {
  return months.length > 1 && months.some((month) => month.top1.value !== null);
}

function Curve({ months }: { readonly months: readonly SpreadMonth[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const series = useMemo<readonly LineSeries[]>(() => {
    const line = (name: string, column: Column, colour: LineSeries['colour']): LineSeries => ({
      name,
      colour,
      values: months.map((month) => month[column].value),
      point: (index) => {
        const value = months[index]?.[column].value;
        return value === null || value === undefined ? null : format.percent(value, 1);
      },
    });
    return [
      line(t('habitPage.months.top1'), 'top1', 'line'),
      line(t('habitPage.months.top3'), 'top3', 'second'),
      line(t('habitPage.months.position'), 'position_ratio', 'neutral'),
    ];
  }, [months, t, format]);
  const labels = useMemo(() => months.map(({ month }) => month), [months]);
  const label = useCallback((index: number) => months[index]?.month.slice(2) ?? '', [months]);
  const title = useCallback((index: number) => months[index]?.date ?? '', [months]);
  const axis = useCallback((value: number) => format.percent(value, 0), [format]);
  const last = (at: number) => series[at]?.point(months.length - 1) ?? '—';
  return (
    <div className="habit-chart">
      <ChartFrame
        height={170}
        legend={[
          { name: t('habitPage.months.top1'), mark: 'line', value: last(0) },
          { name: t('habitPage.months.top3'), mark: 'second', value: last(1) },
          { name: t('habitPage.months.position'), mark: 'neutral', value: last(2) },
        ]}
      >
        <LineChart
          summary={t('habitPage.months.summary', {
            n: format.count(months.length),
            from: months[0]?.month ?? '',
            to: months.at(-1)?.month ?? '',
            top1: last(0),
            top3: last(1),
            position: last(2),
          })}
          labels={labels}
          series={series}
          axis={axis}
          label={label}
          title={title}
          hasPoints
          floor={0}
        />
      </ChartFrame>
    </div>
  );
}

function MonthTable({ months }: { readonly months: readonly SpreadMonth[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = (figure: HabitRatio, column: Column) =>
    figure.value === null ? (
      <Missing plain code={figure.reason ?? undefined} />
    ) : column === 'hhi' ? (
      format.decimal(figure.value, 3)
    ) : (
      format.percent(figure.value, 1)
    );
  return (
    <div className="habit-scroll" role="group" tabIndex={0} aria-label={t('habitPage.months.table')}>
      <table className="habit-lines">
        <thead>
          <tr>
            <th scope="col">{t('habitPage.months.column.month')}</th>
            <th scope="col" className="is-end">
              {t('habitPage.months.column.securities')}
            </th>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className="is-end"
                title={column === 'position_ratio' ? t('habitPage.months.hint.position_ratio') : undefined}
              >
                {t(`habitPage.months.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map((month) => (
            <tr key={month.month}>
              <th scope="row" className="num">
                {month.date}
              </th>
              <td className="is-end num muted">{format.count(month.securities)}</td>
              {COLUMNS.map((column) => (
                <td key={column} className="is-end num">
                  {told(month[column], column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
