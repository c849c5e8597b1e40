/** What of a personal number the screen shows: enough to recognise it, not enough to use it. */
export function maskMobile(value: string | null): string | null {
  if (value === null || value === '') return null;
  const digits = value.normalize('NFKC').replace(/\s+/g, '');
  return digits.length < 7 ? '*'.repeat(6) : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
