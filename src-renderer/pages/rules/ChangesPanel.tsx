/** What differs from the rule as it came with the product, field by field. */
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../ui/settings/PreferencesProvider.tsx';
import { FieldTable } from '../edits/FieldTable.tsx';
import { fieldChanges, fieldWords } from '../edits/fields.ts';
import type { RuleBody } from './model.ts';
import '../edits/edits.css';

export function ChangesPanel({ shipped, body }: { readonly shipped: RuleBody; readonly body: RuleBody }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const changes = fieldChanges(shipped, body);
  return (
    <section className="panel panes-part">
      <h3>{t('rulesPage.part.changes')}</h3>
      {changes.length === 0 ? (
        <p className="muted">{t('rulesPage.noChanges')}</p>
      ) : (
        <FieldTable kind="rule" changes={changes} words={fieldWords(language)} shows="both" />
      )}
    </section>
  );
}
