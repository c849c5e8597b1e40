// Counts for build/test.mjs, from Playwright. A test that passed only at a second try would count as passed; there
// are no second tries (playwright.config.ts), so that such a test shows.
import type { FullConfig, Reporter, Suite, TestError } from '@playwright/test/reporter';
import { reasonInName, writeCounts } from './counts.ts';

export default class PlaywrightCounts implements Reporter {
  private suite: Suite | undefined;
  private readonly errors: string[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(error: TestError): void {
    this.errors.push(`error outside any test: ${error.message?.split('\n')[0] ?? 'unknown error'}`);
  }

  onEnd(): void {
    let passed = 0;
    const failed = [...this.errors];
    const skipped: { name: string; reason: string }[] = [];
    for (const test of this.suite?.allTests() ?? []) {
      const name = test.titlePath().filter(Boolean).join(' > ');
      const outcome = test.outcome();
      if (outcome === 'expected' || outcome === 'flaky') passed += 1;
      else if (outcome === 'unexpected') failed.push(name);
      else {
        const annotation = test.annotations.find((item) => item.type === 'skip' || item.type === 'fixme');
        skipped.push({ name, reason: annotation?.description ?? reasonInName(name) ?? 'no reason given' });
      }
    }
    writeCounts({ passed, failed, skipped });
  }
}
