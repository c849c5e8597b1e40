// npm run bench and npm run test:faults: what takes too long for every test run, on Node 24. The first argument names
// the folder of tests/ whose main.ts is run, the others are passed on to it.
import path from 'node:path';
import { endWith, root, runAttached } from './bootstrap/process.mjs';
import { ensure } from './bootstrap.mjs';

const [folder, ...args] = process.argv.slice(2);

try {
  const { node, env } = await ensure();
  const script = path.join(root, 'tests', folder ?? '', 'main.ts');
  process.exitCode = await runAttached(node, ['--disable-warning=ExperimentalWarning', script, ...args], { env });
} catch (error) {
  endWith(error);
}
