/** Progress on standard error: a line that redraws itself on a terminal, JSON lines for a program that asks for them. */
import type { JobProgress } from '../jobs/protocol.ts';

const PACE_MS = 100;

/** Where a phase begins in the bar of its set, and how much of it it takes: about their parts of the time. */
const PHASE_START = { staging: 0, reading: 0.05, figures: 0.6, finishing: 0.95 } as const;
const PHASE_PART = { staging: 0.05, reading: 0.55, figures: 0.35, finishing: 0.05 } as const;

/** Sets done, with the part of the one at work: one bar over all sets of the folder. */
function doneOf(progress: JobProgress): number {
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 1;
  return progress.set_at - 1 + PHASE_START[progress.phase] + PHASE_PART[progress.phase] * share;
}

export function progressLine(io: {
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
}): (progress: JobProgress) => void {
  const json = io.env.BRANCH_DESK_PROGRESS === 'json';
  const terminal = process.stderr.isTTY === true;
  let last = '';
  let drawnAt = 0;
  return (progress) => {
    const now = performance.now();
    const key = `${progress.set} ${progress.phase}`;
    if (key === last && progress.done < progress.total && now - drawnAt < PACE_MS) return;
    drawnAt = now;
    if (json) io.err(`${JSON.stringify({ progress: { done: doneOf(progress), total: progress.sets, text: key } })}\n`);
    else if (terminal) {
      const percent = progress.sets > 0 ? Math.floor((100 * doneOf(progress)) / progress.sets) : 100;
      io.err(`\r\u001b[K${percent} %  ${progress.set}  ${progress.phase}`);
    } else if (key !== last) io.err(`${key}\n`);
    last = key;
  };
}
