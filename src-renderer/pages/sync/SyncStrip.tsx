/** The strip under the top bar: how far the update is, then what came of it. */
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { countRuns, progressShare } from './model.ts';
import { RunsDialog } from './RunsDialog.tsx';
import { useSync } from './SyncProvider.tsx';
import './sync.css';

export function SyncStrip() {
  const { state, dismiss } = useSync();
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  if (state.kind === 'idle') return null;
  if (state.kind === 'running') return <Running />;
  if (state.kind === 'failed') {
    const title =
      state.code === 'cancelled' ? t('sync.cancelled') : `${t('sync.failed')} · ${t(`error.${state.code}`)}`;
    return (
      <Alert
        banner
        className="sync-strip"
        type={state.code === 'cancelled' ? 'info' : 'error'}
        title={title}
        closable={{ onClose: dismiss, 'aria-label': t('sync.close') }}
      />
    );
  }
  const { report } = state;
  const counts = report === null ? null : countRuns(report.runs);
  const title =
    !state.chosen || report === null || counts === null
      ? t('sync.notChosen')
      : report.runs.length === 0
        ? t('sync.nothing')
        : [
            report.as_of === null ? t('sync.doneNoDate') : t('sync.done', { date: report.as_of }),
            t('sync.applied', { n: format.count(counts.applied) }),
            ...(counts.notApplied > 0 ? [t('sync.notApplied', { n: format.count(counts.notApplied) })] : []),
            ...(counts.rejectedRows > 0 ? [t('sync.rejectedRows', { n: format.count(counts.rejectedRows) })] : []),
          ].join(' · ');
  const isClean = counts !== null && counts.notApplied === 0 && counts.rejectedRows === 0 && counts.applied > 0;
  return (
    <>
      <Alert
        banner
        className="sync-strip"
        type={isClean ? 'success' : counts !== null && counts.notApplied > 0 ? 'warning' : 'info'}
        title={title}
        action={
          report !== null && report.runs.length > 0 ? (
            <Button size="small" onClick={() => setOpen(true)}>
              {t('sync.details')}
            </Button>
          ) : undefined
        }
        closable={{ onClose: dismiss, 'aria-label': t('sync.close') }}
      />
      {report !== null && <RunsDialog runs={report.runs} isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}

function Running() {
  const { state, cancel } = useSync();
  const { t } = useTranslation();
  const format = useFormat();
  if (state.kind !== 'running') return null;
  const share = progressShare(state.progress);
  const text =
    state.progress === null
      ? t('sync.choosing')
      : t('sync.progress', {
          set: state.progress.set,
          at: format.count(state.progress.set_at),
          sets: format.count(state.progress.sets),
          phase: t(`sync.phase.${state.progress.phase}`),
          percent: share === null ? '' : format.percent(share, 0),
        });
  return (
    <div className="sync-strip sync-running" role="status" aria-live="polite">
      <span className="sync-text num">{text}</span>
      <Progress
        percent={share === null ? 0 : Math.round(share * 100)}
        showInfo={false}
        size={{ height: 6 }}
        status="active"
        aria-label={t('sync.running')}
      />
      <Button size="small" onClick={cancel} disabled={state.cancelling}>
        {state.cancelling ? t('sync.cancelling') : t('sync.cancel')}
      </Button>
    </div>
  );
}
