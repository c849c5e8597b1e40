/** The history: runs on the left, the sets of the chosen one on the right. */
import { Checkbox } from 'antd';
import { useMemo } from 'react';
import type { RunSet, SyncRun } from '../../../src-shared/contract/syncPageCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { refusalOf, useTerms } from '../../locales/useTerms.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { type PagedColumn, PagedGrid } from '../../ui/PagedGrid.tsx';
import { navigate } from '../../ui/places/router.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Nothing } from '../../ui/states.tsx';
import { usePages } from '../../ui/usePages.ts';
import { runChoices } from './choices.ts';
import { runResult } from './runResult.ts';
import { runSheet } from './runSheet.ts';
import { SetState } from './SetState.tsx';
import { useActivity } from './useSyncPage.ts';

export function RunsView({ chosen }: { readonly chosen: number | null }) {
  const { t } = useTerms();
  const format = useFormat();
  const { findings } = usePersisted(runChoices);
  const running = useActivity().data?.running;
  const pages = usePages(['sync.runs', findings], (offset, limit) => call('sync.runs', { offset, limit, findings }));
  const newest = pages.row(0);
  const shown = chosen ?? newest?.run_id ?? null;
  const columns = useMemo((): readonly PagedColumn<SyncRun>[] => {
    const isLast = (run: SyncRun) => run.run_id === newest?.run_id;
    return [
      {
        key: 'began',
        title: t('syncPage.runs.began'),
        width: '132px',
        cell: (run) => <span className="num">{instantText(run.began_at)}</span>,
      },
      { key: 'cause', title: t('syncPage.runs.cause'), width: '92px', cell: (run) => t(`syncPage.cause.${run.cause}`) },
      {
        key: 'result',
        title: t('syncPage.runs.result'),
        width: 'minmax(150px, 1fr)',
        cell: (run) => {
          const text = runResult(run, t, format, isLast(run) && running !== null && running !== undefined);
          const tone = run.not_applied > 0 ? 'is-refused' : run.rejected_rows > 0 ? 'is-applied_with_rejects' : '';
          return (
            <span className={`sync-state ${tone}`} title={text}>
              {text}
            </span>
          );
        },
      },
    ];
  }, [t, format, newest, running]);
  return (
    <div className="sync-halves">
      <div className="sync-column is-runs">
        <div className="filter-bar">
          <Checkbox checked={findings} onChange={(event) => runChoices.set({ findings: event.target.checked })}>
            {t('syncPage.runs.findings')}
          </Checkbox>
          <span className="filter-summary num" role="status">
            {t('syncPage.runs.all', { n: format.count(pages.head?.total ?? 0) })}
          </span>
          <ExportButton
            name={t('syncPage.runs.label')}
            source={() => runSheet(findings, t)}
            disabled={(pages.head?.total ?? 0) === 0}
          />
        </div>
        <PagedGrid
          label={t('syncPage.runs.label')}
          columns={columns}
          pages={pages}
          minWidth={390}
          resetKey={String(findings)}
          isChosen={(run) => run.run_id === shown}
          onOpen={(run) => navigate({ page: 'sync', view: 'runs', item: String(run.run_id) }, true)}
          empty={
            findings ? (
              <Nothing title={t('syncPage.runs.noFindings')} text={t('syncPage.runs.noFindingsText')} />
            ) : (
              <Nothing title={t('syncPage.runs.none')} text={t('syncPage.runs.noneText')} />
            )
          }
        />
      </div>
      <div className="sync-column">{shown !== null && <RunSets key={shown} runId={shown} />}</div>
    </div>
  );
}

function RunSets({ runId }: { readonly runId: number }) {
  const { t } = useTerms();
  const format = useFormat();
  const pages = usePages(['sync.runSets', runId], (offset, limit) =>
    call('sync.runSets', { offset, limit, run_id: runId }),
  );
  const columns = useMemo((): readonly PagedColumn<RunSet>[] => {
    const count = (value: number) => (value === 0 ? <span className="muted">0</span> : format.count(value));
    return [
      {
        key: 'set',
        title: t('sync.columnSet'),
        width: 'minmax(112px, 1fr)',
        cell: (row) => <span className="num">{row.set}</span>,
      },
      { key: 'state', title: t('sync.columnState'), width: '128px', cell: (row) => <SetState state={row.state} /> },
      {
        key: 'rows',
        title: t('syncPage.runs.rows'),
        width: '108px',
        align: 'end',
        cell: (row) => count(row.applied),
      },
      {
        key: 'rejected',
        title: t('syncPage.runs.rejected'),
        width: '104px',
        align: 'end',
        cell: (row) => count(row.rejected),
      },
      {
        key: 'seconds',
        title: t('syncPage.runs.seconds'),
        width: '104px',
        align: 'end',
        cell: (row) => format.decimal(row.seconds, 1),
      },
      {
        key: 'reason',
        title: t('sync.columnReason'),
        width: 'minmax(150px, 2fr)',
        cell: (row) => {
          const text = row.reason === null ? '' : refusalOf(t, row.reason.code, row.reason.text);
          return <span title={text}>{text}</span>;
        },
      },
    ];
  }, [t, format]);
  return (
    <>
      <div className="filter-bar">
        <h2 className="sync-subtitle">{t('syncPage.runs.sets')}</h2>
        <span className="filter-summary num">{format.count(pages.head?.total ?? 0)}</span>
      </div>
      <PagedGrid
        label={t('syncPage.runs.sets')}
        columns={columns}
        pages={pages}
        minWidth={730}
        resetKey={String(runId)}
        onOpen={(row) => navigate({ page: 'sync', view: 'set', item: `${runId}-${row.set_at}` })}
        empty={<Nothing title={t('syncPage.runs.noSets')} />}
      />
    </>
  );
}
