import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSeries } from '../../../src-shared/contract/clientCalls.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { LineChart, type LineSeries } from '../../charts/LineChart.tsx';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { indexName } from '../risk/benchmark.ts';
import { BenchmarkChooser } from './BenchmarkChooser.tsx';
import { BenchmarkMessage } from './BenchmarkMessage.tsx';
import { CURVE_HEIGHT } from './curveHeight.ts';
import { axisPlaces, changes } from './model.ts';
import { useBenchmark } from './useBenchmark.ts';

interface Props {
  readonly clientNo: string;
  readonly series: ClientSeries;
}

/** The client's time-weighted index against his benchmark, both from zero at the start of the period. */
export function ReturnCurve({ clientNo, series }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const index = indexName(t, series.benchmark);
  const choice = useBenchmark(clientNo);
  const client = useMemo(() => changes(series.twr_index), [series]);
  const benchmark = useMemo(() => changes(series.benchmark_index), [series]);
  const lines = useMemo<readonly LineSeries[]>(() => {
    const percent = (values: readonly (number | null)[]) => (index: number) => {
      const value = values[index];
      return value === null || value === undefined ? null : format.signedPercent(value);
    };
    return [
      { name: t('overview.client'), values: client, colour: 'line', isFilled: false, point: percent(client) },
      { name: index, values: benchmark, colour: 'second', point: percent(benchmark) },
    ];
  }, [client, benchmark, index, t, format]);
  const places = axisPlaces([...client, ...benchmark]);
  const axis = useCallback((value: number) => format.percent(value, places), [format, places]);
  const label = useCallback((index: number) => series.dates[index]?.slice(2) ?? '', [series]);
  const title = useCallback((index: number) => series.dates[index] ?? '', [series]);
  const last = (values: readonly (number | null)[]) => {
    const value = values.at(-1);
    return value === null || value === undefined ? '—' : format.signedPercent(value);
  };
  const hasBenchmark = benchmark.some((value) => value !== null);
  return (
    <Panel
      title={t('incomePage.benchmark.curve', { index })}
      extra={<BenchmarkChooser current={series.benchmark} choice={choice} />}
    >
      <BenchmarkMessage choice={choice} />
      {series.dates.length === 0 ? (
        <Nothing title={t('state.noSeries')} />
      ) : (
        <ChartFrame
          height={CURVE_HEIGHT}
          legend={[
            { name: t('overview.client'), mark: 'line', value: last(client) },
            {
              name: hasBenchmark ? index : t('incomePage.benchmark.noIndex', { index }),
              mark: 'second',
              value: last(benchmark),
            },
          ]}
        >
          <LineChart
            summary={t('incomePage.benchmark.summary', { twr: last(client), index, benchmark: last(benchmark) })}
            labels={series.dates}
            series={lines}
            axis={axis}
            label={label}
            title={title}
          />
        </ChartFrame>
      )}
    </Panel>
  );
}
