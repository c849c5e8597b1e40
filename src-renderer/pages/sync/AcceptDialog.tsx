/** Asks before a set is applied in spite of its reason, and says what that does. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WaitingSet } from '../../../src-shared/contract/syncPageCalls.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useSync } from './SyncProvider.tsx';

export function AcceptDialog({ set, onClose }: { readonly set: WaitingSet | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { start } = useSync();
  const isTakenBack = set?.state === 'taken_back' || set?.reason?.code === 'taken_back';
  const accept = () => {
    if (set !== null) start({ accept: [set.set] });
    onClose();
  };
  return (
    <Dialog
      title={t('syncPage.accept.title', { set: set?.set ?? '' })}
      closeLabel={t('sync.close')}
      isOpen={set !== null}
      onClose={onClose}
    >
      <div className="sync-dialog">
        <p>{isTakenBack ? t('syncPage.accept.textTakenBack') : t('syncPage.accept.text')}</p>
        <p className="muted">{t('syncPage.accept.audit')}</p>
        <div className="sync-dialog-actions">
          <Button onClick={onClose}>{t('syncPage.accept.cancel')}</Button>
          <Button type="primary" onClick={accept}>
            {t('syncPage.accept.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
