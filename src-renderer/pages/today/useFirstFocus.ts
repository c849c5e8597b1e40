/** Puts the focus on a field of a dialog once the dialog is open: opening one moves the focus to its close button. */
import { useEffect, useRef } from 'react';

export function useFirstFocus<T extends { focus(): void }>() {
  const field = useRef<T>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return field;
}
