/** The class that colours a gain or a loss; nothing for zero and for figures that are neither. */
export function toneClass(sign: number | null | undefined): string {
  if (sign === null || sign === undefined || sign === 0) return '';
  return sign > 0 ? 'up' : 'down';
}
