// Runs steps in order and ends with one summary whose last line is `N passed, N failed, N skipped`. All steps run,
// whatever the ones before said, but for those that stand on a step that failed.
import { PlainError, secondsSince } from './bootstrap/process.mjs';

/**
 * @param {readonly (import('./steps.mjs').Step & { needs?: string })[]} steps needs: the step this one stands on
 * @returns {Promise<number>} the exit code: 0 when something ran and nothing failed
 */
export async function runSteps(steps) {
  const startedAt = Date.now();
  let passed = 0;
  /** @type {string[]} */
  const failed = [];
  /** @type {{ name: string, reason: string }[]} */
  const skipped = [];
  /** @type {string[]} */
  const times = [];
  /** @type {Set<string>} */
  const broken = new Set();
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const stepStartedAt = Date.now();
    const counts =
      step.needs !== undefined && broken.has(step.needs)
        ? { passed: 0, failed: [`${step.name}: not run, because "${step.needs}" failed`], skipped: [] }
        : await answerOf(step);
    passed += counts.passed;
    failed.push(...counts.failed);
    skipped.push(...counts.skipped);
    if (counts.failed.length > 0) broken.add(step.name);
    const verdict = counts.failed.length > 0 ? 'failed' : counts.passed > 0 ? 'ok' : 'skipped';
    times.push(`${verdict.padEnd(8)}${secondsSince(stepStartedAt).padStart(8)}  ${step.name}`);
    console.log(times.at(-1));
  }
  console.log(`\n── summary, ${secondsSince(startedAt)}`);
  for (const line of times) console.log(line);
  // A name that carries its reason ("… skipped: why") says it once.
  for (const { name, reason } of skipped) {
    console.log(
      name.includes('skipped: ') ? `skipped: ${name.replace(' skipped: ', ': ')}` : `skipped: ${name}: ${reason}`,
    );
  }
  for (const name of failed) console.log(`failed: ${name}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  return failed.length === 0 && passed > 0 ? 0 : 1;
}

/** @param {import('./steps.mjs').Step} step @returns {Promise<import('./steps.mjs').Counts>} */
async function answerOf(step) {
  try {
    return await step.work();
  } catch (error) {
    console.log(error instanceof PlainError ? error.message : error);
    return { passed: 0, failed: [`${step.name} broke off`], skipped: [] };
  }
}
