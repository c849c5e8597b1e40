/** Drops tasks, with the reason why. */
import { Button, Input, type InputRef } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFirstFocus } from './useFirstFocus.ts';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDrop: (reason: string) => void;
}

export function DropDialog({ title, isOpen, onClose, onDrop }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} closeLabel={t('todayPage.close')} isOpen={isOpen} onClose={onClose}>
      <Form onClose={onClose} onDrop={onDrop} />
    </Dialog>
  );
}

function Form({ onClose, onDrop }: Pick<Props, 'onClose' | 'onDrop'>) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const id = useId();
  const field = useFirstFocus<InputRef>();
  return (
    <form
      className="task-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        onDrop(reason);
      }}
    >
      <label htmlFor={id}>{t('todayPage.dropReason')}</label>
      <Input
        id={id}
        ref={field}
        maxLength={200}
        value={reason}
        placeholder={t('todayPage.dropReasonPlaceholder')}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="muted">{t('todayPage.dropHint')}</p>
      <div className="task-dialog-actions">
        <Button onClick={onClose}>{t('todayPage.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''}>
          {t('todayPage.drop')}
        </Button>
      </div>
    </form>
  );
}
