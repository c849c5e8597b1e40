// The SQLite addon for a runtime whose Node-API is older than its prebuilt file wants (10): built once from the
// sources in node_modules, with the same flags but for the optimiser, and kept in .cache/. Changing the version
// byte of the prebuilt file instead would load, and abort in garbage collection.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder, mustRun, PlainError, root, say, secondsSince } from './process.mjs';

const prebuiltNapi = 10;
const addonFolder = path.join(root, 'node_modules', 'better-sqlite3');
const addonParts = ['package.json', 'binding.gyp', 'deps', 'lib', 'src'];
// -O2 without link-time optimisation builds faster and answers queries as fast. The version define is replaced by
// "experimental", under which the addon's use of Node-API is served by older runtimes too.
const buildFlags = {
  CFLAGS: '-O2',
  CXXFLAGS: '-O2 -fno-lto -UNAPI_VERSION -DNAPI_EXPERIMENTAL',
  LDFLAGS: '-fno-lto',
};

/** @param {import('./electronRuntime.mjs').Runtime} runtime */
export function needsOwnAddon(runtime) {
  return runtime.napi < prebuiltNapi;
}

/** The name is fixed (electron-builder.yml takes it from here); what it was built from stands beside it. */
const addonFile = path.join(cacheFolder, 'addon', 'better_sqlite3.node');
const keyFile = path.join(cacheFolder, 'addon', 'built-from.json');

/** @param {import('./electronRuntime.mjs').Runtime} runtime */
function keyOf(runtime) {
  const version = JSON.parse(readFileSync(path.join(addonFolder, 'package.json'), 'utf8')).version;
  return JSON.stringify([version, runtime.version, runtime.napi, process.platform, process.arch, buildFlags]);
}

/** @param {import('./electronRuntime.mjs').Runtime} runtime */
export function hasAddon(runtime) {
  try {
    return existsSync(addonFile) && readFileSync(keyFile, 'utf8') === keyOf(runtime);
  } catch {
    return false;
  }
}

/**
 * @param {import('./electronRuntime.mjs').Runtime} runtime
 * @param {string} node the Node 24 to run node-gyp on
 * @returns {Promise<string>} path of the built addon
 */
export async function ensureAddon(runtime, node) {
  if (!hasAddon(runtime)) {
    await withLock(async () => {
      if (!hasAddon(runtime)) await build(runtime, node);
    });
  }
  return addonFile;
}

/** @param {import('./electronRuntime.mjs').Runtime} runtime @param {string} node */
async function build(runtime, node) {
  const startedAt = Date.now();
  say(`building the SQLite addon for Electron ${runtime.version} (one to two minutes, once) ...`);
  // Outside the project, because make cannot be trusted with a path that holds spaces.
  const work = mkdtempSync(path.join(os.tmpdir(), 'branch-desk-addon-'));
  try {
    for (const part of addonParts) cpSync(path.join(addonFolder, part), path.join(work, part), { recursive: true });
    const napi = path.join('node_modules', 'node-addon-api');
    cpSync(path.join(root, napi), path.join(work, napi), { recursive: true });
    symlinkSync(findHeaders(node), path.join(work, 'headers'));
    const gyp = path.join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    const args = [
      gyp,
      'rebuild',
      '--release',
      '--force_build=1',
      `--nodedir=${path.join(work, 'headers')}`,
      '--jobs=2',
    ];
    // gyp calls "node" by name for small steps.
    const searchPath = [path.dirname(node), process.env.PATH].join(path.delimiter);
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...process.env, ...buildFlags, PATH: searchPath };
    delete env.npm_config_nodedir;
    await mustRun('building the SQLite addon', node, args, { cwd: work, env });
    const built = path.join(work, 'build', 'Release', 'better_sqlite3.node');
    await tryOut(runtime, built);
    keep(runtime, built);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`SQLite addon built in ${secondsSince(startedAt)}`);
}

/** Headers of the machine's own Node if it has them, else those that came with the Node 24 package. @param {string} node */
function findHeaders(node) {
  const prefixes = ['/usr', path.dirname(path.dirname(process.execPath)), path.dirname(path.dirname(node))];
  const found = prefixes.find((prefix) => existsSync(path.join(prefix, 'include', 'node', 'node_api.h')));
  if (found === undefined) throw new PlainError('no Node headers found to build the SQLite addon with');
  return found;
}

/** A build that does not open a store in the runtime it is meant for is not kept. @param {import('./electronRuntime.mjs').Runtime} runtime @param {string} built */
async function tryOut(runtime, built) {
  const script = `const Database = require(${JSON.stringify(addonFolder)});
    const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(built)} });
    if (db.prepare('select 6 * 7 as n').get().n !== 42) process.exit(1);
    if (typeof gc === 'function') gc();`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
  await mustRun('opening a store with the built addon', runtime.electron, ['--expose-gc', '-e', script], { env });
}

/** @param {import('./electronRuntime.mjs').Runtime} runtime @param {string} built */
function keep(runtime, built) {
  mkdirSync(path.dirname(addonFile), { recursive: true });
  rmSync(keyFile, { force: true });
  const partial = `${addonFile}.partial`;
  copyFileSync(built, partial);
  renameSync(partial, addonFile);
  writeFileSync(keyFile, keyOf(runtime));
}
