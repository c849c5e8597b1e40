/** W opens the trace of the figure that has the focus or lies under the pointer; Escape closes the drawer. */
import { useEffect } from 'react';

const FIGURE = '[data-trace]';
const WRITES = 'input, textarea, select, [contenteditable="true"]';
/** What closes itself on Escape comes first. */
const ABOVE = [
  'dialog[open]',
  '.ant-popover:not(.ant-popover-hidden)',
  '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)',
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden)',
].join(', ');

export function useFigureKeys(open: (path: string) => void, close: (() => void) | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.isComposing || (event.target instanceof Element && event.target.closest(WRITES) !== null)) return;
      if (event.key === 'Escape') {
        if (close !== null && document.querySelector(ABOVE) === null) close();
        return;
      }
      if (event.key.toLowerCase() !== 'w') return;
      const path = chosenFigure()?.dataset.trace;
      if (path === undefined) return;
      event.preventDefault();
      open(path);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [open, close]);
}

/** The figure with the focus, that of the row chosen in a grid, or the one under the pointer. */
function chosenFigure(): HTMLElement | null {
  const focus = document.activeElement;
  const row = document.getElementById(focus?.getAttribute('aria-activedescendant') ?? '');
  return (
    focus?.closest<HTMLElement>(FIGURE) ??
    row?.querySelector<HTMLElement>(FIGURE) ??
    document.querySelector<HTMLElement>(`${FIGURE}:hover`)
  );
}
