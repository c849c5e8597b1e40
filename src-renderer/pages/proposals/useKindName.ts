/** What a kind of product is called; an unknown one shows its code. */
import { useTranslation } from 'react-i18next';
import { proposalPageEn } from '../../locales/proposalPage.en.ts';

type Kind = keyof typeof proposalPageEn.product.kinds;

function isKnown(kind: string): kind is Kind {
  return Object.hasOwn(proposalPageEn.product.kinds, kind);
}

export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => (isKnown(kind) ? t(`proposalPage.product.kinds.${kind}`) : kind);
}
