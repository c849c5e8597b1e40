/** Progress on standard error: a line that redraws itself on a terminal, JSON lines for a program that asks for them. */
import type { JobProgress } from '../jobs/protocol.ts';

const PACE_MS = 100;

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
    if (json) {
      const { done, total } = progress;
      io.err(`${JSON.stringify({ progress: { done, total, text: key } })}\n`);
    } else if (terminal) {
      const percent = progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 100;
      io.err(`\r\u001b[K${progress.set}  ${progress.phase}  ${percent} %`);
    } else if (key !== last) io.err(`${key}\n`);
    last = key;
  };
}
