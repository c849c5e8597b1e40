/** Days in English words, as chrono-node reads them: "next Friday" is the Friday of the next week, a bare "Friday" the one that comes. */
import { casual } from 'chrono-node/en';
import { addDays, type Ymd } from '../../kernel/dates.ts';
import type { FoundDay } from './found.ts';

/** The first day of the line, or null. A word that stands for no day of its own ("now", a bare hour) is none. */
export function englishDay(line: string, today: Ymd): FoundDay | null {
  // Noon, so that no hour of the machine's own zone moves the day.
  const now = new Date(Math.floor(today / 10_000), (Math.floor(today / 100) % 100) - 1, today % 100, 12);
  for (const { index, text, start } of casual.parse(line, now)) {
    const isDay =
      start.isCertain('day') ||
      start.isCertain('weekday') ||
      /\b(?:week|month|days?|tomorrow|yesterday|today|tonight)/i.test(text);
    if (!isDay) continue;
    const [y, m, d] = [start.get('year'), start.get('month'), start.get('day')];
    if (y === null || m === null || d === null) continue;
    const two = (value: number): string => String(value).padStart(2, '0');
    const clock = start.isCertain('hour') ? `${two(start.get('hour') ?? 0)}:${two(start.get('minute') ?? 0)}` : null;
    const named = y * 10_000 + m * 100 + d;
    // A bare weekday is the one that comes; chrono takes the nearest.
    const isBefore = named < today && start.isCertain('weekday') && !/\b(?:last|past|ago)\b/i.test(text);
    return { at: index, length: text.length, day: isBefore ? addDays(named, 7) : named, clock };
  }
  return null;
}
