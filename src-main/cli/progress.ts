/** Progress on standard error: a line that redraws itself on a terminal, JSON lines for a program that asks for them. */
import { runShare, setsDone } from '../../src-shared/domain/progress/runShare.ts';
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
    if (json)
      io.err(`${JSON.stringify({ progress: { done: setsDone(progress), total: progress.sets, text: key } })}\n`);
    else if (terminal) {
      const percent = Math.floor(100 * runShare(progress));
      io.err(`\r\u001b[K${percent} %  ${progress.set}  ${progress.phase}`);
    } else if (key !== last) io.err(`${key}\n`);
    last = key;
  };
}
