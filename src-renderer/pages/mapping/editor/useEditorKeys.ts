/**
 * Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y, Ctrl+S while the editor is open: in its fields too, whose letters are steps of the same
 * history, and when nothing has the focus. Fields elsewhere (find box, dialogs) keep their own keys.
 */
import { useEffect, useRef } from 'react';
import { editing } from './session.ts';

export function useEditorKeys(save: () => void): void {
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !isOurs(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        if (key === 'y' || event.shiftKey) editing.redo();
        else editing.undo();
      } else if (key === 's') {
        event.preventDefault();
        newest.current();
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

function isOurs(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || document.querySelector('dialog[open]') !== null) return false;
  return target === document.body || target.closest('.map-editor') !== null;
}
