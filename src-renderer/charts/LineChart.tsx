/** One or two lines over days. */
import type { ChartData } from 'chart.js';
import { useMemo } from 'react';
import { Line } from 'react-chartjs-2';
import { chartOptions } from './options.ts';
import { usePalette } from './palette.ts';
import './setup.ts';

export interface LineSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: 'line' | 'second' | 'neutral';
  readonly isFilled?: boolean;
  /** Filled to the bottom of the chart, or to its zero line. */
  readonly fillTo?: 'start' | 'origin';
  /** Whole figure for the tooltip. */
  readonly point: (index: number) => string | null;
}

interface Props {
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly labels: readonly string[];
  readonly series: readonly LineSeries[];
  readonly axis: (value: number) => string;
  readonly label: (index: number) => string;
  readonly title?: (index: number) => string;
  /** Few days: each is a point of its own. */
  readonly hasPoints?: boolean;
  /** Lowest value of the axis, where it is not to follow the lines. */
  readonly floor?: number;
}

export function LineChart({ summary, labels, series, axis, label, title, hasPoints = false, floor }: Props) {
  const palette = usePalette();
  const data = useMemo<ChartData<'line', (number | null)[], string>>(
    () => ({
      labels: [...labels],
      datasets: series.map((line) => ({
        label: line.name,
        data: [...line.values],
        borderColor: palette[line.colour],
        backgroundColor: line.isFilled ? palette.fill : palette[line.colour],
        fill: line.isFilled ? (line.fillTo ?? 'start') : false,
        borderWidth: line.colour === 'neutral' ? 1.25 : 1.75,
        pointRadius: hasPoints ? 2.5 : 0,
        pointHoverRadius: 4,
        pointStyle: 'circle',
        tension: 0,
        spanGaps: false,
      })),
    }),
    [labels, series, palette, hasPoints],
  );
  const options = useMemo(
    () =>
      chartOptions<'line'>({
        palette,
        axis,
        label,
        maxTicks: 8,
        point: (s, i) => series[s]?.point(i) ?? null,
        ...(title ? { title } : {}),
        ...(floor === undefined ? {} : { floor }),
      }),
    [palette, axis, label, title, floor, series],
  );
  return <Line data={data} options={options} aria-label={summary} />;
}
