/**
 * Undo and redo over whole states. Pure. Changes that carry the same key and follow each other (letters of one field)
 * are one step.
 */
const STEPS = 200;

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  readonly key: string | null;
}

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], key: null };
}

/** A change that changes nothing is no step. */
export function record<T>(history: History<T>, next: T, key: string | null = null): History<T> {
  if (JSON.stringify(next) === JSON.stringify(history.present)) return history;
  if (key !== null && key === history.key) return { ...history, present: next, future: [] };
  return { past: [...history.past, history.present].slice(-STEPS), present: next, future: [], key };
}

export function undo<T>({ past, present, future, ...rest }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, ...rest };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], key: null };
}

export function redo<T>({ past, present, future, ...rest }: History<T>): History<T> {
  const [after, ...later] = future;
  if (after === undefined) return { past, present, future, ...rest };
  return { past: [...past, present], present: after, future: later, key: null };
}
