/** Words for codes that come as plain text in the contract (industries are words already); unknown codes show as they are. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Words, zhCN } from './zh-CN.ts';

type Group = 'businessType' | 'channel' | 'board' | 'securityKind' | 'clientKind';
type ProblemWords = Words['problem']['means'];

export function termOf(t: TFunction, group: Group, code: string): string {
  const words: Record<string, string> = zhCN[group];
  // The key exists: it was just looked up in the file that gives all keys.
  return code in words ? t(`${group}.${code}` as `businessType.${keyof Words['businessType']}`) : code;
}

/** Why a figure is missing, in words; an unknown reason shows its code. */
export function reasonOf(t: TFunction, code: string | undefined): string {
  if (code === undefined) return t('missing.reason.none');
  const reasons: Record<string, string> = zhCN.missing.reason;
  return code in reasons
    ? t(`missing.reason.${code as keyof Words['missing']['reason']}`)
    : t('missing.reason.other', { code });
}

/** Why a set was not applied; a reason without words of ours keeps the words that came with it. */
export function refusalOf(t: TFunction, code: string, text: string): string {
  const reasons: Record<string, string> = zhCN.sync.reason;
  return code in reasons ? t(`sync.reason.${code as keyof Words['sync']['reason']}`) : text;
}

/** What a problem is called: a set's refusal, a row's fault or a note; an unknown code shows itself. */
export function problemOf(t: TFunction, code: string): string {
  const titles: Record<string, string> = zhCN.problem.title;
  if (code in titles) return t(`problem.title.${code as keyof Words['problem']['title']}`, { code });
  return code in zhCN.sync.reason
    ? t(`sync.reason.${code as keyof Words['sync']['reason']}`)
    : t('problem.title.other', { code });
}

/** Why a file that a person chose cannot be read. */
export function fileProblemOf(t: TFunction, { code, line }: { readonly code: string; readonly line: number }): string {
  const known = (code in zhCN.problem.file ? code : 'other') as keyof Words['problem']['file'];
  return t(`problem.file.${known}`, { line });
}

/** What a problem means, or what to do about it. */
export function adviceOf(t: TFunction, advice: 'means' | 'todo', code: string): string {
  const known = (code in zhCN.problem[advice] ? code : 'other') as keyof ProblemWords;
  return t(`problem.${advice}.${known}`);
}

export function datasetOf(t: TFunction, dataset: string): string {
  return dataset in zhCN.syncPage.dataset
    ? t(`syncPage.dataset.${dataset as keyof Words['syncPage']['dataset']}`)
    : dataset;
}

export function useTerms() {
  const { t } = useTranslation();
  return {
    t,
    term: (group: Group, code: string) => termOf(t, group, code),
    reason: (code: string | undefined) => reasonOf(t, code),
    problem: (code: string) => problemOf(t, code),
    dataset: (name: string) => datasetOf(t, name),
  };
}
