/** The client's identity document as the branch noted it: its kind, and until when it is valid. */
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_KINDS } from '../../../src-shared/records/profile.record.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { EditRow } from './EditRow.tsx';

type Noted = BodyOf<'profile'>['document'];

interface Props {
  readonly value: Noted;
  readonly onKeep: (value: Noted) => void;
}

export function DocumentRow({ value, onKeep }: Props) {
  const { t } = useTranslation();
  return (
    <EditRow
      label={t('profilePage.field.document')}
      shown={
        value === null
          ? null
          : t('profilePage.document.until', {
              kind: t(`profilePage.document.kind.${value.kind}`),
              until: value.expires_on ?? t('profilePage.document.longTerm'),
            })
      }
      editor={(done) => <DocumentEditor value={value} onKeep={onKeep} onDone={done} />}
    />
  );
}

function DocumentEditor({ value, onKeep, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<NonNullable<Noted>['kind'] | null>(value?.kind ?? 'id_card');
  const [until, setUntil] = useState(value?.expires_on ?? null);
  const keep = (): void => {
    const next = kind === null ? null : { kind, expires_on: until };
    if (JSON.stringify(next) !== JSON.stringify(value)) onKeep(next);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onDone();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape in any of the fields inside gives up.
    <div className="document-editor" onKeyDown={onKeyDown}>
      <Select
        autoFocus
        allowClear
        aria-label={t('profilePage.document.kindLabel')}
        placeholder={t('profilePage.noChoice')}
        value={kind}
        options={DOCUMENT_KINDS.map((one) => ({ value: one, label: t(`profilePage.document.kind.${one}`) }))}
        onChange={(next) => setKind(next ?? null)}
      />
      <DatePicker
        aria-label={t('profilePage.document.untilLabel')}
        format="YYYY-MM-DD"
        placeholder={t('profilePage.document.longTerm')}
        disabled={kind === null}
        value={until === null ? null : dayjs(until)}
        onChange={(picked) => setUntil(picked === null ? null : picked.format('YYYY-MM-DD'))}
      />
      <Button type="primary" onClick={keep}>
        {t('servicePage.form.save')}
      </Button>
      <Button onClick={onDone}>{t('servicePage.form.cancel')}</Button>
    </div>
  );
}
