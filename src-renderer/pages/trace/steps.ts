/** The figures opened one after another beside a page, and the place among them. Pure. */
export interface Steps {
  readonly paths: readonly string[];
  readonly at: number;
}

export const NO_STEPS: Steps = { paths: [], at: -1 };

/** Beyond this the oldest are forgotten. */
const KEPT = 50;

/** The steps that fit the figure in the address: those kept, or a fresh start after a reload or a jump. */
export function stepsAt(steps: Steps, path: string | undefined): Steps {
  if (path === undefined) return NO_STEPS;
  return steps.paths[steps.at] === path ? steps : { paths: [path], at: 0 };
}

/** One further; what lay ahead is dropped. The figure that is open already is no step. */
export function stepTo(steps: Steps, path: string): Steps {
  if (steps.paths[steps.at] === path) return steps;
  const paths = [...steps.paths.slice(0, steps.at + 1), path].slice(-KEPT);
  return { paths, at: paths.length - 1 };
}

/** The neighbour, or null where there is none on that side. */
export function stepBy(steps: Steps, by: -1 | 1): Steps | null {
  const at = steps.at + by;
  return at < 0 || at >= steps.paths.length ? null : { ...steps, at };
}
