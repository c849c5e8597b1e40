// Unit, property and integration tests: everything under tests/ that needs no window. Two workers, because the
// machines this runs on have two cores and several tests open real stores.
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { nodeFlags } from './nodeFlags.mjs';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  cacheDir: path.join(root, '.cache', 'vitest'),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', '**/node_modules/**'],
    environment: 'node',
    pool: 'forks',
    execArgv: nodeFlags,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: true,
    reporters: ['default', path.join(root, 'build', 'reporters', 'vitestCounts.ts')],
  },
});
