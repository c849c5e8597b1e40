// Puts everything in place that a script of this project stands on, from a clone that has only Node 20, npm and git:
// locked packages, Node 24, and for a window also an Electron runtime, the SQLite addon that fits it, and system
// packages. Plain JavaScript without a dependency, because it runs before there are any. What is done already is
// not done again: a second run takes milliseconds (packages) to a fifth of a second (window).
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureOfficial, ensureRuntime, findRuntime, mustUnpackHosted } from './bootstrap/electronRuntime.mjs';
import { ensureAddon, hasAddon, needsOwnAddon } from './bootstrap/nativeAddon.mjs';
import { ensurePackages, findNode } from './bootstrap/packages.mjs';
import { endWith, root, say } from './bootstrap/process.mjs';
import { ensureSystemPackages, hasDisplay } from './bootstrap/systemPackages.mjs';

/**
 * @typedef {object} Tools
 * @property {string} root the project folder
 * @property {string} node Node 24 or newer, to run everything else on
 * @property {string | undefined} electron path of the Electron binary; undefined when no window was asked for
 * @property {string | undefined} nativeBinding the SQLite addon built for that Electron; undefined when its own
 *   prebuilt file fits
 * @property {NodeJS.ProcessEnv} env the environment to start other programs with
 */

/**
 * @param {{ window?: boolean }} [wanted] window: true when the caller opens (or drives) an Electron window
 * @returns {Promise<Tools>}
 */
export async function ensure(wanted = {}) {
  await ensurePackages();
  const node = findNode();
  const env = { ...process.env };
  env.PATH = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter);
  delete env.ELECTRON_RUN_AS_NODE;
  if (!wanted.window) return { root, node, electron: undefined, nativeBinding: undefined, env };

  const runtime = await ensureWindowTools(node);
  const nativeBinding = needsOwnAddon(runtime) ? await ensureAddon(runtime, node) : undefined;
  env.BRANCH_DESK_ELECTRON = runtime.electron;
  if (nativeBinding !== undefined) env.BRANCH_DESK_NATIVE_BINDING = nativeBinding;
  return { root, node, electron: runtime.electron, nativeBinding, env };
}

/** @param {string} node */
async function ensureWindowTools(node) {
  // The official binary is tried first: where it can be had, neither unzip nor a compiler is asked of the system.
  const official = findRuntime() === undefined ? await ensureOfficial(node) : undefined;
  const unpack = findRuntime() === undefined && official === undefined && mustUnpackHosted();
  const known = findRuntime();
  const compile = known === undefined ? official === undefined : needsOwnAddon(known) && !hasAddon(known);
  await ensureSystemPackages({ display: !hasDisplay(), unzip: unpack, compiler: compile });
  return known ?? (await ensureRuntime(node));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const tools = await ensure({ window: !process.argv.includes('--no-window') });
    say(`Node ${tools.node}`);
    say(`Electron ${tools.electron ?? 'not asked for'}, addon ${tools.nativeBinding ?? 'as shipped'}`);
  } catch (error) {
    endWith(error);
  }
}
