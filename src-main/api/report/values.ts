/** Values of figures as the report and the bridge write them: money and dates as text, ratios as numbers. */
import type { FigureDefinition, Result, Unit, ValueOf } from '../../../src-shared/domain/figures/definition.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { moneyText, priceText, quantityText } from '../../../src-shared/kernel/money.ts';

type Written = string | number | boolean | readonly string[] | Readonly<Record<string, number>>;
type Writers = { readonly [U in Unit]: (value: ValueOf[U]) => Written };

const asIs = (value: number): number => value;
const WRITERS: Writers = {
  money: moneyText,
  ratio: asIs,
  times: asIs,
  permille: asIs,
  number: asIs,
  count: asIs,
  days: asIs,
  date: dateText,
  word: (value) => value,
  words: (value) => value,
  yes_no: (value) => value,
  price: priceText,
  quantity: quantityText,
  shares: (value) => Object.fromEntries([...value].sort(([a], [b]) => (a < b ? -1 : 1))),
  scores: ({ r, f, m }) => ({ r, f, m }),
};

/** A value in its report form; null stays null. */
export function written(unit: Unit, result: Result<ValueOf[Unit]>): Written | null {
  if (result.value === null) return null;
  return (WRITERS[unit] as (value: ValueOf[Unit]) => Written)(result.value);
}

/** "behaviour.pgr" → ["behaviour", "pgr"]. */
export function placeOf(figure: FigureDefinition): readonly [section: string, name: string] {
  const dot = figure.path.indexOf('.');
  return [figure.path.slice(0, dot), figure.path.slice(dot + 1)];
}
