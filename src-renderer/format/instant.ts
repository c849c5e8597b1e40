/** Instants (ISO 8601, UTC) in the machine's own time: a reader compares them with the clock on the wall. */
const two = (value: number): string => String(value).padStart(2, '0');

/** "2026-11-20 21:05". */
export function instantText(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clockText(iso)}`;
}

/** "21:05". */
export function clockText(iso: string): string {
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Whole seconds between two instants; null where the second is not there yet. */
export function secondsBetween(from: string, to: string | null): number | null {
  return to === null ? null : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000));
}
