/** One correction: what it changed row by row, before beside after, and what that did to the clients' figures. */
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { CorrectionFigures } from './CorrectionFigures.tsx';
import { CorrectionRows } from './CorrectionRows.tsx';
import { changeWords, effectWords, kindWords } from './correctionWords.ts';
import { useSync } from './SyncProvider.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { useCorrection } from './useSyncPage.ts';

export function CorrectionView({ correctionId }: { readonly correctionId: number }) {
  const { t } = useTerms();
  const correction = useCorrection(correctionId);
  const back = () => navigate({ page: 'sync', view: 'corrections', item: null });
  if (correction.error) {
    return (
      <Failed error={correction.error} action={<Button onClick={back}>{t('syncPage.corrections.back')}</Button>} />
    );
  }
  if (correction.data === undefined) return <Loading rows={8} />;
  return (
    <div className="sync-fill">
      <Head correction={correction.data} onBack={back} />
      <CorrectionRows correctionId={correctionId} />
      <CorrectionFigures correctionId={correctionId} />
    </div>
  );
}

interface HeadProps {
  readonly correction: CallOutput<'sync.correction'>;
  readonly onBack: () => void;
}

function Head({ correction: { head, delivery_id, kept_because, later_dates }, onBack }: HeadProps) {
  const { t } = useTerms();
  const format = useFormat();
  const { state: job } = useSync();
  const [isAsking, setAsking] = useState(false);
  return (
    <header className="sync-item-head">
      <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('syncPage.corrections.back')} onClick={onBack} />
      <div className="sync-item-title">
        <h2 className="sync-item-name num">
          {kindWords(head, t, format)} · {head.set} · {head.business_date}
        </h2>
        <p>
          <strong>{changeWords(head, t, format)}</strong>
          {' · '}
          {effectWords(head, t, format)}
          <span className="muted num"> · {instantText(head.made_at)}</span>
        </p>
        {kept_because !== null && <p className="muted">{t(`syncPage.takeBack.kept.${kept_because}`)}</p>}
        {head.rows_left_out > 0 && (
          <p className="muted">{t('syncPage.corrections.leftOut', { n: format.count(head.rows_left_out) })}</p>
        )}
        {head.reason !== null && (
          <p>{t('syncPage.corrections.takenBackBy', { who: head.who ?? '—', reason: head.reason })}</p>
        )}
      </div>
      {delivery_id !== null && (
        <span className="sync-actions">
          <Button danger disabled={job.kind === 'running'} onClick={() => setAsking(true)}>
            {t('syncPage.set.takeBack')}
          </Button>
          <TakeBackDialog
            set={head.set}
            deliveryId={delivery_id}
            laterDates={later_dates}
            isOpen={isAsking}
            onClose={() => setAsking(false)}
          />
        </span>
      )}
    </header>
  );
}
