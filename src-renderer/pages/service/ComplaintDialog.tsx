/** A complaint: what it is about, by when it must be answered, how far it is, and the answer. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { COMPLAINT_STATES } from '../../../src-shared/records/complaint.record.ts';
import { DEFAULT_PRACTICE } from '../../../src-shared/records/practice.record.ts';
import { call } from '../../bridge/bridge.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Attachments } from '../../ui/records/Attachments.tsx';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { useRecordForm } from '../../ui/records/useRecordForm.ts';
import { FormError, type RecordDialogProps } from './ContactDialog.tsx';
import { emptyComplaint } from './model.ts';

/** Days to answer, as the branch's practice has them. */
function useAnswerDays(): number {
  const { data } = useQuery({ queryKey: ['records', 'practice'], queryFn: () => call('practice.get', {}) });
  return (data?.body ?? DEFAULT_PRACTICE).complaint_days;
}

export function ComplaintDialog({ head, today, isOpen, record, onClose }: RecordDialogProps) {
  const { t } = useTranslation();
  const days = useAnswerDays();
  const dueOf = (received: string): string => dateText(addDays(parseDate(received) as Ymd, days));
  const form = useRecordForm({
    kind: 'complaint',
    clientNo: head.client_no,
    record,
    empty: { ...emptyComplaint(today, dueOf(today)), owner: head.advisor_no },
    isOpen,
  });
  const { body, set } = form;
  const orNull = (text: string): string | null => (text === '' ? null : text);
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isOpen) fields.current?.querySelector<HTMLElement>('input')?.focus();
  }, [isOpen]);
  const keep = async (): Promise<void> => {
    if (await form.save({ added: 'complaint_added', changed: 'complaint_changed' }, head.name)) onClose();
  };
  const remove = async (): Promise<void> => {
    if (await form.remove('complaint_removed', head.name)) onClose();
  };
  return (
    <Dialog
      title={t(record === null ? 'servicePage.form.newComplaint' : 'servicePage.form.complaint')}
      closeLabel={t('servicePage.form.close')}
      isOpen={isOpen}
      onClose={onClose}
    >
      <form
        ref={fields}
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <FormField label={t('servicePage.form.subject')} isNeeded isWide>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={body.subject}
              onChange={({ target }) => set({ subject: target.value })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.received')} isNeeded>
          {(id) => (
            <DayField
              id={id}
              value={body.received}
              isNeeded
              onChange={(day) => set(day === null ? {} : { received: day, due: dueOf(day) })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.due')} isNeeded>
          {(id) => <DayField id={id} value={body.due} isNeeded onChange={(due) => set(due === null ? {} : { due })} />}
        </FormField>
        <FormField label={t('servicePage.form.state')} isNeeded>
          {(id) => (
            <Select
              id={id}
              value={body.state}
              options={COMPLAINT_STATES.map((value) => ({ value, label: t(`servicePage.complaintState.${value}`) }))}
              onChange={(state) =>
                set({ state, answered: state === 'answered' && body.answered === null ? today : body.answered })
              }
              {...inDialog}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.owner')}>
          {(id) => (
            <Input
              id={id}
              maxLength={64}
              value={body.owner ?? ''}
              onChange={({ target }) => set({ owner: orNull(target.value) })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.text')} isWide>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              value={body.text ?? ''}
              onChange={({ target }) => set({ text: orNull(target.value) })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.answer')} isWide>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              value={body.answer ?? ''}
              onChange={({ target }) => set({ answer: orNull(target.value) })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.answered')}>
          {(id) => <DayField id={id} value={body.answered} onChange={(answered) => set({ answered })} />}
        </FormField>
        {record !== null && <Attachments of={record.record_id} />}
        <FormError error={form.error} />
        <div className="form-actions">
          {record === null ? (
            <span />
          ) : (
            <Button danger disabled={form.isBusy} onClick={() => void remove()}>
              {t('servicePage.remove')}
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
