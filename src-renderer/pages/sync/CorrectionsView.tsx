/** Corrections: which set, when, what it changed and for how many clients. */
import { useMemo } from 'react';
import type { CorrectionHead } from '../../../src-shared/contract/syncPageCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { type PagedColumn, PagedGrid } from '../../ui/PagedGrid.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Nothing } from '../../ui/states.tsx';
import { usePages } from '../../ui/usePages.ts';
import { changeWords, kindWords } from './correctionWords.ts';

export function CorrectionsView() {
  const { t } = useTerms();
  const format = useFormat();
  const pages = usePages(['sync.corrections'], (offset, limit) => call('sync.corrections', { offset, limit }));
  const columns = useMemo(
    (): readonly PagedColumn<CorrectionHead>[] => [
      {
        key: 'made',
        title: t('syncPage.corrections.made'),
        width: '140px',
        cell: (row) => <span className="num">{instantText(row.made_at)}</span>,
      },
      {
        key: 'set',
        title: t('syncPage.corrections.set'),
        width: '124px',
        cell: (row) => <span className="num">{row.set}</span>,
      },
      {
        key: 'date',
        title: t('syncPage.corrections.date'),
        width: '104px',
        cell: (row) => <span className="num">{row.business_date}</span>,
      },
      {
        key: 'kind',
        title: t('syncPage.corrections.kind'),
        width: '120px',
        cell: (row) => (
          <span className={row.kind === 'taken_back' ? 'sync-state is-taken_back' : ''}>
            {kindWords(row, t, format)}
          </span>
        ),
      },
      {
        key: 'what',
        title: t('syncPage.corrections.what'),
        width: 'minmax(260px, 2fr)',
        cell: (row) => {
          const text = changeWords(row, t, format);
          return <span title={text}>{text}</span>;
        },
      },
      {
        key: 'clients',
        title: t('syncPage.corrections.clients'),
        width: '130px',
        align: 'end',
        cell: (row) => format.count(row.clients),
      },
    ],
    [t, format],
  );
  return (
    <div className="sync-fill">
      <PagedGrid
        label={t('syncPage.corrections.label')}
        columns={columns}
        pages={pages}
        minWidth={900}
        resetKey=""
        onOpen={(row) => navigate({ page: 'sync', view: 'correction', item: String(row.correction_id) })}
        empty={<Nothing title={t('syncPage.corrections.none')} text={t('syncPage.corrections.noneText')} />}
      />
    </div>
  );
}
