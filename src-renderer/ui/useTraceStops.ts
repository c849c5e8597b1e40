/**
 * The figures of a table share one tab stop; arrows, Home and End move among them. Works on what is drawn, so that no
 * cell knows of the others. Use with <TraceStop value={-1}> around the cells.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const FIGURE = '[data-trace]';

export interface TraceStops<E extends HTMLElement> {
  readonly ref: RefObject<E | null>;
  readonly onKeyDown: (event: KeyboardEvent<E>) => void;
  readonly onFocus: (event: FocusEvent<E>) => void;
}

export function useTraceStops<E extends HTMLElement>(): TraceStops<E> {
  const ref = useRef<E>(null);
  // After every drawing: rows come and go, and one figure must be within reach of Tab.
  useEffect(() => {
    const first = ref.current?.querySelector<HTMLElement>(FIGURE);
    if (first && ref.current?.querySelector(`${FIGURE}[tabindex="0"]`) === null) first.tabIndex = 0;
  });
  return {
    ref,
    onFocus(event) {
      const figure = event.target.closest<HTMLElement>(FIGURE);
      if (figure === null) return;
      for (const stop of event.currentTarget.querySelectorAll<HTMLElement>(`${FIGURE}[tabindex="0"]`))
        stop.tabIndex = -1;
      figure.tabIndex = 0;
    },
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const figure = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(FIGURE) : null;
      const next = figure === null ? null : neighbour(figure, event.key);
      if (next === null) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}

const figuresIn = (row: Element | null): HTMLElement[] => [...(row?.querySelectorAll<HTMLElement>(FIGURE) ?? [])];

function neighbour(figure: HTMLElement, key: string): HTMLElement | null {
  const row = figure.closest('tr');
  const own = figuresIn(row);
  const at = own.indexOf(figure);
  switch (key) {
    case 'ArrowLeft':
      return own[at - 1] ?? null;
    case 'ArrowRight':
      return own[at + 1] ?? null;
    case 'Home':
      return own[0] ?? null;
    case 'End':
      return own.at(-1) ?? null;
    case 'ArrowUp':
    case 'ArrowDown':
      return inColumn(figure, row, key === 'ArrowUp' ? -1 : 1);
    default:
      return null;
  }
}

/** The figure of the same column in the next row that has one there. */
function inColumn(figure: HTMLElement, row: HTMLTableRowElement | null, step: -1 | 1): HTMLElement | null {
  const rows = [...(row?.closest('table')?.rows ?? [])];
  const cell = figure.closest('td, th');
  const column = row === null || cell === null ? -1 : [...row.cells].indexOf(cell as HTMLTableCellElement);
  for (let at = rows.indexOf(row as HTMLTableRowElement) + step; at >= 0 && at < rows.length; at += step) {
    const there = figuresIn(rows[at]?.cells[column] ?? null)[0];
    if (there !== undefined) return there;
  }
  return null;
}
