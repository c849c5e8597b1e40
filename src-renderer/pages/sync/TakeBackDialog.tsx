/** Asks before a set is taken back: what will happen, and why it is done. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useSync } from './SyncProvider.tsx';

interface Props {
  readonly set: string;
  readonly deliveryId: number;
  readonly laterDates: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Characters of a reason, as the contract has it. */
const REASON = 500;

export function TakeBackDialog({ set, deliveryId, laterDates, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { takeBack } = useSync();
  const [reason, setReason] = useState('');
  const id = useId();
  const wanted = reason.trim();
  const confirm = () => {
    takeBack(deliveryId, wanted);
    onClose();
  };
  return (
    <Dialog
      title={t('syncPage.takeBack.title', { set })}
      closeLabel={t('sync.close')}
      isOpen={isOpen}
      onClose={onClose}
    >
      <div className="sync-dialog">
        <ul>
          <li>{t('syncPage.takeBack.what')}</li>
          <li>
            {laterDates > 0
              ? t('syncPage.takeBack.later', { n: format.count(laterDates) })
              : t('syncPage.takeBack.newest')}
          </li>
          <li>{t('syncPage.takeBack.again')}</li>
          <li>{t('syncPage.takeBack.audit')}</li>
        </ul>
        <label htmlFor={id}>{t('syncPage.takeBack.reason')}</label>
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={REASON}
          value={reason}
          placeholder={t('syncPage.takeBack.reasonPlaceholder')}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="sync-dialog-actions">
          <Button onClick={onClose}>{t('syncPage.takeBack.cancel')}</Button>
          <Button type="primary" danger disabled={wanted === ''} onClick={confirm}>
            {t('syncPage.takeBack.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
