/** What came of a run, in a few words. */
import type { TFunction } from 'i18next';
import type { SyncRun } from '../../../src-shared/contract/syncPageCalls.ts';
import type { Format } from '../../format/format.ts';

/** `isRunning`: it is the one at work now. */
export function runResult(run: SyncRun, t: TFunction, format: Format, isRunning = false): string {
  if (run.ended_at === null) return t(isRunning ? 'syncPage.runResult.running' : 'syncPage.runResult.broken');
  const part = (key: 'applied' | 'notApplied' | 'rejected', n: number) =>
    n > 0 ? [t(`syncPage.runResult.${key}`, { n: format.count(n) })] : [];
  const parts = [
    ...part('applied', run.applied),
    ...part('notApplied', run.not_applied),
    ...part('rejected', run.rejected_rows),
  ];
  return parts.length === 0 ? t('syncPage.runResult.nothing') : parts.join(' · ');
}
