/** Sets that are not applied, each with its reason and its next step. */
import { Button } from 'antd';
import { useState } from 'react';
import type { SyncRun, WaitingSet } from '../../../src-shared/contract/syncPageCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { adviceOf, refusalOf, useTerms } from '../../locales/useTerms.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { reasonDetail } from './reasonDetail.ts';
import { SetState } from './SetState.tsx';
import { useSync } from './SyncProvider.tsx';
import { useWaiting } from './useSyncPage.ts';

export function WaitingPanel({ lastRun }: { readonly lastRun: SyncRun | null }) {
  const { t } = useTerms();
  const format = useFormat();
  const waiting = useWaiting();
  const [accepting, setAccepting] = useState<WaitingSet | null>(null);
  const sets = waiting.data?.sets;
  return (
    <Panel
      title={t('syncPage.waiting.title')}
      note={sets === undefined || sets.length === 0 ? undefined : format.count(sets.length)}
      className="is-flush"
    >
      {waiting.error ? (
        <Failed error={waiting.error} onRetry={() => void waiting.refetch()} />
      ) : sets === undefined ? (
        <Loading rows={3} />
      ) : sets.length > 0 ? (
        <WaitingTable sets={sets} onAccept={setAccepting} />
      ) : lastRun === null ? (
        <Nothing title={t('syncPage.waiting.never')} text={t('syncPage.waiting.neverText')} />
      ) : (
        <Nothing title={t('syncPage.waiting.none')} text={t('syncPage.waiting.noneText')} />
      )}
      <AcceptDialog set={accepting} onClose={() => setAccepting(null)} />
    </Panel>
  );
}

interface TableProps {
  readonly sets: readonly WaitingSet[];
  readonly onAccept: (set: WaitingSet) => void;
}

function WaitingTable({ sets, onAccept }: TableProps) {
  const { t } = useTerms();
  const format = useFormat();
  const columns: readonly TableColumn<WaitingSet>[] = [
    {
      key: 'set',
      title: t('syncPage.waiting.set'),
      cell: (row) => (
        <span className="num">
          <strong>{row.set}</strong>
          {row.revision !== null && row.revision > 1 && (
            <span className="muted"> {t('syncPage.waiting.revision', { n: format.count(row.revision) })}</span>
          )}
        </span>
      ),
    },
    {
      key: 'date',
      title: t('syncPage.waiting.date'),
      cell: (row) => <span className="num">{row.business_date ?? '—'}</span>,
    },
    { key: 'state', title: t('syncPage.waiting.state'), cell: (row) => <SetState state={row.state} /> },
    { key: 'reason', title: t('syncPage.waiting.reason'), cell: (row) => <Reason set={row} /> },
    { key: 'next', title: t('syncPage.waiting.next'), cell: (row) => <Next set={row} onAccept={onAccept} /> },
  ];
  return (
    <div className="sync-waiting">
      <DataTable label={t('syncPage.waiting.title')} columns={columns} rows={sets} rowKey={(row) => row.set} />
    </div>
  );
}

function Reason({ set: { reason, state } }: { readonly set: WaitingSet }) {
  const { t } = useTerms();
  if (reason === null) return null;
  const detail = reasonDetail(reason, t);
  return (
    <span className="sync-reason">
      <span>
        {reason.file !== null && <strong>{reason.file} </strong>}
        {state === 'taken_back'
          ? t('syncPage.waiting.takenBackText', { reason: reason.text })
          : refusalOf(t, reason.code, reason.text)}
      </span>
      {detail !== '' && <em>{detail}</em>}
    </span>
  );
}

function Next({ set, onAccept }: { readonly set: WaitingSet; readonly onAccept: (set: WaitingSet) => void }) {
  const { t } = useTerms();
  const { state: job, start } = useSync();
  const isRunning = job.kind === 'running';
  const { run_id, set_at } = set;
  return (
    <span className="sync-next">
      <span className="sync-advice">{adviceOf(t, 'todo', set.reason?.code ?? 'other')}</span>
      <span className="sync-actions">
        {run_id !== null && set_at !== null && (
          <Button
            size="small"
            onClick={() => navigate({ page: 'sync', view: 'set', item: `${run_id}-${set_at}` })}
            aria-label={`${t('syncPage.waiting.problems')} ${set.set}`}
          >
            {t('syncPage.waiting.problems')}
          </Button>
        )}
        {set.acceptable ? (
          <Button
            size="small"
            disabled={isRunning}
            onClick={() => onAccept(set)}
            aria-label={`${t('syncPage.waiting.accept')} ${set.set}`}
          >
            {t('syncPage.waiting.accept')}
          </Button>
        ) : (
          <Button
            size="small"
            disabled={isRunning}
            onClick={() => start()}
            aria-label={`${t('syncPage.waiting.again')} ${set.set}`}
          >
            {t('syncPage.waiting.again')}
          </Button>
        )}
      </span>
    </span>
  );
}
