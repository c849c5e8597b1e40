/** What all charts share: quiet grid, our tooltip, axis words from the caller. */
import type { ChartOptions, TooltipItem } from 'chart.js';
import type { Palette } from './palette.ts';

interface Wishes {
  readonly palette: Palette;
  readonly axis: (value: number) => string;
  /** Text of a point in the tooltip; null leaves the line out. */
  readonly point: (seriesIndex: number, index: number) => string | null;
  readonly title?: (index: number) => string;
  readonly label?: (index: number) => string;
  readonly maxTicks?: number;
  readonly floor?: number;
  readonly everyLabel?: boolean;
}

type Kind = 'line' | 'bar';

export function chartOptions<K extends Kind>(wishes: Wishes): ChartOptions<K> {
  const { palette } = wishes;
  const options: ChartOptions<Kind> = {
    interaction: { mode: 'index', intersect: false },
    layout: { padding: { top: 4, right: 4 } },
    scales: {
      x: {
        grid: { display: false },
        border: { color: palette.border },
        ticks: {
          color: palette.text,
          maxRotation: 0,
          autoSkip: wishes.everyLabel !== true,
          autoSkipPadding: 18,
          ...(wishes.maxTicks === undefined ? {} : { maxTicksLimit: wishes.maxTicks }),
          ...(wishes.label ? { callback: (_value: unknown, index: number) => wishes.label?.(index) ?? '' } : {}),
        },
      },
      y: {
        ...(wishes.floor === undefined ? {} : { min: wishes.floor }),
        border: { display: false },
        grid: { color: palette.grid },
        ticks: { color: palette.text, maxTicksLimit: 6, callback: (value) => wishes.axis(Number(value)) },
      },
    },
    plugins: {
      tooltip: {
        backgroundColor: palette.surface,
        borderColor: palette.border,
        borderWidth: 1,
        titleColor: palette.strong,
        bodyColor: palette.strong,
        padding: 10,
        boxPadding: 4,
        usePointStyle: true,
        filter: (item) => wishes.point(item.datasetIndex, item.dataIndex) !== null,
        callbacks: {
          ...(wishes.title
            ? { title: (items: TooltipItem<Kind>[]) => wishes.title?.(items[0]?.dataIndex ?? 0) ?? '' }
            : {}),
          label: (item) => ` ${item.dataset.label}  ${wishes.point(item.datasetIndex, item.dataIndex) ?? ''}`,
        },
      },
    },
  };
  // Line and bar share every option that is set here.
  return options as ChartOptions<K>;
}
