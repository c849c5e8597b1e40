/** What the calls about conditions share: the text as a tree or a problem, the columns of the branch, who may be seen. */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import type { FilterProblem } from '../../../src-shared/contract/segmentCalls.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { printCondition } from '../../../src-shared/domain/conditions/text/print.ts';
import { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';
import type { Condition } from '../../../src-shared/domain/conditions/tree.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../../store/open.ts';
import { type Answer, askCondition } from '../../store/queries/askCondition.ts';
import { type ConditionColumns, conditionColumns } from '../../store/queries/conditionColumns/columns.ts';
import { type Caller, maySeeClient } from '../caller.ts';

export type ReadFilter = { readonly condition: Condition } | { readonly problem: FilterProblem };

export function readFilter(text: string): ReadFilter {
  try {
    return { condition: parseCondition(text, DICTIONARY) };
  } catch (error) {
    if (!(error instanceof ConditionProblem)) throw error;
    const { code, at, length, suggestions } = error;
    return { problem: { code, at, length, suggestions: [...suggestions] } };
  }
}

/** @throws Refusal no_data */
export function columnsOf(store: ReadStore, today: Ymd): ConditionColumns {
  const columns = conditionColumns(store, today);
  if (columns === null) throw new Refusal('no_data', 'the store holds no data yet');
  return columns;
}

/** Answers of late, by columns and canonical text: a page asks for the count, then for the members, then again. */
const kept = new WeakMap<ConditionColumns, Map<string, Answer>>();
const MOST_KEPT = 40;

export function answerOf(columns: ConditionColumns, condition: Condition, caller: Caller): Answer {
  const sees = caller.clients === 'all' ? undefined : (place: number) => maySeeAt(columns, caller, place);
  if (sees !== undefined) return askCondition(columns, condition, sees);
  const text = printCondition(condition, DICTIONARY);
  const answers = kept.get(columns) ?? new Map<string, Answer>();
  kept.set(columns, answers);
  const known = answers.get(text);
  if (known !== undefined) return known;
  const answer = askCondition(columns, condition);
  if (answers.size >= MOST_KEPT) answers.delete(answers.keys().next().value as string);
  answers.set(text, answer);
  return answer;
}

export function maySeeAt(columns: ConditionColumns, caller: Caller, place: number): boolean {
  return maySeeClient(caller, columns.nos[place] as string);
}

/** The places of the members, by client number. */
export function placesOf({ truths, yes }: Answer): Int32Array {
  const places = new Int32Array(yes);
  let at = 0;
  for (let place = 0; place < truths.length; place++) if (truths[place] === 1) places[at++] = place;
  return places;
}

/** @throws Refusal not_found */
export function placeOfClient(columns: ConditionColumns, clientNo: string): number {
  const place = columns.placeOf(clientNo);
  if (place < 0) throw new Refusal('not_found', `there is no client ${clientNo}`);
  return place;
}
