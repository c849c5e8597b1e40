/** One contact in full: how, when, who began it, what was said and given; files beside it once it is kept. */
import { Alert, Button, Input, InputNumber, Select, Switch } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import { CHANNELS } from '../../../src-shared/records/contact.record.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Attachments } from '../../ui/records/Attachments.tsx';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { useRecordForm } from '../../ui/records/useRecordForm.ts';
import { TemplateSelect } from '../../ui/templates/TemplateSelect.tsx';
import { emptyContact } from './model.ts';

export interface RecordDialogProps {
  readonly head: ClientHead;
  readonly today: string;
  readonly isOpen: boolean;
  /** Null: a new one. */
  readonly record: RecordShape | null;
  readonly onClose: () => void;
}

const DIRECTIONS = ['out', 'in'] as const;

export function ContactDialog({ head, today, isOpen, record, onClose }: RecordDialogProps) {
  const { t } = useTranslation();
  const form = useRecordForm({
    kind: 'contact',
    clientNo: head.client_no,
    record,
    empty: emptyContact(today),
    isOpen,
  });
  const { body, set, error } = form;
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isOpen) fields.current?.querySelector<HTMLElement>('textarea')?.focus();
  }, [isOpen]);
  const keep = async (): Promise<void> => {
    if (await form.save({ added: 'contact_added', changed: 'contact_changed' }, head.name)) onClose();
  };
  const remove = async (): Promise<void> => {
    if (await form.remove('contact_removed', head.name)) onClose();
  };
  return (
    <Dialog
      title={t(record === null ? 'servicePage.form.newContact' : 'servicePage.form.contact')}
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
        <FormField label={t('servicePage.form.channel')} isNeeded>
          {(id) => (
            <Select
              id={id}
              value={body.channel}
              options={CHANNELS.map((value) => ({ value, label: t(`servicePage.channel.${value}`) }))}
              onChange={(channel) => set({ channel, direction: channel === 'note' ? null : body.direction })}
              {...inDialog}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.direction')}>
          {(id) => (
            <Select
              id={id}
              value={body.direction ?? 'none'}
              disabled={body.channel === 'note'}
              options={[
                { value: 'none', label: t('servicePage.form.none') },
                ...DIRECTIONS.map((value) => ({ value, label: t(`servicePage.direction.${value}`) })),
              ]}
              onChange={(way) => set({ direction: way === 'none' ? null : (way as 'out' | 'in') })}
              {...inDialog}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.on')} isNeeded>
          {(id) => <DayField id={id} value={body.on} isNeeded onChange={(on) => set({ on: on ?? today })} />}
        </FormField>
        <FormField label={t('servicePage.form.at')}>
          {(id) => (
            <Input
              id={id}
              type="time"
              value={body.at ?? ''}
              onChange={({ target }) => set({ at: target.value === '' ? null : target.value })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.minutes')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={1440}
              precision={0}
              value={body.minutes}
              onChange={(minutes) => set({ minutes })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.reached')}>
          {(id) => (
            <Switch id={id} checked={body.reached} onChange={(reached) => set({ reached })} className="form-switch" />
          )}
        </FormField>
        <TemplateSelect
          use="contact"
          clientNo={head.client_no}
          onChoose={({ text, tags }) =>
            set({
              text: body.text.trim() === '' ? text : `${body.text.trimEnd()}\n${text}`,
              tags: [...new Set([...body.tags, ...tags])],
            })
          }
        />
        <FormField label={t('servicePage.form.text')} isNeeded isWide>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={20_000}
              value={body.text}
              onChange={({ target }) => set({ text: target.value })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.tags')}>
          {(id) => (
            <Select
              id={id}
              mode="tags"
              open={false}
              suffixIcon={null}
              value={[...body.tags]}
              tokenSeparators={[' ', ',', '，', '#']}
              onChange={(tags: string[]) => set({ tags })}
            />
          )}
        </FormField>
        <FormField label={t('servicePage.form.materials')}>
          {(id) => (
            <Select
              id={id}
              mode="tags"
              open={false}
              suffixIcon={null}
              value={[...body.materials]}
              tokenSeparators={[',', '，']}
              onChange={(materials: string[]) => set({ materials })}
            />
          )}
        </FormField>
        {record !== null && <Attachments of={record.record_id} />}
        <FormError error={error} />
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

export function FormError({ error }: { readonly error: ReturnType<typeof useRecordForm>['error'] }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const words = error === 'incomplete' ? t('servicePage.form.incomplete') : t(`error.${error.code}`);
  return <Alert type="error" showIcon title={words} />;
}
