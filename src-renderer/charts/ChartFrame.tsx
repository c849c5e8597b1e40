/** Room, legend and words for a canvas: a reader who cannot see it gets the summary, and a table where one is given. */
import type { ReactNode } from 'react';
import './charts.css';

export interface LegendItem {
  readonly name: string;
  readonly mark: 'line' | 'second' | 'bar' | 'neutral';
  readonly value?: ReactNode;
}

interface Props {
  readonly summary: string;
  readonly legend?: readonly LegendItem[];
  readonly height?: number | string;
  readonly children: ReactNode;
}

export function ChartFrame({ summary, legend, height = 240, children }: Props) {
  return (
    <figure className="chart">
      {legend !== undefined && (
        <div className="chart-legend">
          {legend.map((item) => (
            <span key={item.name} className={`chart-key is-${item.mark}`}>
              {item.name}
              {item.value !== undefined && <span className="num chart-key-value">{item.value}</span>}
            </span>
          ))}
        </div>
      )}
      <div className="chart-canvas" style={{ height }} role="img" aria-label={summary}>
        {children}
      </div>
    </figure>
  );
}
