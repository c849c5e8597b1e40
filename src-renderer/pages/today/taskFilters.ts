/** Filters of the list of tasks, and the call that they make. Pure. */
import type { CallInput } from '../../../src-shared/contract/calls.ts';
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';

type Input = CallInput<'tasks.list'>;

/** Null: not filtered by it. */
export interface TaskFilters {
  readonly state: NonNullable<Input['state']> | null;
  readonly owner: string | null;
  readonly due: NonNullable<Input['due']> | null;
  readonly rule: string | null;
  readonly tag: string | null;
  readonly text: string;
}

export const EMPTY_FILTERS: TaskFilters = { state: null, owner: null, due: null, rule: null, tag: null, text: '' };

export function isFiltered(filters: TaskFilters): boolean {
  return JSON.stringify(filters) !== JSON.stringify(EMPTY_FILTERS);
}

export function inputOf({ state, owner, due, rule, tag, text }: TaskFilters, today: string): Input {
  const wanted = text.trim();
  return {
    today,
    ...(state === null ? {} : { state }),
    ...(owner === null ? {} : { owner }),
    ...(due === null ? {} : { due }),
    ...(rule === null ? {} : { rule }),
    ...(tag === null ? {} : { tag }),
    ...(wanted === '' ? {} : { text: wanted }),
  };
}

/** The selected lines that are still listed, in the list's order. */
export function tickedOf(tasks: readonly TaskLine[], ticked: ReadonlySet<string>): TaskLine[] {
  return tasks.filter(({ record_id }) => ticked.has(record_id));
}
