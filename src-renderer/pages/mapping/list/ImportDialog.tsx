/** A profile that came from elsewhere: what it is, what is wrong with it, and under which name it is kept. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileLine } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { call } from '../../../bridge/bridge.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemText } from '../editor/ProblemText.tsx';
import { useProfilesChanged } from '../editor/useMapping.ts';
import { freeName, nameProblem } from '../model/names.ts';
import type { Imported } from './useProfileActions.ts';

interface Props {
  readonly imported: Imported | null;
  readonly profiles: readonly ProfileLine[];
  readonly onClose: () => void;
}

export function ImportDialog({ imported, profiles, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('mapping.list.importTitle')}
      closeLabel={t('mapping.cancel')}
      isOpen={imported !== null}
      onClose={onClose}
    >
      {imported === null ? null : imported.profile === null || imported.problems.length > 0 ? (
        <Problems imported={imported} onClose={onClose} />
      ) : (
        <ImportForm profile={imported.profile} profiles={profiles} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Problems({ imported, onClose }: { readonly imported: Imported; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="map-dialog">
      <p>{t('mapping.list.importBad', { n: imported.problems.length })}</p>
      <ul className="map-problem-list">
        {imported.problems.map((problem) => (
          <li key={`${problem.path} ${problem.code} ${problem.text}`}>
            <ProblemText profile={imported.profile} problem={problem} />
          </li>
        ))}
      </ul>
      <div className="map-dialog-actions">
        <Button type="primary" onClick={onClose}>
          {t('mapping.close')}
        </Button>
      </div>
    </div>
  );
}

interface FormProps {
  readonly profile: ProfileData;
  readonly profiles: readonly ProfileLine[];
  readonly onClose: () => void;
}

function ImportForm({ profile, profiles, onClose }: FormProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const changed = useProfilesChanged();
  const names = new Set(profiles.map(({ name }) => name));
  const [name, setName] = useState(profile.name);
  const form = nameProblem(name);
  const clash = profiles.find((one) => one.name === name);
  const save = useMutation({
    mutationFn: () => call('profiles.save', { profile: { ...profile, name }, replace: clash !== undefined }),
    onSuccess: ({ saved }) => {
      changed();
      if (saved) onClose();
    },
  });
  const isReady = form === null && clash?.shipped !== true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) save.mutate();
  };
  return (
    <form className="map-dialog" onSubmit={submit}>
      <p>
        <strong>{language === 'zh-CN' ? profile.title.zh : profile.title.en}</strong>
      </p>
      <p className="muted">
        {t(`mapping.formatOf.${profile.file.format}`)} ·{' '}
        {[...new Set(profile.sections.map(({ dataset }) => datasetOf(t, dataset)))].join(t('mapping.listMark'))}
      </p>
      <p className="map-about-lines">{language === 'zh-CN' ? profile.about.zh : profile.about.en}</p>
      <div className="map-field">
        <span>{t('mapping.name')}</span>
        <Input
          aria-label={t('mapping.name')}
          value={name}
          maxLength={64}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <p className={`map-hint${form !== null || clash?.shipped ? ' is-bad' : clash ? ' is-warn' : ''}`} role="status">
        {form !== null
          ? t(`mapping.nameProblem.${form}`)
          : clash === undefined
            ? t('mapping.nameRule')
            : t(clash.shipped ? 'mapping.nameShipped' : 'mapping.nameTaken')}
      </p>
      {(save.error !== null || save.data?.saved === false) && (
        <p className="map-hint is-bad" role="alert">
          {t('mapping.saveFailed')}
        </p>
      )}
      <div className="map-dialog-actions">
        <Button onClick={onClose}>{t('mapping.cancel')}</Button>
        {clash !== undefined && (
          <Button onClick={() => setName(freeName(profile.name, names))}>{t('mapping.otherName')}</Button>
        )}
        <Button
          type="primary"
          htmlType="submit"
          danger={clash !== undefined}
          loading={save.isPending}
          disabled={!isReady}
        >
          {t(clash === undefined ? 'mapping.save' : 'mapping.replace')}
        </Button>
      </div>
    </form>
  );
}
