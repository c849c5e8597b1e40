// A screen for Electron. Where there is one it is used; on a Linux without one a virtual display is started and
// always stopped again, also when we are killed. Spawns Xvfb itself: xvfb-run is one more package and loses signals.
import { spawn } from 'node:child_process';
import { isOnPath, PlainError } from './bootstrap/process.mjs';
import { hasDisplay } from './bootstrap/systemPackages.mjs';

const startTimeLimitMs = 20_000;
// Room for the largest window that is looked at, 1920 × 1080, with its frame.
const screen = '2000x1200x24';

/**
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets an environment that names a display
 * @returns {Promise<T>}
 */
export async function withDisplay(env, work) {
  if (hasDisplay()) return work(env);
  const { child, number } = await startXvfb();
  const stop = () => child.kill('SIGTERM');
  process.on('exit', stop);
  try {
    return await work({ ...env, DISPLAY: `:${number}` });
  } finally {
    process.off('exit', stop);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    stop();
    await ended;
  }
}

/** @returns {Promise<{ child: import('node:child_process').ChildProcess, number: number }>} */
function startXvfb() {
  const xvfb = ['Xvfb', '-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'];
  // setpriv has the kernel end Xvfb with us, even after a SIGKILL that no handler sees.
  const command = isOnPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', ...xvfb] : xvfb;
  return new Promise((resolve, reject) => {
    const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    let complaint = '';
    let answer = '';
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new PlainError(`the virtual display (Xvfb) did not start: ${why}\n${complaint.trim()}`));
    };
    const timer = setTimeout(() => fail(`no answer in ${startTimeLimitMs / 1000} s`), startTimeLimitMs);
    child.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with ${code}`));
    const numberPipe = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
    numberPipe.on('data', (chunk) => {
      answer += chunk;
      if (!answer.includes('\n')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ child, number: Number(answer) });
    });
  });
}
