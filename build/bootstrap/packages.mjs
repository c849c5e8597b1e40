// The locked npm packages, and the Node 24 that comes with them (kysely, vitest and the SQLite addon need it; the
// addon kills Node 20 without a word). Only this bootstrap runs on the Node of the machine.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { mustRun, PlainError, root, say, secondsSince } from './process.mjs';

const stampFile = path.join(root, 'node_modules', '.cache', 'branch-desk', 'packages.sha256');
const wantedMajor = 24;

export async function ensurePackages() {
  const lockText = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const lockHash = createHash('sha256').update(lockText).digest('hex');
  if (readStamp() === lockHash) return;
  await withLock(async () => {
    if (readStamp() === lockHash) return;
    if (!agreesWithLock(lockText)) await install();
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, lockHash);
  });
}

/** The Node everything else runs on. */
export function findNode() {
  const platformFolder = process.platform === 'win32' ? 'win' : process.platform;
  const folder = path.join(root, 'node_modules', `node-${platformFolder}-${process.arch}`, 'bin');
  const file = path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  throw new PlainError(
    `there is no Node ${wantedMajor} package for ${process.platform} ${process.arch}: run this with Node ${wantedMajor} or newer`,
  );
}

async function install() {
  const startedAt = Date.now();
  say('installing the locked packages (about 700 MB, half a minute) ...');
  if (process.platform === 'win32' && process.execPath.startsWith(path.join(root, 'node_modules'))) {
    throw new PlainError(
      'the locked packages changed: run "npm ci" once yourself, Windows cannot replace a running Node',
    );
  }
  // npm names its own script when it runs us; that spares the search for npm.cmd on Windows.
  const npmScript = process.env.npm_execpath;
  const viaNode = npmScript !== undefined && /\.c?js$/.test(npmScript) && existsSync(npmScript);
  const args = ['ci', '--no-audit', '--no-fund'];
  if (viaNode) await mustRun('npm ci', process.execPath, [npmScript, ...args]);
  else await mustRun('npm ci', 'npm', args, { shell: process.platform === 'win32' });
  say(`packages installed in ${secondsSince(startedAt)}`);
}

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * True when someone ran `npm ci` by hand: npm writes its own record last, so a record that names every locked
 * package at its locked version is a complete install. Packages of other platforms are optional and may lack.
 * @param {string} lockText
 */
function agreesWithLock(lockText) {
  /** @type {Record<string, { version?: string, optional?: boolean, dev?: boolean }>} */
  let installed;
  try {
    installed = JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  /** @type {typeof installed} */
  const locked = JSON.parse(lockText).packages;
  for (const [folder, entry] of Object.entries(locked)) {
    if (folder === '') continue;
    const found = installed[folder];
    if (found === undefined ? !entry.optional : found.version !== entry.version) return false;
  }
  return Object.keys(installed).every((folder) => folder in locked);
}
