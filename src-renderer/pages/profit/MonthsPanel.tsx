// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset, and its panel is the region already.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** Profit by month. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSeries } from '../../../src-shared/contract/clientCalls.ts';
import { BarChart, type BarTone } from '../../charts/BarChart.tsx';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import { TraceStop } from '../../ui/traceContext.ts';
import { useTraceStops } from '../../ui/useTraceStops.ts';
import { monthProfits } from './calendar.ts';

export function MonthsPanel({ series }: { readonly series: ClientSeries }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stops = useTraceStops<HTMLDivElement>();
  const months = useMemo(() => monthProfits(series), [series]);
  const labels = useMemo(() => months.map(({ month }) => month.slice(2)), [months]);
  const values = useMemo(() => months.map(({ pnlE4 }) => pnlE4), [months]);
  const tones = useMemo<BarTone[]>(() => months.map(({ pnlE4 }) => (pnlE4 < 0 ? 'down' : 'up')), [months]);
  const point = useCallback(
    (index: number) => format.signedMoneyE4((months[index] as (typeof months)[number]).pnlE4),
    [months, format],
  );
  const title = useCallback((index: number) => months[index]?.month ?? '', [months]);
  const axis = useCallback((value: number) => format.axisE4(value), [format]);
  const summary = t('profit.monthSummary', {
    n: months.length,
    up: months.filter(({ pnlE4 }) => pnlE4 > 0).length,
    down: months.filter(({ pnlE4 }) => pnlE4 < 0).length,
  });
  return (
    <Panel title={t('profit.byMonth')} note={summary}>
      <ChartFrame height={210}>
        <BarChart
          summary={summary}
          name={t('profit.pnl')}
          labels={labels}
          values={values}
          tones={tones}
          point={point}
          title={title}
          axis={axis}
        />
      </ChartFrame>
      <div className="months-scroll" role="group" tabIndex={0} aria-label={t('profit.byMonth')} {...stops}>
        <TraceStop value={-1}>
          <table className="months">
            <thead>
              <tr>
                <th scope="col">{t('profit.month')}</th>
                <th scope="col">{t('profit.pnl')}</th>
                <th scope="col">
                  <span className="sr-only">{t('profit.upDays', { n: '' })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {[...months].reverse().map((month) => (
                <tr key={month.month}>
                  <th scope="row">{format.month(month.month)}</th>
                  <td className={`num ${toneClass(month.pnlE4)}`}>
                    <TraceLink path={`pnl.by_month.${month.month}.pnl`}>{format.signedMoneyE4(month.pnlE4)}</TraceLink>
                  </td>
                  <td className="muted num">
                    {t('profit.upDays', { n: month.upDays })} · {t('profit.downDays', { n: month.downDays })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TraceStop>
      </div>
    </Panel>
  );
}
