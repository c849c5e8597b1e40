import { useTranslation } from 'react-i18next';
import { type Format, formatOf } from './format.ts';

/** The formatter of the window's language. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatOf(i18n.language === 'en' ? 'en' : 'zh-CN');
}
