/** `segments.fields`: what the editor offers, with how each is typed in pinyin and the values that there are. */
import { pinyin } from 'pinyin-pro';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { valueAt } from '../../../src-shared/domain/conditions/evaluate.ts';
import { CONDITION_FIELDS } from '../../../src-shared/domain/conditions/registry.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../../store/open.ts';
import { type ConditionColumns, conditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import { type Caller, maySeeClient } from '../caller.ts';

/** Fields whose values are worth choosing from: few different ones, none of a single client. */
const CHOSEN: ReadonlySet<string> = new Set([
  'client.advisor',
  'client.team',
  'client.education',
  'client.occupation',
  'profile.tags',
  'profile.hobbies',
  'profile.preferences',
  'contact.tags',
]);
const MOST_VALUES = 200;

const readings = new Map<string, string>();
/** "kehudengji khdj" */
function readingOf(name: string): string {
  let reading = readings.get(name);
  if (reading === undefined) {
    const way = (pattern: 'pinyin' | 'first'): string =>
      pinyin(name, { pattern, toneType: 'none', nonZh: 'consecutive' }).replace(/\s+/g, '').toLowerCase();
    reading = `${way('pinyin')} ${way('first')}`;
    readings.set(name, reading);
  }
  return reading;
}

export function segmentFields(store: ReadStore, caller: Caller, today: Ymd): CallOutput<'segments.fields'> {
  const columns = conditionColumns(store, today);
  return {
    fields: CONDITION_FIELDS.map(({ code, unit, name }) => ({
      code,
      unit,
      pinyin: readingOf(name.zh),
      values: columns !== null && CHOSEN.has(code) ? valuesOf(columns, code, caller) : [],
    })),
  };
}

/** The most frequent first. */
function valuesOf(columns: ConditionColumns, code: string, caller: Caller): string[] {
  const column = columns.of(code);
  const counts = new Map<string, number>();
  for (let place = 0; place < columns.size; place++) {
    const value = valueAt(column, place);
    if (value === null || typeof value === 'number' || !maySeeClient(caller, columns.nos[place] as string)) continue;
    for (const one of typeof value === 'string' ? [value] : value) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(([value]) => value);
}
