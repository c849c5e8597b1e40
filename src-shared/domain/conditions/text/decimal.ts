/** Moves the point of a plain decimal, digit by digit: nothing is rounded ("12.5", 4 → "125000"; "30", -2 → "0.3"). */
export function shifted(text: string, places: number): string {
  const negative = text.startsWith('-');
  const [whole = '', part = ''] = (negative ? text.slice(1) : text).split('.');
  const digits = whole + part;
  const point = whole.length + places;
  const padded =
    point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : point > digits.length ? digits.padEnd(point, '0') : digits;
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  const out = right === '' ? left : `${left}.${right}`;
  return negative && out !== '0' ? `-${out}` : out;
}

/** A number without an exponent; null: not finite. */
export function plainDecimal(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const [mantissa = '', exponent] = String(value).split('e');
  return exponent === undefined ? mantissa : shifted(mantissa, Number(exponent));
}
