/** The frame of a record's form in a dialog: fields, what went wrong, delete, cancel, save. */
import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kind } from '../../../src-shared/records/registry.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { RecordForm } from '../../ui/records/useRecordForm.ts';

interface Props<K extends Kind> {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly form: RecordForm<K>;
  /** Of the edit, by code. */
  readonly what: { readonly added: string; readonly changed: string; readonly removed: string };
  readonly subject: string;
  /** Words of the delete button; null: the record is new. */
  readonly removeLabel: string | null;
  /** In place of the general words for a conflict. */
  readonly conflict?: string;
  readonly children: ReactNode;
}

export function RecordFormDialog<K extends Kind>(props: Props<K>) {
  const { title, isOpen, onClose, form, what, subject, removeLabel, conflict, children } = props;
  const { t } = useTranslation();
  const { error } = form;
  const fields = useRef<HTMLFormElement>(null);
  // After the dialog has opened and given the focus to its close button.
  useEffect(() => {
    if (isOpen) fields.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [isOpen]);
  const words =
    error === null
      ? null
      : error === 'incomplete'
        ? t('servicePage.form.incomplete')
        : error.code === 'conflict' && conflict !== undefined
          ? conflict
          : t(`error.${error.code}`);
  const closeIf = (isKept: boolean): void => {
    if (isKept) onClose();
  };
  return (
    <Dialog title={title} closeLabel={t('servicePage.form.close')} isOpen={isOpen} onClose={onClose}>
      <form
        ref={fields}
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.save(what, subject).then(closeIf);
        }}
      >
        {children}
        {words !== null && <Alert type="error" showIcon title={words} />}
        <div className="form-actions">
          {removeLabel === null ? (
            <span />
          ) : (
            <Button danger disabled={form.isBusy} onClick={() => void form.remove(what.removed, subject).then(closeIf)}>
              {removeLabel}
            </Button>
          )}
          <Button onClick={onClose}>{t('servicePage.form.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={form.isBusy}>
            {t('servicePage.form.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
