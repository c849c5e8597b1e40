// What an Electron window needs of a Linux system: Chromium's libraries, a Chinese font, a virtual display where
// there is no screen, unzip, and a C++ compiler when the SQLite addon has to be built. On Debian as root they are
// installed; elsewhere one line says what to install. It never touches a system it may not change.
import { ask, isOnPath, mustRun, PlainError, run, say, secondsSince } from './process.mjs';

/** True when Electron has a screen to open its window on. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {{ display: boolean, unzip: boolean, compiler: boolean }} needs what the caller will use */
export async function ensureSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  const lacking = findLacking(needs);
  if (lacking.length === 0) return;
  const mayInstall = isOnPath('apt-get') && process.getuid?.() === 0;
  if (!mayInstall) {
    const words = `the system lacks: ${lacking.join(' ')} (Debian's names); install them and start again`;
    // Without the font Chinese text shows as boxes, which is no reason to stop.
    if (lacking.every((name) => name.startsWith('fonts-'))) return say(words);
    throw new PlainError(words);
  }
  const startedAt = Date.now();
  say(`installing Debian packages: ${lacking.join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=180'];
  const update = await run('apt-get', ['update', '-q', ...wait], { env, timeoutMs: 300_000 });
  if (update.code !== 0) say('apt-get update failed; trying with the package lists that are there');
  await mustRun('apt-get install', 'apt-get', ['install', '-q', '-y', '--no-install-recommends', ...wait, ...lacking], {
    env,
  });
  const still = findLacking(needs);
  if (still.some((name) => !name.startsWith('fonts-')))
    throw new PlainError(`after the install the system still lacks: ${still.join(' ')}`);
  say(`Debian packages installed in ${secondsSince(startedAt)}`);
}

/** @param {Parameters<typeof ensureSystemPackages>[0]} needs */
function findLacking(needs) {
  const libraries = (isOnPath('ldconfig') ? ask('ldconfig', ['-p']) : ask('/sbin/ldconfig', ['-p'])) ?? '';
  const fonts = isOnPath('fc-list') ? ask('fc-list', [':lang=zh', 'family']) : undefined;
  /** @type {[string, boolean][]} */
  const table = [
    ['libgtk-3-0', libraries.includes('libgtk-3.so.0')],
    ['libnss3', libraries.includes('libnss3.so')],
    ['libasound2', libraries.includes('libasound.so.2')],
    ['libgbm1', libraries.includes('libgbm.so.1')],
    ['fonts-noto-cjk', (fonts ?? '').trim() !== ''],
    ['xvfb', !needs.display || isOnPath('Xvfb')],
    ['unzip', !needs.unzip || isOnPath('unzip')],
    ['g++', !needs.compiler || isOnPath('g++')],
    ['make', !needs.compiler || isOnPath('make')],
    ['python3', !needs.compiler || isOnPath('python3')],
  ];
  return table.filter(([, there]) => !there).map(([name]) => name);
}
