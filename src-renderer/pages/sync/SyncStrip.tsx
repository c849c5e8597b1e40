/** The strip under the top bar: how far the update is, then what came of it and the way to it. */
import { Alert, Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { countRuns, type SyncState } from './model.ts';
import { RunProgress } from './RunProgress.tsx';
import { useSync } from './SyncProvider.tsx';
import './sync.css';

export function SyncStrip() {
  const { state, dismiss } = useSync();
  const { t } = useTranslation();
  if (state.kind === 'idle') return null;
  if (state.kind === 'running') return <RunProgress state={state} />;
  const closable = { onClose: dismiss, 'aria-label': t('sync.close') };
  if (state.kind === 'failed')
    return <Alert banner className="sync-strip" {...failure(state, t)} closable={closable} />;
  return <Done state={state} closable={closable} />;
}

function failure(state: Extract<SyncState, { kind: 'failed' }>, t: TFunction) {
  if (state.code === 'cancelled') return { type: 'info', title: t('sync.cancelled') } as const;
  const what = state.work === 'take_back' ? t('syncPage.takeBack.failed') : t('sync.failed');
  return { type: 'error', title: `${what} · ${t(`error.${state.code}`)}` } as const;
}

interface DoneProps {
  readonly state: Extract<SyncState, { kind: 'done' }>;
  readonly closable: { readonly onClose: () => void; readonly 'aria-label': string };
}

function Done({ state, closable }: DoneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report, chosen, work } = state;
  const counts = report === null ? null : countRuns(report.runs);
  const found = counts !== null && counts.notApplied + counts.rejectedRows > 0;
  const title = (): string => {
    if (!chosen || report === null || counts === null) return t('sync.notChosen');
    if (work === 'take_back') {
      return report.as_of === null
        ? t('syncPage.takeBack.doneEmpty')
        : t('syncPage.takeBack.done', { date: report.as_of });
    }
    if (report.runs.length === 0) return t('sync.nothing');
    return [
      report.as_of === null ? t('sync.doneNoDate') : t('sync.done', { date: report.as_of }),
      t('sync.applied', { n: format.count(counts.applied) }),
      ...(counts.notApplied > 0 ? [t('sync.notApplied', { n: format.count(counts.notApplied) })] : []),
      ...(counts.rejectedRows > 0 ? [t('sync.rejectedRows', { n: format.count(counts.rejectedRows) })] : []),
      ...(found ? [t('syncPage.strip.findings')] : []),
    ].join(' · ');
  };
  const type = found ? 'warning' : counts !== null && counts.applied > 0 ? 'success' : 'info';
  const see = () => navigate({ page: 'sync', view: found || work === 'take_back' ? 'state' : 'runs', item: null });
  return (
    <Alert
      banner
      className="sync-strip"
      type={type}
      title={title()}
      action={
        report === null ? undefined : (
          <Button size="small" onClick={see}>
            {t('syncPage.strip.open')}
          </Button>
        )
      }
      closable={closable}
    />
  );
}
