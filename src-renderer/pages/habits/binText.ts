/** Bins and spans of the distributions in words, for axes and tooltips. Pure. */
import type { HoldingSpanRow, TripBin } from '../../../src-shared/contract/habitCalls.ts';
import type { Format } from '../../format/format.ts';

export type TripUnit = 'ratio' | 'yuan';

/** Places of a percentage that tell edges of this width apart: 0.03 → 0, 0.005 → 1. */
export function percentPlaces(width: number): number {
  let places = 0;
  while (places < 4 && Math.abs(width * 10 ** (2 + places) - Math.round(width * 10 ** (2 + places))) > 1e-6) places++;
  return places;
}

/** An edge of a bin, in per cent or in yuan. */
export function edgeText(unit: TripUnit, width: number, format: Format): (edge: number) => string {
  const places = percentPlaces(width);
  return unit === 'ratio' ? (edge) => format.percent(edge, places) : (edge) => format.axisE4(edge * 10_000);
}

interface BinWords {
  readonly over: (value: string) => string;
  readonly under: (value: string) => string;
  readonly range: (from: string, to: string) => string;
}

export function binText(bin: TripBin, edge: (edge: number) => string, words: BinWords): string {
  if (bin.from === null) return words.under(edge(bin.to ?? 0));
  if (bin.to === null) return words.over(edge(bin.from));
  return words.range(edge(bin.from), edge(bin.to));
}

/** Two short lines for the axis: from and to, or the sign of an open bin and its edge. */
export function binLabel(bin: TripBin, edge: (edge: number) => string): readonly [string, string] {
  if (bin.from === null) return ['<', edge(bin.to ?? 0)];
  if (bin.to === null) return ['>', edge(bin.from)];
  return [`${edge(bin.from)}~`, edge(bin.to)];
}

/** "2–3", "366+", or the word for no night at all. */
export function spanText(
  { from_days: from, to_days: to }: Pick<HoldingSpanRow, 'from_days' | 'to_days'>,
  words: { readonly sameDay: string; readonly open: (from: number) => string },
): string {
  if (to === null) return words.open(from);
  if (to === 0) return words.sameDay;
  return from === to ? String(from) : `${from}–${to}`;
}

/** 570 → "9:30". */
export function clockText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
