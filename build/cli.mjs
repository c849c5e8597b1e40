// npm run -s cli -- <command>: the command line of the product, from the checkout's sources, on Node 24. Standard
// output belongs to the command; whatever the set-up has to say goes to standard error.
import path from 'node:path';
import { endWith, root, runAttached } from './bootstrap/process.mjs';
import { ensure } from './bootstrap.mjs';
import { nodeFlags } from './nodeFlags.mjs';

try {
  const { node, env } = await ensure();
  const script = path.join(root, 'src-main', 'cli', 'main.ts');
  // Relative paths in the arguments mean the folder the person stands in, which npm tells in INIT_CWD.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  process.exitCode = await runAttached(node, [...nodeFlags, script, ...process.argv.slice(2)], { env, cwd });
} catch (error) {
  endWith(error);
}
