/** Who wrote something, as the window says it: the one local user is "I", rules are rules, others have their name. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { RULES_AUTHOR } from '../../../src-shared/records/raisedTasks.ts';

const LOCAL = 'local';

export function useAuthor(): (who: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (who) => (who === LOCAL ? t('editsPage.me') : who === RULES_AUTHOR ? t('editsPage.rules') : who),
    [t],
  );
}
