// npm run check: what one runs while working: types, lint and format, import rules and the quick tests, without
// Electron. `npm run check -- tests/domain` chooses among the tests; `npm run fix -- <paths>` mends format and lint.

import { endWith } from './bootstrap/process.mjs';
import { ensure } from './bootstrap.mjs';
import { runSteps } from './runSteps.mjs';
import { fixFormat, importRules, lintAndFormat, types, vitest } from './steps.mjs';

const quick = ['domain', 'vectors', 'store', 'migrations', 'sync', 'api', 'renderer', 'architecture'];

try {
  const args = process.argv.slice(2);
  const tools = await ensure();
  if (args[0] === '--fix') {
    process.exitCode = await fixFormat(args.slice(1));
  } else {
    const chosen = args.length > 0 ? args : quick.map((folder) => `tests/${folder}/`);
    process.exitCode = await runSteps([types(tools), lintAndFormat(), importRules(tools), vitest(tools, chosen)]);
  }
} catch (error) {
  endWith(error);
}
