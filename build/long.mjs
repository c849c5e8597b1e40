// npm run bench and npm run test:faults: what takes too long for every test run, on Node 24. The first argument names
// the folder of tests/ whose main.ts is run, the others are passed on to it.
import path from 'node:path';
import { endWith, root, runAttached } from './bootstrap/process.mjs';
import { ensure } from './bootstrap.mjs';
import { withDisplay } from './display.mjs';
import { nodeFlags } from './nodeFlags.mjs';
import { ensureProduct } from './product.mjs';

const [folder, ...args] = process.argv.slice(2);

try {
  const window = folder === 'bench' && !args.includes('--no-window');
  const tools = await ensure({ window });
  if (window) await ensureProduct(tools);
  const script = path.join(root, 'tests', folder ?? '', 'main.ts');
  const run = (/** @type {NodeJS.ProcessEnv} */ env) =>
    runAttached(tools.node, [...nodeFlags, script, ...args], { env });
  process.exitCode = window ? await withDisplay(tools.env, run) : await run(tools.env);
} catch (error) {
  endWith(error);
}
