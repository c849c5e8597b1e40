// End-to-end tests in a real Electron window. One worker: the single-instance lock and the key are per user folder,
// and two windows on two cores only disturb each other's timings. build/test.mjs tells the tests what to start:
// BRANCH_DESK_ELECTRON is the binary, its first argument the project folder, DISPLAY and
// BRANCH_DESK_NATIVE_BINDING are set and have to be passed on.
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  testDir: path.join(root, 'tests', 'e2e'),
  testMatch: '**/*.test.ts',
  outputDir: path.join(root, '.cache', 'e2e'),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], [path.join(root, 'build', 'reporters', 'playwrightCounts.ts')]],
});
