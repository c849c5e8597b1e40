/** What drawer and copied text say of a trace beside its numbers. Pure; `t` brings the language. */
import type { TFunction } from 'i18next';
import type { FigureTrace } from '../../../src-shared/contract/traceCalls.ts';
import type { Format } from '../../format/format.ts';
import { termOf } from '../../locales/useTerms.ts';
import { type Words, zhCN } from '../../locales/zh-CN.ts';
import { type CodeWords, said } from './words.ts';

/** Period and date of the data. */
export function datesText(trace: FigureTrace, t: TFunction): string {
  const { from, to, from_effective: counted } = trace;
  return [
    t('trace.period', { from, to }),
    ...(counted !== null && counted !== from ? [t('trace.countedFrom', { from: counted })] : []),
    t('trace.asOf', { date: trace.as_of }),
  ].join(' · ');
}

/** null: the figure counts no cases. */
export function sampleText({ n, sample }: FigureTrace, t: TFunction, format: Format): string | null {
  if (n === null) return null;
  const count = format.count(n);
  const counted = sample === null ? count : t('trace.sampleOf', { of: said(sample.of, format), n: count });
  const minimum = sample?.minimum ?? null;
  if (minimum === null) return counted;
  const least = format.count(minimum);
  return [counted, t(n < minimum ? 'trace.tooFew' : 'trace.sampleMinimum', { n: least })].join(
    t('trace.text.semicolon'),
  );
}

export function isTooFew({ n, sample }: FigureTrace): boolean {
  const minimum = sample?.minimum ?? null;
  return n !== null && minimum !== null && n < minimum;
}

export function leftOutText({ left_out: left }: FigureTrace, t: TFunction, format: Format): string | null {
  return left === null
    ? null
    : t('trace.leftOutCount', { n: format.count(left.count), words: said(left.words, format) });
}

/** "258 rows", or how many of them are in sight. */
export function countText(shown: number, total: number, t: TFunction, format: Format): string {
  if (total === 0) return t('trace.noRows');
  return shown >= total
    ? t('trace.rows', { n: format.count(total) })
    : t('trace.rowsOf', { shown: format.count(shown), n: format.count(total) });
}

/** Words for the codes of head office's files; an unknown one shows as it is. */
export function codeWords(t: TFunction): CodeWords {
  return {
    code(list, value) {
      if (list === 'businessType' || list === 'channel') return termOf(t, list, value);
      if (list === 'row' && value === 'opening') return t('trace.opening');
      if (list === 'market' && value in zhCN.market) return t(`market.${value as keyof Words['market']}`);
      if (list === 'status' && value in zhCN.status) return t(`status.${value as keyof Words['status']}`);
      if (list === 'flowKind' && value in zhCN.trace.flowKind)
        return t(`trace.flowKind.${value as keyof Words['trace']['flowKind']}`);
      if (list === 'investorClass' && value in zhCN.trace.investorClass)
        return t(`trace.investorClass.${value as keyof Words['trace']['investorClass']}`);
      return value;
    },
  };
}
