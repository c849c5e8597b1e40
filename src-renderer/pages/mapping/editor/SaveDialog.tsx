/** Name and title of a profile that is saved for the first time, or under another name; a clash is settled here. */
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/Dialog.tsx';
import { freeName, nameProblem } from '../model/names.ts';
import type { Session } from './session.ts';
import { useProfileList } from './useMapping.ts';
import type { Save } from './useSave.ts';

export function SaveDialog({ session, save }: { readonly session: Session; readonly save: Save }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('mapping.saveTitle')}
      closeLabel={t('mapping.cancel')}
      isOpen={save.isNaming}
      onClose={save.leaveNaming}
    >
      <NamingForm session={session} save={save} />
    </Dialog>
  );
}

function NamingForm({ session, save }: { readonly session: Session; readonly save: Save }) {
  const { t } = useTranslation();
  const { present } = session.history;
  const list = useProfileList();
  const taken = new Map(list.data?.profiles.map(({ name, shipped }) => [name, shipped]) ?? []);
  const [name, setName] = useState(freeName(present.name, new Set(taken.keys())));
  const [zh, setZh] = useState(present.title.zh);
  const [en, setEn] = useState(present.title.en);
  const form = nameProblem(name);
  const clash = taken.get(name);
  const isShippedName = clash === true || (save.error?.kind === 'taken' && save.error.by === 'shipped');
  const isReplacing = !isShippedName && (clash === false || save.error?.kind === 'taken');
  const hint =
    form !== null
      ? t(`mapping.nameProblem.${form}`)
      : isShippedName
        ? t('mapping.nameShipped')
        : isReplacing
          ? t('mapping.nameTaken')
          : t('mapping.nameRule');
  const isReady = form === null && !isShippedName && (zh.trim() !== '' || en.trim() !== '');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const title = { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() };
    void save.run({ name, title }, isReplacing);
  };
  return (
    <form className="map-dialog" onSubmit={submit}>
      <div className="map-field">
        <span>{t('mapping.name')}</span>
        <Input
          aria-label={t('mapping.name')}
          autoFocus
          value={name}
          maxLength={64}
          status={form !== null || isShippedName ? 'error' : isReplacing ? 'warning' : ''}
          aria-describedby={id}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <p
        id={id}
        className={`map-hint${form !== null || isShippedName ? ' is-bad' : isReplacing ? ' is-warn' : ''}`}
        role="status"
      >
        {hint}
      </p>
      <div className="map-field">
        <span>{t('mapping.titleZh')}</span>
        <Input
          aria-label={t('mapping.titleZh')}
          value={zh}
          maxLength={200}
          onChange={(event) => setZh(event.target.value)}
        />
      </div>
      <div className="map-field">
        <span>{t('mapping.titleEn')}</span>
        <Input
          aria-label={t('mapping.titleEn')}
          value={en}
          maxLength={200}
          onChange={(event) => setEn(event.target.value)}
        />
      </div>
      {save.error?.kind === 'problems' && (
        <p className="map-hint is-bad" role="alert">
          {t('mapping.notSaved', { n: save.error.problems.length })}
        </p>
      )}
      {save.error?.kind === 'failed' && (
        <p className="map-hint is-bad" role="alert">
          {t('mapping.saveFailed')}
        </p>
      )}
      <div className="map-dialog-actions">
        <Button onClick={save.leaveNaming}>{t('mapping.cancel')}</Button>
        <Button type="primary" htmlType="submit" danger={isReplacing} loading={save.isSaving} disabled={!isReady}>
          {isReplacing ? t('mapping.replace') : t('mapping.save')}
        </Button>
      </div>
    </form>
  );
}
