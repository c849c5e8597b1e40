/** The client's family, with birthdays by either calendar, and the form of one member. */
import { Button, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import { RELATIONS } from '../../../src-shared/records/member.record.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { useRecordForm } from '../../ui/records/useRecordForm.ts';
import { PersonPicker } from './PersonPicker.tsx';
import type { PersonProps } from './ProfilePanel.tsx';
import { RecordFormDialog } from './RecordFormDialog.tsx';

type Member = BodyOf<'member'>;
const EMPTY: Member = { name: '', relation: 'spouse', birth_date: null, is_lunar: false, client_no: null, text: null };

export function FamilyPanel({ head, person }: PersonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ readonly record: RecordShape | null } | null>(null);
  useWish('newMember', () => setOpen({ record: null }));
  const known = Object.fromEntries(
    person.members.flatMap(({ client }) => (client === null ? [] : [[client.client_no, client.name]])),
  );
  return (
    <Panel
      title={t('profilePage.family.title')}
      extra={<Button onClick={() => setOpen({ record: null })}>{t('profilePage.family.add')}</Button>}
    >
      {person.members.length === 0 && <p className="muted">{t('profilePage.family.none')}</p>}
      <ul className="family">
        {person.members.map(({ record, next_birthday, client }) => {
          const member = record.body as Member;
          return (
            <li key={record.record_id} data-record={record.record_id}>
              <span className="muted">{t(`profilePage.family.relation.${member.relation}`)}</span>
              <button type="button" className="link-button" onClick={() => setOpen({ record })}>
                {member.name}
              </button>
              <span className="num muted">
                {next_birthday === null
                  ? ''
                  : `${t('profilePage.family.birthday', { day: next_birthday })}${member.is_lunar ? t('profilePage.family.lunar') : ''}`}
              </span>
              {client !== null && (
                <button
                  type="button"
                  className="link-button num"
                  onClick={() => navigate({ page: 'client', clientNo: client.client_no, tab: 'profile' })}
                >
                  {t('profilePage.family.client', { name: client.name, no: client.client_no })}
                </button>
              )}
              <HistoryButton recordId={record.record_id} what={member.name} />
            </li>
          );
        })}
      </ul>
      <MemberDialog
        head={head}
        names={known}
        isOpen={open !== null}
        record={open?.record ?? null}
        onClose={() => setOpen(null)}
      />
    </Panel>
  );
}

interface DialogProps {
  readonly head: PersonProps['head'];
  readonly names: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly record: RecordShape | null;
  readonly onClose: () => void;
}

function MemberDialog({ head, names, isOpen, record, onClose }: DialogProps) {
  const { t } = useTranslation();
  const form = useRecordForm({ kind: 'member', clientNo: head.client_no, record, empty: EMPTY, isOpen });
  const { body, set } = form;
  return (
    <RecordFormDialog
      title={t(record === null ? 'profilePage.family.add' : 'profilePage.family.title')}
      isOpen={isOpen}
      onClose={onClose}
      form={form}
      what={{ added: 'member_added', changed: 'member_changed', removed: 'member_removed' }}
      subject={`${head.name} · ${body.name}`.slice(0, 200)}
      removeLabel={record === null ? null : t('servicePage.remove')}
    >
      <FormField label={t('profilePage.family.form.name')} isNeeded>
        {(id) => (
          <Input id={id} maxLength={200} value={body.name} onChange={({ target }) => set({ name: target.value })} />
        )}
      </FormField>
      <FormField label={t('profilePage.family.form.relation')} isNeeded>
        {(id) => (
          <Select
            id={id}
            value={body.relation}
            options={RELATIONS.map((value) => ({ value, label: t(`profilePage.family.relation.${value}`) }))}
            onChange={(relation) => set({ relation })}
            {...inDialog}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.family.form.birth')}>
        {(id) => <DayField id={id} value={body.birth_date} onChange={(birth_date) => set({ birth_date })} />}
      </FormField>
      <FormField label={t('profilePage.family.form.lunar')}>
        {(id) => (
          <Switch id={id} className="form-switch" checked={body.is_lunar} onChange={(is_lunar) => set({ is_lunar })} />
        )}
      </FormField>
      <FormField label={t('profilePage.family.form.client')} isWide>
        {(id) => (
          <PersonPicker
            id={id}
            value={body.client_no === null ? [] : [body.client_no]}
            names={names}
            onChange={([no]) => set({ client_no: no ?? null })}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.family.form.text')} isWide>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            value={body.text ?? ''}
            onChange={({ target }) => set({ text: target.value === '' ? null : target.value })}
          />
        )}
      </FormField>
    </RecordFormDialog>
  );
}
