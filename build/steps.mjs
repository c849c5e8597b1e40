// The steps `npm test` and `npm run check` are made of. Each answers with counts; a static step counts as one test.
// A step that dies without an answer is a failure, never a silence.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, PlainError, root, run, runAttached } from './bootstrap/process.mjs';
import { withDisplay } from './display.mjs';
import { ensureProduct } from './product.mjs';

/**
 * @typedef {import('./reporters/counts.ts').Counts} Counts
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Counts>} work
 */

const biome = path.join(root, 'node_modules', '@biomejs', 'cli-linux-x64', 'biome');

/** @param {import('./bootstrap.mjs').Tools} tools @returns {Step} */
export function types(tools) {
  const script = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return staticStep('types', () => run(tools.node, [script, '-b', path.join('build', 'tsconfig.json')]));
}

/** @returns {Step} */
export function lintAndFormat() {
  if (!existsSync(biome)) {
    const reason = `Biome's binary is locked for Linux x64 only, this is ${process.platform} ${process.arch}`;
    return {
      name: 'lint and format',
      work: async () => ({ passed: 0, failed: [], skipped: [{ name: 'lint and format', reason }] }),
    };
  }
  return staticStep('lint and format', () =>
    run(biome, ['ci', '--config-path=build', '--colors=off', '--max-diagnostics=60']),
  );
}

/** Mends what can be mended; for people, not for the tests. @param {readonly string[]} places @returns {Promise<number>} */
export function fixFormat(places) {
  if (!existsSync(biome)) throw new PlainError('Biome is not installed for this platform');
  return runAttached(biome, ['check', '--write', '--config-path=build', ...places]);
}

/** @param {import('./bootstrap.mjs').Tools} tools @returns {Step} */
export function importRules(tools) {
  return staticStep('import rules', () => run(tools.node, [path.join(root, 'build', 'importRules.mjs')]));
}

/** @param {import('./bootstrap.mjs').Tools} tools @param {readonly string[]} args @returns {Step} */
export function vitest(tools, args) {
  const script = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  // Under Node 24 the addon's own file fits; the one built for Electron is none of these tests' business.
  const env = { ...tools.env };
  delete env.BRANCH_DESK_NATIVE_BINDING;
  return {
    name: 'unit, property and integration tests',
    work: () =>
      counted('vitest', (counts) =>
        runAttached(tools.node, [script, 'run', '--config', path.join('build', 'vitest.config.ts'), ...args], {
          env: { ...env, BRANCH_DESK_COUNTS: counts },
        }),
      ),
  };
}

/** @param {import('./bootstrap.mjs').Tools} tools @returns {Step} */
export function product(tools) {
  return staticStep('build', async () => {
    await ensureProduct(tools);
    return { code: 0, output: '' };
  });
}

/** @param {import('./bootstrap.mjs').Tools} tools @param {readonly string[]} args @returns {Step} */
export function endToEnd(tools, args) {
  const script = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  return {
    name: 'end-to-end tests',
    work: () =>
      counted('playwright', (counts) =>
        withDisplay({ ...tools.env, BRANCH_DESK_COUNTS: counts }, (env) =>
          runAttached(tools.node, [script, 'test', '--config', path.join('build', 'playwright.config.ts'), ...args], {
            env,
          }),
        ),
      ),
  };
}

/**
 * @param {string} name
 * @param {() => Promise<{ code: number, output: string }>} work
 * @returns {Step}
 */
function staticStep(name, work) {
  return {
    name,
    work: async () => {
      const { code, output } = await work();
      if (code === 0) return { passed: 1, failed: [], skipped: [] };
      process.stdout.write(`${output.trimEnd()}\n`);
      return { passed: 0, failed: [name], skipped: [] };
    },
  };
}

/**
 * @param {string} runner
 * @param {(countsFile: string) => Promise<number>} start
 * @returns {Promise<Counts>}
 */
async function counted(runner, start) {
  const file = path.join(cacheFolder, 'counts', `${runner}.json`);
  rmSync(file, { force: true });
  const code = await start(file);
  if (!existsSync(file))
    return { passed: 0, failed: [`${runner} ended with ${code} and reported nothing`], skipped: [] };
  /** @type {Counts} */
  const counts = JSON.parse(readFileSync(file, 'utf8'));
  const ran = counts.passed + counts.failed.length + counts.skipped.length;
  if (ran === 0) return { ...counts, failed: [`${runner} found no test`] };
  // A runner that is unhappy for a reason it did not count must not pass.
  if (code !== 0 && counts.failed.length === 0) return { ...counts, failed: [`${runner} ended with ${code}`] };
  return counts;
}
