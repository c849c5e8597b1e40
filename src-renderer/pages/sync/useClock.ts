/** The time, again every so often: for what changes with the clock alone. */
import { useEffect, useState } from 'react';

/** Milliseconds since 1970. */
export function useClock(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
