/** One key figure: its name, its value or a dash with the reason, and what it means on hover or focus. */
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Missing } from './Missing.tsx';
import { TraceLink } from './TraceLink.tsx';
import { toneClass } from './tone.ts';
import './figure.css';

export interface FigureProps {
  readonly label: string;
  /** null = missing. */
  readonly value: string | null;
  readonly missing?: string | undefined;
  readonly hint: string;
  /** The whole figure where `value` is a short form. */
  readonly full?: string | undefined;
  readonly tone?: number | null | undefined;
  readonly note?: ReactNode;
  /** A sign beside the name that says how far the figure can be relied on. */
  readonly mark?: ReactNode;
  readonly isLarge?: boolean;
  /** Path of the figure in the report: makes the value open its trace. */
  readonly trace?: string | undefined;
}

export function Figure({ label, value, missing, hint, full, tone, note, mark, isLarge = false, trace }: FigureProps) {
  const explanation = (
    <span className="figure-hint">
      {full !== undefined && <strong className="num">{full}</strong>}
      {hint}
    </span>
  );
  return (
    <div className={`figure${isLarge ? ' is-large' : ''}`}>
      <dt>
        <Tooltip title={explanation} trigger={['hover', 'focus']} mouseEnterDelay={0.25}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard. */}
          <span className="figure-label" tabIndex={0}>
            {label}
          </span>
        </Tooltip>
        {mark}
      </dt>
      <dd className={`figure-value num ${toneClass(tone)}`} title={full}>
        {value === null && trace === undefined ? (
          <Missing code={missing} />
        ) : (
          <TraceLink path={trace} title={full}>
            {value ?? <Missing plain code={missing} />}
          </TraceLink>
        )}
      </dd>
      {note !== undefined && note !== null && <dd className="figure-note">{note}</dd>}
    </div>
  );
}
