/** What the branch knows of the client, a line each, every change one step of undo. */
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { PersonView } from '../../../src-shared/contract/personCalls.ts';
import { ATTITUDES, EXPERIENCES, MONEY_BANDS, REACHED_BY } from '../../../src-shared/records/profile.record.ts';
import { type BodyOf, RECORD_KINDS } from '../../../src-shared/records/registry.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { added, changed, useEdit } from '../../ui/records/useEdit.ts';
import { Differences } from './Differences.tsx';
import { DocumentRow } from './DocumentRow.tsx';
import { ChoiceEditor, DayEditor, EditRow, ListEditor, TextEditor } from './EditRow.tsx';
import { PersonPicker } from './PersonPicker.tsx';
import { EMPTY_PROFILE } from './usePerson.ts';

type Body = BodyOf<'profile'>;
/** Fields of one line of text, with the most letters of each. */
const TEXTS = { occupation: 200, mobile: 40, address: 200, lunar_birthday: 5 } as const;

export interface PersonProps {
  readonly head: ClientHead;
  readonly person: PersonView;
}

/** Keeps one change of the profile; says why, where it was not kept. */
export function useProfile({ head, person }: PersonProps) {
  const { t } = useTranslation();
  const [error, setError] = useState<string | null>(null);
  const { save } = useEdit();
  const body: Body = { ...EMPTY_PROFILE, ...(person.profile?.body as Body | undefined) };
  const keep = (change: Partial<Body>): void => {
    const next = { ...body, ...change };
    if (!RECORD_KINDS.profile.body.safeParse(next).success) {
      setError(t('error.bad_request'));
      return;
    }
    setError(null);
    const one =
      person.profile === null ? added('profile', head.client_no, next) : changed('profile', person.profile, next);
    save({ what: 'profile_changed', subject: head.name, changes: [one] }).catch((thrown: unknown) =>
      setError(t(`error.${thrown instanceof BridgeError ? thrown.code : 'fault'}`)),
    );
  };
  return { body, keep, error };
}

export function ProfilePanel({ head, person }: PersonProps) {
  const { t } = useTranslation();
  const { body, keep, error } = useProfile({ head, person });
  const label = (field: keyof Body): string => t(`profilePage.field.${field as 'needs'}`);
  const text = (field: keyof typeof TEXTS) => (
    <EditRow
      label={label(field)}
      shown={body[field]}
      editor={(done) => (
        <TextEditor
          value={body[field]}
          maxLength={TEXTS[field]}
          {...(field === 'lunar_birthday' ? { hint: t('profilePage.lunarHint') } : {})}
          onDone={done}
          onKeep={(value) => keep({ [field]: value })}
        />
      )}
    />
  );
  const list = (field: 'preferences' | 'hobbies' | 'tags') => (
    <EditRow
      label={label(field)}
      shown={
        body[field].length === 0 ? null : body[field].map((one) => (field === 'tags' ? `#${one}` : one)).join('  ')
      }
      editor={(done) => (
        <ListEditor
          value={body[field]}
          separators={field === 'tags' ? [' ', ',', '，', '#'] : [',', '，']}
          onDone={done}
          onKeep={(values) => keep({ [field]: values })}
        />
      )}
    />
  );
  const choice = <F extends 'attitude' | 'experience' | 'income' | 'expense' | 'reached_by'>(
    field: F,
    values: readonly NonNullable<Body[F]>[],
    words: (value: NonNullable<Body[F]>) => string,
  ) => {
    const value = body[field];
    return (
      <EditRow
        label={label(field)}
        shown={value === null ? null : words(value as NonNullable<Body[F]>)}
        editor={(done) => (
          <ChoiceEditor
            value={value as string | null}
            options={values.map((one) => ({ value: one as string, label: words(one) }))}
            onDone={done}
            onKeep={(next) => keep({ [field]: next } as Partial<Body>)}
          />
        )}
      />
    );
  };
  const by = person.introduced_by;
  return (
    <Panel
      title={t('profilePage.profile.title')}
      note={t('profilePage.profile.note')}
      extra={
        person.profile !== null && (
          <HistoryButton isShown recordId={person.profile.record_id} what={t('profilePage.profile.title')} />
        )
      }
    >
      {error !== null && <Alert type="error" showIcon title={error} />}
      <Differences person={person} body={body} keep={keep} />
      <dl className="edit-rows" data-record={person.profile?.record_id}>
        <EditRow
          label={label('needs')}
          shown={body.needs}
          editor={(done) => (
            <TextEditor
              value={body.needs}
              isLong
              maxLength={20_000}
              onDone={done}
              onKeep={(needs) => keep({ needs })}
            />
          )}
        />
        {choice('attitude', ATTITUDES, (value) => t(`profilePage.attitude.${value}`))}
        {choice('experience', EXPERIENCES, (value) => t(`profilePage.experience.${value}`))}
        {list('preferences')}
        {choice('income', MONEY_BANDS, (value) => t(`profilePage.band.${value}`))}
        {choice('expense', MONEY_BANDS, (value) => t(`profilePage.band.${value}`))}
        {text('occupation')}
        {list('hobbies')}
        {text('mobile')}
        {text('address')}
        {text('lunar_birthday')}
        <DocumentRow value={body.document} onKeep={(document) => keep({ document })} />
        {choice('reached_by', REACHED_BY, (value) => t(`profilePage.reached_by.${value}`))}
        <EditRow
          label={label('do_not_contact')}
          shown={
            body.do_not_contact === null ? null : t('profilePage.doNotContact', { since: body.do_not_contact.since })
          }
          editor={(done) => (
            <DayEditor
              value={body.do_not_contact?.since ?? null}
              onDone={done}
              onKeep={(since) => keep({ do_not_contact: since === null ? null : { since, until: null, why: null } })}
            />
          )}
        />
        <EditRow
          label={label('introduced_by')}
          shown={by === null ? body.introduced_by : `${by.name} ${by.client_no}`}
          editor={(done) => (
            <PersonPicker
              id="introduced-by"
              value={body.introduced_by === null ? [] : [body.introduced_by]}
              names={by === null ? {} : { [by.client_no]: by.name }}
              onChange={([no]) => {
                keep({ introduced_by: no ?? null });
                done();
              }}
            />
          )}
        />
        {list('tags')}
      </dl>
      {person.introduced.length > 0 && (
        <p className="introduced">
          <span className="muted">{t('profilePage.introduced')}</span>
          {person.introduced.map(({ client_no, name }) => (
            <button
              key={client_no}
              type="button"
              className="link-button"
              onClick={() => navigate({ page: 'client', clientNo: client_no, tab: 'profile' })}
            >
              {name} {client_no}
            </button>
          ))}
        </p>
      )}
    </Panel>
  );
}
