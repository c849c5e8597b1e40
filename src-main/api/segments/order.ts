/** Members in the order of a column: equal ones by client number, those without a value last either way. */

import { valueAt } from '../../../src-shared/domain/conditions/evaluate.ts';
import type { Column, ConditionField } from '../../../src-shared/domain/conditions/field.ts';

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Ranks of the values of a column; NaN: none. Words with an order of their own go by it, texts as a Chinese reader expects. */
export function ranksOf(column: Column, field: ConditionField): Float64Array {
  if (column.type === 'numbers') return column.values;
  const size = column.values.length;
  const texts = Array.from({ length: size }, (_, at) => {
    const value = valueAt(column, at);
    return value === null ? null : typeof value === 'string' ? value : (value as readonly string[]).join(', ');
  });
  const distinct = [...new Set(texts.filter((text) => text !== null))];
  const listed = new Map(field.codes?.map(({ code }, at) => [code, at]));
  distinct.sort((a, b) => {
    const [x, y] = [listed.get(a), listed.get(b)];
    return x !== undefined && y !== undefined ? x - y : collator.compare(a, b);
  });
  const rankOf = new Map(distinct.map((text, rank) => [text, rank]));
  return Float64Array.from(texts, (text) => (text === null ? Number.NaN : (rankOf.get(text) as number)));
}

/** `places` rising, as they come. */
export function orderedPlaces(places: Int32Array, ranks: Float64Array, descending: boolean): Int32Array {
  const way = descending ? -1 : 1;
  return places.slice().sort((a, b) => {
    const [x, y] = [ranks[a] as number, ranks[b] as number];
    if (Number.isNaN(x)) return Number.isNaN(y) ? a - b : 1;
    if (Number.isNaN(y)) return -1;
    return x === y ? a - b : way * (x - y);
  });
}
