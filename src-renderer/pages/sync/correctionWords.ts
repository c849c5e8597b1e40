/** A correction in words: "trades: 3 changed; cash flows: 1 added". */
import type { TFunction } from 'i18next';
import type { CorrectionHead } from '../../../src-shared/contract/syncPageCalls.ts';
import { groupDigits } from '../../format/decimal.ts';
import type { Format } from '../../format/format.ts';
import { datasetOf } from '../../locales/useTerms.ts';
import { changeSums } from './correctionModel.ts';

export function changeWords(head: CorrectionHead, t: TFunction, format: Format): string {
  const sums = changeSums(head);
  if (sums.length === 0) return t('syncPage.corrections.nothing');
  const part = (key: 'added' | 'removed' | 'changed', n: number) =>
    n > 0 ? [t(`syncPage.corrections.${key}`, { n: format.count(n) })] : [];
  return sums
    .map(({ dataset, added, removed, changed }) => {
      const parts = [...part('changed', changed), ...part('added', added), ...part('removed', removed)];
      return t('syncPage.corrections.rows', { dataset: datasetOf(t, dataset), parts: parts.join(t('syncPage.comma')) });
    })
    .join(t('syncPage.semicolon'));
}

/** What it did to the clients: "2 clients' profit moved, together by …". */
export function effectWords(head: CorrectionHead, t: TFunction, format: Format): string {
  const part = (key: 'readmitted' | 'quarantined', n: number) =>
    n > 0 ? [t(`syncPage.corrections.${key}`, { n: format.count(n) })] : [];
  const { profit } = head;
  const moved = { n: format.count(profit.clients), moved: groupDigits(profit.moved, true) };
  return [
    ...(profit.clients > 0 ? [t('syncPage.corrections.profitText', moved)] : []),
    head.clients > 0
      ? t('syncPage.corrections.clientsText', { n: format.count(head.clients) })
      : t('syncPage.corrections.noClients'),
    ...part('readmitted', head.readmitted),
    ...part('quarantined', head.quarantined),
  ].join(t('syncPage.semicolon'));
}

export function kindWords({ kind, revision }: CorrectionHead, t: TFunction, format: Format): string {
  return kind === 'taken_back'
    ? t('syncPage.corrections.takenBack')
    : t('syncPage.corrections.revision', { n: format.count(revision) });
}
