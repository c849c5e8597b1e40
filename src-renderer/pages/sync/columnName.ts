/** A column of the contract by the name a reader knows it by: its Chinese header in Chinese, the contract's own in English. Pure. */
import { DATASETS, isDatasetName } from '../../../src-shared/files/datasets.ts';
import type { Language } from '../../locales/language.ts';

/** `whole`: what stands for a row as a whole. A column that the contract does not know keeps its name. */
export function columnName(dataset: string | null, column: string, language: Language, whole: string): string {
  if (column === '') return whole;
  if (language !== 'zh-CN' || dataset === null || !isDatasetName(dataset)) return column;
  return DATASETS[dataset].columns.find(({ name }) => name === column)?.zh ?? column;
}
