/** Name and state of the profile, undo and redo, saving, and what keeps it from being used. */
import { ArrowLeftOutlined, RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProfileProblem } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { navigate } from '../../../ui/places/router.ts';
import { type ProblemPlace, problemPlace } from '../model/problemPlace.ts';
import { ProblemText } from './ProblemText.tsx';
import { editing, hasUnsaved, type Session } from './session.ts';
import type { SaveError } from './useSave.ts';

interface Props {
  readonly session: Session;
  readonly problems: readonly ProfileProblem[];
  readonly onProblem: (place: ProblemPlace) => void;
  readonly isSaving: boolean;
  readonly error: SaveError | null;
  readonly onSave: () => void;
}

export function EditorHead({ session, problems, onProblem, isSaving, error, onSave }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { history, isShipped, saved } = session;
  const profile = history.present;
  const isUnsaved = hasUnsaved(session);
  const refused = error?.kind === 'problems' ? error.problems : [];
  const listed = refused.length > 0 ? refused : problems;
  return (
    <header className="map-head">
      <div className="map-head-line">
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          onClick={() => navigate({ page: 'profiles', name: null })}
          title={t('mapping.backToList')}
          aria-label={t('mapping.backToList')}
        />
        <div className="map-name">
          <strong>{language === 'zh-CN' ? profile.title.zh : profile.title.en}</strong>
          <code>{profile.name}</code>
          <span className={`map-state${isUnsaved ? ' is-unsaved' : ''}`} role="status">
            {saved === null
              ? t('mapping.stateNew')
              : isUnsaved
                ? t('mapping.stateUnsaved')
                : isShipped
                  ? t('mapping.stateShipped')
                  : t('mapping.stateSaved')}
          </span>
        </div>
        <div className="map-head-actions">
          <Tooltip title={`${t('mapping.undo')} · Ctrl+Z`}>
            <Button
              type="text"
              icon={<UndoOutlined />}
              aria-label={t('mapping.undo')}
              disabled={history.past.length === 0}
              onClick={editing.undo}
            />
          </Tooltip>
          <Tooltip title={`${t('mapping.redo')} · Ctrl+Shift+Z`}>
            <Button
              type="text"
              icon={<RedoOutlined />}
              aria-label={t('mapping.redo')}
              disabled={history.future.length === 0}
              onClick={editing.redo}
            />
          </Tooltip>
          <Button
            type="primary"
            icon={<SaveOutlined />}
            loading={isSaving}
            disabled={!isUnsaved && !isShipped}
            onClick={onSave}
            title="Ctrl+S"
          >
            {isShipped ? t('mapping.saveAs') : t('mapping.save')}
          </Button>
        </div>
      </div>
      {error?.kind === 'failed' && (
        <p className="map-alert is-bad" role="alert">
          {t('mapping.saveFailed')}
        </p>
      )}
      {listed.length > 0 && (
        <div className="map-alert is-bad" role="alert">
          <span>{t(refused.length > 0 ? 'mapping.notSaved' : 'mapping.problems', { n: listed.length })}</span>
          <ul>
            {listed.slice(0, 3).map((problem) => (
              <li key={`${problem.path} ${problem.code}`}>
                <button
                  type="button"
                  className="map-link"
                  onClick={() => onProblem(problemPlace(profile, problem.path))}
                >
                  <ProblemText profile={profile} problem={problem} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </header>
  );
}
