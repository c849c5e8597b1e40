/** Turns the report's nullable figures into what the Figure tile wants: text, tone, whole figure, reason. Pure. */
import { signOf } from '../../format/decimal.ts';
import type { Format } from '../../format/format.ts';

export interface Told {
  readonly value: string | null;
  readonly full?: string;
  readonly tone?: number;
  readonly missing?: string | undefined;
  /** Path of its trace. */
  readonly trace?: string;
}

export interface Teller {
  /** Short form with the whole figure in the tooltip. */
  money(text: string | null, path: string): Told;
  gain(text: string | null, path: string): Told;
  percent(ratio: number | null, path: string): Told;
  gainPercent(ratio: number | null, path: string): Told;
  times(ratio: number | null, path: string): Told;
  plain(value: number | null, digits: number, path: string): Told;
}

export function teller(format: Format, missing: Readonly<Record<string, string>>): Teller {
  const or = <T>(value: T | null, path: string, tell: (value: T) => Told): Told =>
    value === null ? { value: null, missing: missing[path], trace: path } : { ...tell(value), trace: path };
  return {
    money: (text, path) => or(text, path, (known) => ({ value: format.short(known), full: format.money(known) })),
    gain: (text, path) =>
      or(text, path, (known) => ({
        value: format.signedShort(known),
        full: format.signedMoney(known),
        tone: signOf(known),
      })),
    percent: (ratio, path) => or(ratio, path, (known) => ({ value: format.percent(known) })),
    gainPercent: (ratio, path) =>
      or(ratio, path, (known) => ({ value: format.signedPercent(known), tone: Math.sign(Number(known.toFixed(4))) })),
    times: (ratio, path) => or(ratio, path, (known) => ({ value: format.times(known) })),
    plain: (value, digits, path) => or(value, path, (known) => ({ value: format.decimal(known, digits) })),
  };
}
