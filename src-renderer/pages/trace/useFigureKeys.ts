/** W opens the trace of the figure that has the focus or lies under the pointer; Escape closes the drawer. */
import { useEffect } from 'react';

const WRITES = 'input, textarea, select, [contenteditable="true"]';
/** What closes itself on Escape comes first. */
const ABOVE =
  'dialog[open], .ant-popover:not(.ant-popover-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)';

export function useFigureKeys(open: (path: string) => void, close: (() => void) | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') {
        if (close !== null && document.querySelector(ABOVE) === null) close();
        return;
      }
      if (event.key.toLowerCase() !== 'w' || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(WRITES) !== null) return;
      const figure =
        document.activeElement?.closest<HTMLElement>('[data-trace]') ??
        document.querySelector<HTMLElement>('[data-trace]:hover');
      const path = figure?.dataset.trace;
      if (path === undefined) return;
      event.preventDefault();
      open(path);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [open, close]);
}
