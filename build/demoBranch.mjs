// The demo branch `npm start` shows when there is no store yet: a made-up drop folder, written and then applied by
// the product's own command line, with a progress bar drawn from what that tells on standard error.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, PlainError, root, say, secondsSince } from './bootstrap/process.mjs';
import { plantFaults } from './demoFaults.mjs';
import { nodeFlags } from './nodeFlags.mjs';

const demoFolder = path.join(cacheFolder, 'demo');
const size = ['--clients', '400', '--days', '500', '--seed', '20261122'];

/** The store to show: the one asked for, else the demo's. */
export function storePath() {
  const asked = process.env.BRANCH_DESK_STORE;
  return asked ? path.resolve(process.env.INIT_CWD ?? root, asked) : path.join(demoFolder, 'branch.db');
}

/** @param {import('./bootstrap.mjs').Tools} tools @param {string} store */
export async function ensureDemoBranch(tools, store) {
  // A store of one's own that is not there is not a wish for a demo: the window opens and says there is no data.
  if (existsSync(store) || process.env.BRANCH_DESK_STORE) return;
  const startedAt = Date.now();
  const drop = path.join(demoFolder, 'drop');
  say('there is no store yet: making a demo branch of 400 clients ...');
  rmSync(drop, { recursive: true, force: true });
  mkdirSync(path.dirname(store), { recursive: true });
  await runCli(tools, 'making the files', ['generate', '--out', drop, ...size], [0]);
  plantFaults(drop);
  // Into a file of another name first: a run that was broken off must not look like a finished demo.
  const partial = `${store}.partial`;
  const journals = ['', '-wal', '-shm'];
  for (const end of journals) rmSync(`${partial}${end}`, { force: true });
  // 1: applied, with the few bad rows that every real branch sends, refused and kept for the person to see.
  await runCli(tools, 'applying them', ['sync', '--store', partial, '--drop', drop], [0, 1]);
  if (!existsSync(partial)) throw new PlainError('the command line made no store');
  await runScript(tools, 'writing what the branch knows', [path.join('build', 'demoRecords.mjs'), partial], [0]);
  for (const end of journals) if (existsSync(`${partial}${end}`)) renameSync(`${partial}${end}`, `${store}${end}`);
  say(`demo branch made and applied in ${secondsSince(startedAt)}`);
}

/**
 * @param {import('./bootstrap.mjs').Tools} tools
 * @param {string} label
 * @param {readonly string[]} args
 * @param {readonly number[]} goodCodes
 * @returns {Promise<void>}
 */
function runCli(tools, label, args, goodCodes) {
  return runScript(tools, label, [path.join('src-main', 'cli', 'main.ts'), ...args], goodCodes);
}

/**
 * @param {import('./bootstrap.mjs').Tools} tools
 * @param {string} label
 * @param {readonly string[]} words the script, from the root, and its arguments
 * @param {readonly number[]} goodCodes
 * @returns {Promise<void>}
 */
function runScript(tools, label, [script = '', ...args], goodCodes) {
  return new Promise((resolve, reject) => {
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...tools.env, BRANCH_DESK_PROGRESS: 'json' };
    delete env.BRANCH_DESK_NATIVE_BINDING;
    const child = spawn(tools.node, [...nodeFlags, path.join(root, script), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const draw = progressBar(label);
    /** @type {string[]} */
    const told = [];
    let rest = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (!draw(line) && line.trim() !== '') told.push(line);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (rest.trim() !== '' && !draw(rest)) told.push(rest);
      draw(undefined);
      if (goodCodes.includes(code ?? -1)) resolve();
      else reject(new PlainError(`${label} failed (${code}):\n${told.slice(-20).join('\n')}`));
    });
  });
}

/**
 * A bar on a terminal; elsewhere a line each fifth of the way.
 * @param {string} label
 * @returns {(line: string | undefined) => boolean} give it a line of standard error; true when it was progress
 */
function progressBar(label) {
  const isTerminal = process.stderr.isTTY === true;
  let fifths = -1;
  let drawn = false;
  return (line) => {
    if (line === undefined) {
      if (drawn && isTerminal) process.stderr.write('\n');
      return true;
    }
    const progress = readProgress(line);
    if (progress === undefined) return false;
    const ratio = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
    const filled = Math.round(ratio * 30);
    const percent = String(Math.floor(ratio * 100)).padStart(3);
    const text = `${label} [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${percent} % ${progress.text}`;
    if (isTerminal) {
      process.stderr.write(`\r\u001b[2K${text.slice(0, (process.stderr.columns ?? 100) - 1)}`);
      drawn = true;
    } else if (Math.floor(ratio * 5) > fifths) {
      fifths = Math.floor(ratio * 5);
      process.stderr.write(`${text}\n`);
    }
    return true;
  };
}

/** @param {string} line @returns {{ done: number, total: number, text: string } | undefined} */
function readProgress(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const { progress } = JSON.parse(line);
    return typeof progress?.done === 'number' ? { text: '', total: 0, ...progress } : undefined;
  } catch {
    return undefined;
  }
}
