/** What the client has agreed to or refused, by scope, the newest first. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONSENTS } from '../../../src-shared/records/profile.record.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { Panel } from '../../ui/Panel.tsx';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField } from '../../ui/records/FormField.tsx';
import { type PersonProps, useProfile } from './ProfilePanel.tsx';
import { today } from './usePerson.ts';

type Consent = BodyOf<'profile'>['consents'][number];

export function ConsentsPanel({ head, person }: PersonProps) {
  const { t } = useTranslation();
  const { body, keep } = useProfile({ head, person });
  const [draft, setDraft] = useState<Consent | null>(null);
  const begin = (): void => setDraft({ scope: 'call', given: true, on: today(), until: null });
  useWish('newConsent', begin);
  const consents = [...body.consents].sort((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <Panel
      title={t('profilePage.consents.title')}
      extra={draft === null && <Button onClick={begin}>{t('profilePage.consents.add')}</Button>}
    >
      {consents.length === 0 && draft === null && <p className="muted">{t('profilePage.consents.none')}</p>}
      <ul className="consents">
        {consents.map((one) => (
          <li key={`${one.scope} ${one.on} ${one.given}`}>
            <span>{t(`profilePage.consents.scope.${one.scope}`)}</span>
            <strong className={one.given ? 'is-good' : 'is-bad'}>
              {t(one.given ? 'profilePage.consents.given' : 'profilePage.consents.refused')}
            </strong>
            <span className="num muted">
              {t('profilePage.consents.since', { on: one.on })}{' '}
              {one.until === null ? '' : t('profilePage.consents.until', { until: one.until })}
            </span>
          </li>
        ))}
      </ul>
      {draft !== null && (
        <div className="consent-form">
          <FormField label={t('profilePage.consents.scopeLabel')}>
            {(id) => (
              <Select
                id={id}
                value={draft.scope}
                options={CONSENTS.map((value) => ({ value, label: t(`profilePage.consents.scope.${value}`) }))}
                onChange={(scope) => setDraft({ ...draft, scope })}
              />
            )}
          </FormField>
          <FormField label={t('profilePage.consents.answer')}>
            {(id) => (
              <Select
                id={id}
                value={draft.given ? 'given' : 'refused'}
                options={(['given', 'refused'] as const).map((value) => ({
                  value,
                  label: t(`profilePage.consents.${value}`),
                }))}
                onChange={(value) => setDraft({ ...draft, given: value === 'given' })}
              />
            )}
          </FormField>
          <FormField label={t('profilePage.consents.onLabel')}>
            {(id) => (
              <DayField
                id={id}
                isNeeded
                value={draft.on}
                onChange={(on) => setDraft({ ...draft, on: on ?? draft.on })}
              />
            )}
          </FormField>
          <FormField label={t('profilePage.consents.untilLabel')}>
            {(id) => <DayField id={id} value={draft.until} onChange={(until) => setDraft({ ...draft, until })} />}
          </FormField>
          <Button onClick={() => setDraft(null)}>{t('servicePage.form.cancel')}</Button>
          <Button
            type="primary"
            onClick={() => {
              keep({ consents: [...body.consents, draft] });
              setDraft(null);
            }}
          >
            {t('servicePage.form.save')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
