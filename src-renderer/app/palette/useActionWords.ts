/** Actions with their names: in the window's language to show, in both to find them by. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { actionsEn } from '../../locales/actions.en.ts';
import { actionsZhCN } from '../../locales/actions.zh-CN.ts';
import type { Action, ActionId } from '../../ui/actions/registry.ts';
import type { ActionWords } from './model.ts';

export function useActionWords(actions: readonly Action[]): readonly ActionWords[] {
  const { t } = useTranslation();
  return useMemo(
    () =>
      actions.map((action) => {
        const id = action.id as ActionId;
        return { action, name: t(`actions.name.${id}`), names: [actionsZhCN.name[id], actionsEn.name[id]] };
      }),
    [actions, t],
  );
}
