// Running other programs, and saying what happens. Everything the bootstrap tells goes to stderr, because the
// stdout of `npm run -s cli` belongs to the command line's JSON. Plain JavaScript, Node 20: runs before npm ci.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Everything the bootstrap keeps that is not in node_modules; ignored by git, safe to delete. */
export const cacheFolder = path.join(root, '.cache');

/** A fault the person at the terminal can do something about: shown as words, without a stack. */
export class PlainError extends Error {}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`[branch-desk] ${text}\n`);
}

/** @param {number} startedAt Date.now() of the start */
export function secondsSince(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program to its end, its output collected; nothing is shown unless it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} code -1: it could not be started, or ran out of time
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { timeoutMs } = options;
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            output += `\nstopped: no end after ${timeoutMs / 1000} s`;
            child.kill('SIGKILL');
          }, timeoutMs);
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: -1, output: `${output}\n${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? -1, output });
    });
  });
}

/**
 * As run(), but a failure ends the bootstrap with the last lines the program wrote.
 * @param {string} what in plain words, for the message
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function mustRun(what, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    const tail = output.trim().split('\n').slice(-25).join('\n');
    throw new PlainError(`${what} failed (${path.basename(command)} ended with ${code}):\n${tail}`);
  }
  return output;
}

/**
 * Runs a program that shares our terminal. Ctrl-C reaches it with its process group; we wait for its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, hush?: RegExp }} [options] hush: lines of its stderr not to show
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function runAttached(command, args, options = {}) {
  const { hush, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['inherit', 'inherit', hush === undefined ? 'inherit' : 'pipe'],
      ...spawnOptions,
    });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', pass);
    if (hush !== undefined && child.stderr !== null) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (!hush.test(line)) process.stderr.write(`${line}\n`);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', pass);
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15));
    });
  });
}

// Ctrl-C goes to the whole process group: the child decides, we only must not die before it.
function ignore() {}

/** @param {string} name a program; true when it is on PATH */
export function isOnPath(name) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) =>
    names.some((candidate) => {
      const file = path.join(folder, candidate);
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    }),
  );
}

/** Runs a short program whose output is asked for; undefined when it fails. @param {string} command @param {string[]} args */
export function ask(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  return result.status === 0 ? result.stdout : undefined;
}

/** Ends the process: a PlainError as words, anything else with its stack. @param {unknown} error */
export function endWith(error) {
  if (error instanceof PlainError) say(error.message);
  else console.error(error);
  process.exit(1);
}
