/**
 * Decimal text of whole numbers with a fixed scale (fen, 1e-4 yuan, 1e-2 shares). Numbers stay integers below 2^53, so
 * nothing is lost; the text is what a file holds.
 */
const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** Text of value / 10^scale with at least `minDecimals` decimals and no more than needed beyond those. */
export function decimalText(value: number, scale: number, minDecimals: number): string {
  const power = POWERS[scale] as number;
  const positive = Math.abs(value);
  const whole = Math.floor(positive / power);
  const sign = value < 0 ? '-' : '';
  let fraction = String(positive - whole * power).padStart(scale, '0');
  let length = scale;
  while (length > minDecimals && fraction.charCodeAt(length - 1) === 48) length--;
  if (length === 0) return sign + whole;
  if (length < scale) fraction = fraction.slice(0, length);
  return `${sign}${whole}.${fraction}`;
}

/** The same for a sum that may pass 2^53. */
export function bigDecimalText(value: bigint, scale: number, minDecimals: number): string {
  const power = 10n ** BigInt(scale);
  const positive = value < 0n ? -value : value;
  let fraction = String(positive % power).padStart(scale, '0');
  while (fraction.length > minDecimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const whole = `${value < 0n ? '-' : ''}${positive / power}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Half away from zero to a whole number. */
export function roundHalfUp(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}

/** quantity (1e-2) × price (1e-4) in fen, rounded half up. */
export function amountFenOf(quantityE2: number, priceE4: number): number {
  return roundHalfUp((quantityE2 * priceE4) / 10_000);
}

/** quantity (1e-2) × price (1e-4) in 1e-4 yuan: exact for every holding that the demo makes. */
export function valueE4Of(quantityE2: number, priceE4: number): number {
  return roundHalfUp((quantityE2 * priceE4) / 100);
}
