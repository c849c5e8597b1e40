/** One bar over all sets of a run: sets done, with the part of the one at work. */

/** Where a phase begins in the bar of its set, and how much of it it takes: about their parts of the time. */
const PHASE_START = { staging: 0, reading: 0.05, figures: 0.6, finishing: 0.95 } as const;
const PHASE_PART = { staging: 0.05, reading: 0.55, figures: 0.35, finishing: 0.05 } as const;

export interface RunStep {
  /** Which set of the run is at work, from 1, and how many there are. */
  readonly set_at: number;
  readonly sets: number;
  readonly phase: keyof typeof PHASE_START;
  readonly done: number;
  readonly total: number;
}

/** Sets done so far, with the part of the one at work; of `sets`. */
export function setsDone({ set_at, phase, done, total }: RunStep): number {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  return set_at - 1 + PHASE_START[phase] + PHASE_PART[phase] * share;
}

/** From 0 to 1. */
export function runShare(step: RunStep): number {
  return step.sets > 0 ? Math.max(0, Math.min(1, setsDone(step) / step.sets)) : 1;
}
