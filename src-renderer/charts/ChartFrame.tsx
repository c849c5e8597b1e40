/** Room and legend for a canvas; the canvas itself carries the words for readers who cannot see it. */
import type { ReactNode } from 'react';
import './charts.css';

export interface LegendItem {
  readonly name: string;
  readonly mark: 'line' | 'second' | 'bar' | 'neutral';
  readonly value?: ReactNode;
}

interface Props {
  readonly legend?: readonly LegendItem[];
  readonly height?: number | string;
  readonly children: ReactNode;
}

export function ChartFrame({ legend, height = 240, children }: Props) {
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
      <div className="chart-canvas" style={{ height }}>
        {children}
      </div>
    </figure>
  );
}
