/** Bars over months or steps; coloured by sign, or plain with a line beside them. A bar may float: [from, to]. */
import type { ChartData } from 'chart.js';
import { useMemo } from 'react';
import { Chart } from 'react-chartjs-2';
import { chartOptions } from './options.ts';
import { type Palette, usePalette } from './palette.ts';
import './setup.ts';

export type BarTone = 'up' | 'down' | 'line' | 'neutral';
export type BarValue = number | readonly [number, number] | null;

interface Props {
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly name: string;
  /** A label of several strings stands in as many lines. */
  readonly labels: readonly (string | readonly string[])[];
  readonly values: readonly BarValue[];
  readonly tones: readonly BarTone[];
  readonly point: (index: number) => string | null;
  readonly axis: (value: number) => string;
  readonly title?: (index: number) => string;
  /** Lowest value of the axis, where it is not to be zero. */
  readonly floor?: number;
  /** No label is left out where they stand close. */
  readonly everyLabel?: boolean;
  /** Beside the bars, e.g. the branch's median. */
  readonly line?: {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly point: (index: number) => string | null;
  };
}

export function BarChart({ summary, name, labels, values, tones, point, axis, title, floor, everyLabel, line }: Props) {
  const palette = usePalette();
  const data = useMemo<ChartData<'bar' | 'line', (number | [number, number] | null)[], string | string[]>>(
    () => ({
      labels: labels.map((label) => (typeof label === 'string' ? label : [...label])),
      datasets: [
        ...(line
          ? [
              {
                type: 'line' as const,
                label: line.name,
                data: [...line.values],
                borderColor: palette.second,
                backgroundColor: palette.second,
                borderWidth: 1.75,
                pointRadius: 2.5,
                pointStyle: 'circle' as const,
              },
            ]
          : []),
        {
          type: 'bar' as const,
          label: name,
          data: values.map((value) => (typeof value === 'number' || value === null ? value : [value[0], value[1]])),
          backgroundColor: tones.map((tone) => colourOf(palette, tone)),
          maxBarThickness: 44,
          categoryPercentage: 0.72,
          barPercentage: 0.92,
          borderRadius: 2,
          borderSkipped: false,
          minBarLength: 1,
          pointStyle: 'rect' as const,
        },
      ],
    }),
    [name, labels, values, tones, line, palette],
  );
  const options = useMemo(
    () =>
      chartOptions<'bar'>({
        palette,
        axis,
        point: (s, i) => (line && s === 0 ? line.point(i) : point(i)),
        ...(title ? { title } : {}),
        ...(floor === undefined ? {} : { floor }),
        ...(everyLabel === undefined ? {} : { everyLabel }),
      }),
    [palette, axis, point, title, floor, everyLabel, line],
  );
  return (
    <Chart
      type="bar"
      data={data as ChartData<'bar', (number | [number, number] | null)[], string | string[]>}
      options={options}
      aria-label={summary}
    />
  );
}

function colourOf(palette: Palette, tone: BarTone): string {
  return palette[tone];
}
