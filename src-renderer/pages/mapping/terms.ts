/** Words for what the mapping screen names: columns, code values, issues, sources, conditions. */
import type { TFunction } from 'i18next';
import { type Column, DATASETS, type DatasetName } from '../../../src-shared/files/datasets.ts';
import type { Condition, Source } from '../../../src-shared/files/mapping/profileData.ts';
import type { Language } from '../../locales/language.ts';
import { problemOf } from '../../locales/useTerms.ts';
import { zhCN } from '../../locales/zh-CN.ts';
import { headersOf } from './model/sources.ts';

/** The contract's Chinese header; in English the contract's own name as words. */
export function columnWord(column: Column, language: Language): string {
  if (language === 'zh-CN') return column.zh;
  const words = column.name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function columnNamed(dataset: DatasetName | null, name: string, language: Language): string {
  const column = dataset === null ? undefined : DATASETS[dataset].columns.find((one) => one.name === name);
  return column === undefined ? name : columnWord(column, language);
}

/** A canonical value as the reader knows it: the contract's Chinese word, else the value itself. */
export function valueWord(column: Column | undefined, value: string, language: Language): string {
  if (language !== 'zh-CN' || column?.codes == null) return value;
  for (const [word, canonical] of column.codes.zh) if (canonical === value) return word;
  return value;
}

/** An issue's or a file problem's code; what has no words of ours keeps the words that came with it. */
export function issueWord(t: TFunction, code: string, text: string): string {
  return code in zhCN.problem.title || code in zhCN.sync.reason ? problemOf(t, code) : text;
}

/** A source in a few words, as the choice of the list shows it. */
export function sourceWord(t: TFunction, source: Source): string {
  const headers = headersOf(source).join(t('mapping.listMark'));
  switch (source.kind) {
    case 'column':
    case 'words':
      return source.header;
    case 'constant':
      return t('mapping.short.constant', { value: source.value });
    case 'commission':
    case 'net_amount':
      return t(`mapping.short.${source.kind}`);
    default:
      return t(`mapping.short.${source.kind}`, { headers });
  }
}

export function conditionWord(t: TFunction, condition: Condition): string {
  const { header, kind } = condition;
  switch (kind) {
    case 'in':
    case 'not_in':
      return t(`mapping.condition.${kind}`, { header, words: condition.words.join(t('mapping.listMark')) });
    case 'empty':
    case 'filled':
      return t(`mapping.condition.${kind}`, { header });
    case 'sign':
      return t(`mapping.condition.${condition.sign}`, { header });
  }
}
