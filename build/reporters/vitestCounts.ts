// Counts for build/test.mjs. A file that could not be loaded and an error outside any test count as failures: both
// would otherwise go unseen among the passed tests.
import type { Reporter, TestModule } from 'vitest/node';
import { reasonInName, writeCounts } from './counts.ts';

export default class VitestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { readonly message?: string }[]): void {
    let passed = 0;
    const failed: string[] = [];
    const skipped: { name: string; reason: string }[] = [];
    for (const module of modules) {
      for (const error of module.errors()) failed.push(`${module.relativeModuleId}: ${firstLine(error.message)}`);
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) failed.push(`${suite.fullName}: ${firstLine(error.message)}`);
      }
      for (const test of module.children.allTests()) {
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'skipped') {
          skipped.push({ name, reason: result.note ?? reasonInName(test.fullName) ?? 'no reason given' });
        } else failed.push(name);
      }
    }
    for (const error of unhandledErrors) failed.push(`error outside any test: ${firstLine(error.message)}`);
    writeCounts({ passed, failed, skipped });
  }
}

function firstLine(message: string | undefined): string {
  return message?.split('\n')[0] ?? 'unknown error';
}
