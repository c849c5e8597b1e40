/** Runs of the update for a file. */
import type { SyncRun } from '../../../src-shared/contract/syncPageCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import type { useTerms } from '../../locales/useTerms.ts';
import { pagedSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';

export function runSheet(findings: boolean, t: ReturnType<typeof useTerms>['t']): Promise<SheetSource> {
  const cells: SheetCells<SyncRun> = [
    [{ title: t('syncPage.runs.began'), unit: 'text' }, (run) => instantText(run.began_at)],
    [
      { title: t('transfer.column.ended'), unit: 'text' },
      (run) => (run.ended_at === null ? null : instantText(run.ended_at)),
    ],
    [{ title: t('syncPage.runs.cause'), unit: 'text' }, (run) => t(`syncPage.cause.${run.cause}`)],
    [{ title: t('transfer.column.applied'), unit: 'count' }, (run) => run.applied],
    [{ title: t('transfer.column.notApplied'), unit: 'count' }, (run) => run.not_applied],
    [{ title: t('syncPage.runs.rejected'), unit: 'count' }, (run) => run.rejected_rows],
    [{ title: t('transfer.column.asOfAfter'), unit: 'date' }, (run) => run.as_of_after],
  ];
  const notes = findings ? [t('syncPage.runs.findings')] : [];
  return pagedSheet({ name: t('syncPage.runs.label'), notes, cells }, (offset, limit) =>
    call('sync.runs', { offset, limit, findings }),
  );
}
