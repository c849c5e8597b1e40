/** A running job: which set, how far, how fast, how long still; and the way to stop it. */
import { Button, Progress } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../format/format.ts';
import { useFormat } from '../../format/useFormat.ts';
import { progressShare, type Running } from './model.ts';
import { rowsPerSecond, secondsLeft } from './pace.ts';
import { useSync } from './SyncProvider.tsx';

export function RunProgress({ state }: { readonly state: Running }) {
  const { cancel } = useSync();
  const { t } = useTranslation();
  const format = useFormat();
  const share = progressShare(state.progress);
  return (
    <section className="sync-strip sync-running" aria-label={t('syncPage.progress.title')}>
      <span className="sync-text num" role="status">
        {whatRuns(state, t, format)}
      </span>
      <Progress
        percent={share === null ? 0 : Math.floor(share * 100)}
        showInfo={false}
        size={{ height: 6 }}
        status="active"
        aria-label={t('sync.running')}
      />
      <span className="sync-pace num">{paceText(state, share, t, format)}</span>
      <Button size="small" onClick={cancel} disabled={state.cancelling}>
        {state.cancelling ? t('sync.cancelling') : t('sync.cancel')}
      </Button>
    </section>
  );
}

function whatRuns({ progress, work }: Running, t: TFunction, format: Format): string {
  if (progress === null) return work === 'take_back' ? t('syncPage.progress.takingBack') : t('sync.choosing');
  const { set, set_at, sets, phase } = progress;
  const place = t('syncPage.progress.set', { at: format.count(set_at), sets: format.count(sets), set });
  return `${place} · ${t(`sync.phase.${phase}`)}`;
}

function paceText({ progress, pace }: Running, share: number | null, t: TFunction, format: Format): string {
  if (progress === null || pace === null || share === null) return '';
  const rate = progress.phase === 'reading' ? rowsPerSecond(pace) : null;
  const left = secondsLeft(pace, pace.recent[pace.recent.length - 1]?.at ?? pace.first.at);
  return [
    // Down, as in the window's title.
    format.percent(Math.floor(share * 100) / 100, 0),
    rate === null
      ? t('syncPage.progress.rows', { n: format.count(progress.rows) })
      : t('syncPage.progress.pace', { n: format.count(roundedRate(rate)) }),
    left === null
      ? t('syncPage.progress.leftUnknown')
      : t('syncPage.progress.left', { time: timeText(left, t, format) }),
  ].join(' · ');
}

/** Two figures of precision: more would only flicker. */
function roundedRate(rate: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(rate)) - 1);
  return Math.round(rate / step) * step;
}

export function timeText(seconds: number, t: TFunction, format: Format): string {
  if (seconds < 120) return t('syncPage.progress.seconds', { n: format.count(seconds) });
  if (seconds < 7_200) return t('syncPage.progress.minutes', { n: format.count(Math.ceil(seconds / 60)) });
  return t('syncPage.progress.hours', { n: format.count(Math.ceil(seconds / 3_600)) });
}
