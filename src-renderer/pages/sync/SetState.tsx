/** The state of a set as a word in its colour. */
import { useTranslation } from 'react-i18next';
import type { SetRun } from '../../../src-shared/contract/syncCalls.ts';
import './sync.css';

export function SetState({ state }: { readonly state: SetRun['state'] | 'taken_back' }) {
  const { t } = useTranslation();
  const word = state === 'taken_back' ? t('syncPage.waiting.takenBack') : t(`sync.state.${state}`);
  return <span className={`sync-state is-${state}`}>{word}</span>;
}
