// npm run check: what one runs while working: types, lint and format, import rules and the quick tests, without
// Electron. `npm run check -- tests/domain` chooses among the tests; `npm run fix -- <paths>` mends format and lint.

import { endWith } from './bootstrap/process.mjs';
import { ensure } from './bootstrap.mjs';
import { runSteps } from './runSteps.mjs';
import { fixFormat, importRules, lintAndFormat, types, vitest } from './steps.mjs';

/** Files of more than five seconds each, most of them properties over whole sets: `npm test` has them, and who names their folder. */
const slow = [
  'api/income',
  'api/independent',
  'api/person',
  'api/proposalOrder',
  'api/selfCheck',
  'api/trace',
  'store/churn',
  'sync/anyOrder',
  'sync/atomic',
  'sync/formats',
  'sync/parts',
  'sync/quarantine',
  'sync/reconcile',
  'sync/refusals',
  'sync/revisions',
  'sync/sampleBranch',
  'sync/takeBack',
  'sync/takeBackOdd',
  'sync/threadedRows',
  'vectors/oracleRuns',
];
const quick = ['domain', 'vectors', 'store', 'migrations', 'sync', 'api', 'renderer', 'architecture'];

try {
  const args = process.argv.slice(2);
  const tools = await ensure();
  if (args[0] === '--fix') {
    process.exitCode = await fixFormat(args.slice(1));
  } else {
    const chosen =
      args.length > 0
        ? args
        : [...quick.map((folder) => `tests/${folder}/`), ...slow.map((file) => `--exclude=tests/${file}.test.ts`)];
    process.exitCode = await runSteps([types(tools), lintAndFormat(), importRules(tools), vitest(tools, chosen)]);
  }
} catch (error) {
  endWith(error);
}
