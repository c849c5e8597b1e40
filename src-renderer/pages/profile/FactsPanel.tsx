/** What head office's files say of the client, read only. */
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-shared/contract/personCalls.ts';
import { Panel } from '../../ui/Panel.tsx';

const FACTS = ['gender', 'birth_date', 'age', 'mobile', 'phone', 'address', 'occupation', 'education'] as const;

export function FactsPanel({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const { facts } = person;
  const words = (key: (typeof FACTS)[number]): string | null => {
    const value = facts[key];
    if (value === null) return null;
    if (key === 'age') return t('profilePage.ageYears', { n: value });
    if (key === 'gender' && (value === 'male' || value === 'female')) return t(`profilePage.gender.${value}`);
    return String(value);
  };
  return (
    <Panel title={t('profilePage.facts.title')} note={t('profilePage.facts.note')}>
      <dl className="edit-rows">
        {FACTS.map((key) => (
          <div key={key} className="edit-row">
            <dt>{t(`profilePage.fact.${key}`)}</dt>
            <dd className={words(key) === null ? 'muted' : ''}>{words(key) ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
