/** What was written, in words: by the edit's code, its subject after it. */
import { useTranslation } from 'react-i18next';
import { paletteEn } from '../../locales/palette.en.ts';
import type { LastEdit } from './lastEdit.ts';

type What = keyof typeof paletteEn.edit;

function isKnown(what: string): what is What {
  return Object.hasOwn(paletteEn.edit, what);
}

export function useWhat(): (what: string, subject: string) => string {
  const { t } = useTranslation();
  return (what, subject) => {
    const words = t(`palette.edit.${isKnown(what) ? what : 'changed'}`);
    return subject === '' ? words : t('palette.about', { words, subject });
  };
}

export function useEditWords(): (edit: LastEdit) => string {
  const { t } = useTranslation();
  const said = useWhat();
  return (edit) => {
    switch (edit.kind) {
      case 'nothing':
        return t(`palette.nothingTo.${edit.way}`);
      case 'failed':
        return edit.code === 'conflict' ? t('palette.blocked') : t(`error.${edit.code}`);
      case 'done':
        return said(edit.what, edit.subject);
      default:
        return t(`palette.${edit.kind}`, { what: said(edit.what, edit.subject) });
    }
  };
}
