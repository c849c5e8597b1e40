/** A template written or changed; a place that is not known is told with where it stands, before anything is kept. */
import { Alert, Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordShape } from '../../../../src-shared/contract/recordCalls.ts';
import { TEMPLATE_USES } from '../../../../src-shared/records/template.record.ts';
import { PLACEHOLDERS } from '../../../../src-shared/records/templateText.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FormField, inDialog } from '../../../ui/records/FormField.tsx';
import { useRecordForm } from '../../../ui/records/useRecordForm.ts';
import type { TemplateBody } from '../../../ui/templates/useTemplates.ts';
import { type FormFault, faultOf, withPlace } from './templateForm.ts';

interface Props {
  readonly isOpen: boolean;
  /** Null: a new one, which begins as `empty`. */
  readonly record: RecordShape | null;
  readonly empty: TemplateBody;
  readonly onClose: () => void;
}

export function TemplateDialog({ isOpen, record, empty, onClose }: Props) {
  const { t } = useTranslation();
  const form = useRecordForm({ kind: 'template', clientNo: null, record, empty, isOpen });
  const { body, set, error } = form;
  const [fault, setFault] = useState<FormFault | null>(null);
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    setFault(null);
    fields.current?.querySelector<HTMLElement>('input')?.focus();
  }, [isOpen]);
  const keep = async (): Promise<void> => {
    const found = faultOf(body);
    setFault(found);
    if (found === null && (await form.save({ added: 'template_added', changed: 'template_changed' }, body.title))) {
      onClose();
    }
  };
  const put = (name: string): void => {
    const area = fields.current?.querySelector('textarea');
    if (area === null || area === undefined) return;
    const { text, cursor } = withPlace(body.text, name, area.selectionStart, area.selectionEnd);
    set({ text });
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(cursor, cursor);
    });
  };
  return (
    <Dialog
      title={t(record === null ? 'templatesPage.form.add' : 'templatesPage.form.change')}
      closeLabel={t('templatesPage.form.close')}
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
        <FormField label={t('templatesPage.form.title')} isNeeded>
          {(id) => (
            <Input id={id} maxLength={200} value={body.title} onChange={({ target }) => set({ title: target.value })} />
          )}
        </FormField>
        <FormField label={t('templatesPage.form.use')} isNeeded>
          {(id) => (
            <Select
              id={id}
              value={body.use}
              options={TEMPLATE_USES.map((value) => ({ value, label: t(`templatesPage.use.${value}`) }))}
              onChange={(use) => set({ use })}
              {...inDialog}
            />
          )}
        </FormField>
        <FormField label={t('templatesPage.form.text')} isNeeded isWide>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={6}
              maxLength={20_000}
              value={body.text}
              onChange={({ target }) => set({ text: target.value })}
            />
          )}
        </FormField>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box, which a row of buttons has not. */}
        <div className="form-field is-wide" role="group" aria-label={t('templatesPage.form.places')}>
          <span className="muted">
            {t('templatesPage.form.places')} · {t('templatesPage.form.placesHint')}
          </span>
          <div className="template-places">
            {PLACEHOLDERS.map((name) => (
              <button key={name} type="button" className="pill" onClick={() => put(name)}>
                {t(`templatesPage.place.${name}`)} <code>{`{${name}}`}</code>
              </button>
            ))}
          </div>
        </div>
        <FormField label={t('templatesPage.form.tags')} isWide>
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
        <Fault fault={fault} error={error} />
        <div className="form-actions">
          <Button onClick={onClose}>{t('templatesPage.form.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={form.isBusy}>
            {t('templatesPage.form.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type FormError = ReturnType<typeof useRecordForm>['error'];

function Fault({ fault, error }: { readonly fault: FormFault | null; readonly error: FormError }) {
  const { t } = useTranslation();
  const words =
    fault?.kind === 'unknown'
      ? t('templatesPage.form.unknown', { ...fault.place, place: `{${fault.place.name}}` })
      : fault !== null || error === 'incomplete'
        ? t('templatesPage.form.incomplete')
        : error === null
          ? ''
          : t('templatesPage.form.notSaved', { why: t(`error.${error.code}`) });
  return words === '' ? null : <Alert type="error" showIcon role="alert" title={words} />;
}
