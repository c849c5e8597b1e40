/** The problems of a set as a reader takes them: hard apart from soft, one group a kind, worst first. Pure. */
import type { SetProblem } from '../../../src-shared/contract/syncCalls.ts';
import { DATASET_NAMES } from '../../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS } from '../../../src-shared/files/issues.ts';

export type ProblemClass = 'hard' | 'rows' | 'note';

export interface ProblemGroup {
  readonly code: string;
  readonly kind: ProblemClass;
  /** Rows for troubles of rows, else problems. */
  readonly count: number;
  readonly problems: readonly SetProblem[];
}

const CLASSES: readonly ProblemClass[] = ['hard', 'rows', 'note'];

export function classOf({ severity, code }: SetProblem): ProblemClass {
  if (severity === 'hard') return 'hard';
  return code in ISSUE_TEXTS ? 'rows' : 'note';
}

/** Hard ones in the order in which they came (the one that explains the others first), rows by number, then notes. */
export function problemGroups(problems: readonly SetProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, SetProblem[]>();
  for (const problem of problems) {
    const key = `${classOf(problem)} ${problem.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  const made = [...groups.values()].map((group): ProblemGroup => {
    const [first] = group as [SetProblem];
    const count = group.reduce((sum, problem) => sum + problem.count, 0);
    return { code: first.code, kind: classOf(first), count, problems: inFileOrder(group) };
  });
  const rank = ({ kind }: ProblemGroup): number => CLASSES.indexOf(kind);
  return made
    .map((group, at) => ({ group, at }))
    .sort(
      (a, b) =>
        rank(a.group) - rank(b.group) || (a.group.kind === 'rows' ? b.group.count - a.group.count : 0) || a.at - b.at,
    )
    .map(({ group }) => group);
}

/** By data set as the contract lists them, then by number of rows. */
function inFileOrder(problems: readonly SetProblem[]): readonly SetProblem[] {
  const place = ({ dataset }: SetProblem): number =>
    dataset === null ? -1 : (DATASET_NAMES as readonly string[]).indexOf(dataset);
  return [...problems].sort((a, b) => place(a) - place(b) || b.count - a.count);
}

/** "4, 7–9, 12" of line ranges. */
export function rangeText(ranges: SetProblem['ranges'], count: (value: number) => string): string {
  return ranges.map(([from, to]) => (from === to ? count(from) : `${count(from)}–${count(to)}`)).join(', ');
}
