// Builds the product into out/, unless out/ was made from exactly these sources, and looks at what came out: a
// preload that needs more than electron would fail only in front of the person who starts the window.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './bootstrap/lock.mjs';
import { mustRun, PlainError, root, say, secondsSince } from './bootstrap/process.mjs';

const sources = [
  'src-shared',
  'src-main',
  'src-renderer',
  'migrations',
  'build/electron.vite.config.ts',
  'build/product.mjs',
  'package.json',
  'package-lock.json',
];
const products = [
  'main/index.js',
  'main/worker.js',
  'main/rowThread.js',
  'main/cli.js',
  'preload/index.cjs',
  'renderer/index.html',
];
const stampFile = path.join(root, 'out', 'sources.sha256');

/** @param {import('./bootstrap.mjs').Tools} tools */
export async function ensureProduct(tools) {
  const wanted = hashSources();
  if (isBuiltFrom(wanted)) return;
  await withLock(async () => {
    if (!isBuiltFrom(wanted)) await build(tools, wanted);
  });
}

/** @param {import('./bootstrap.mjs').Tools} tools @param {string} wanted */
async function build(tools, wanted) {
  const startedAt = Date.now();
  say('building the product ...');
  rmSync(stampFile, { force: true });
  const script = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [script, 'build', '--config', path.join('build', 'electron.vite.config.ts')];
  await mustRun('the build', tools.node, args, { env: { ...tools.env, NODE_ENV: 'production', NO_COLOR: '1' } });
  const missing = products.filter((file) => !existsSync(path.join(root, 'out', file)));
  if (missing.length > 0) throw new PlainError(`the build did not make ${missing.join(', ')}`);
  checkPreload();
  writeFileSync(stampFile, wanted);
  say(`built in ${secondsSince(startedAt)}`);
}

function checkPreload() {
  const folder = path.join(root, 'out', 'preload');
  const files = readdirSync(folder);
  const text = readFileSync(path.join(folder, 'index.cjs'), 'utf8');
  const loaded = [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1]);
  const foreign = loaded.filter((name) => name !== 'electron');
  if (files.length === 1 && foreign.length === 0) return;
  throw new PlainError(`the preload must be one file that loads only electron; files: ${files}; loads: ${foreign}`);
}

/** @param {string} wanted */
function isBuiltFrom(wanted) {
  const built = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
  return built && products.every((file) => existsSync(path.join(root, 'out', file)));
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(listFiles)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} place a file or folder, from the root @returns {string[]} */
function listFiles(place) {
  const absolute = path.join(root, place);
  if (!existsSync(absolute)) return [];
  const entries = place.includes('.') ? undefined : readdirSync(absolute, { recursive: true, withFileTypes: true });
  if (entries === undefined) return [place];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
}
