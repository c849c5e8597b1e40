/** Names of indices: head office sends codes, and seldom names with them. */
import type { TFunction } from 'i18next';
import { type Words, zhCN } from '../../locales/zh-CN.ts';

export function indexName(t: TFunction, { code, name }: { readonly code: string; readonly name: string }): string {
  return code in zhCN.riskPage.index ? t(`riskPage.index.${code as keyof Words['riskPage']['index']}`) : name;
}
