// npm test: types, lint and format, import rules, unit to integration tests, the build, and end-to-end tests in a
// real Electron window. Arguments go to vitest and choose among its tests (`npm test -- tests/store`); then the
// build and the window are left out, and the summary says so by not naming them.

import { endWith } from './bootstrap/process.mjs';
import { ensure } from './bootstrap.mjs';
import { runSteps } from './runSteps.mjs';
import { endToEnd, importRules, lintAndFormat, product, types, vitest } from './steps.mjs';

try {
  const args = process.argv.slice(2);
  const whole = args.length === 0;
  const tools = await ensure({ window: whole });
  const steps = [types(tools), lintAndFormat(), importRules(tools), vitest(tools, args)];
  const window = [product(tools), { ...endToEnd(tools, []), needs: 'build' }];
  process.exitCode = await runSteps(whole ? [...steps, ...window] : steps);
} catch (error) {
  endWith(error);
}
