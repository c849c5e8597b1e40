// npm run bench -- <options>: the measurements of tests/bench on Node 24. Not part of the tests.
import path from 'node:path';
import { endWith, root, runAttached } from './bootstrap/process.mjs';
import { ensure } from './bootstrap.mjs';

try {
  const { node, env } = await ensure();
  const script = path.join(root, 'tests', 'bench', 'main.ts');
  process.exitCode = await runAttached(
    node,
    ['--disable-warning=ExperimentalWarning', script, ...process.argv.slice(2)],
    { env },
  );
} catch (error) {
  endWith(error);
}
