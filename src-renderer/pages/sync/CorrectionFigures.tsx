/** Clients' figures before and after a correction. */
import { useMemo } from 'react';
import type { CorrectionFigure } from '../../../src-shared/contract/syncPageCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { type PagedColumn, PagedGrid } from '../../ui/PagedGrid.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Nothing } from '../../ui/states.tsx';
import { usePages } from '../../ui/usePages.ts';
import { differenceText, figureName, figureText } from './correctionFigure.ts';

export function CorrectionFigures({ correctionId }: { readonly correctionId: number }) {
  const { t } = useTerms();
  const format = useFormat();
  const pages = usePages(['sync.correctionFigures', correctionId], (offset, limit) =>
    call('sync.correctionFigures', { offset, limit, correction_id: correctionId }),
  );
  const columns = useMemo(
    (): readonly PagedColumn<CorrectionFigure>[] => [
      {
        key: 'client',
        title: t('syncPage.breaks.client'),
        width: 'minmax(180px, 1fr)',
        cell: (row) => (
          <span>
            <strong className="client-name">{row.name}</strong> <span className="muted num">{row.client_no}</span>
          </span>
        ),
      },
      {
        key: 'figure',
        title: t('syncPage.corrections.figure'),
        width: 'minmax(140px, 1fr)',
        cell: (row) => figureName(row.figure, t),
      },
      {
        key: 'before',
        title: t('syncPage.corrections.before'),
        width: '150px',
        align: 'end',
        cell: (row) => figureText(row, row.before, format),
      },
      {
        key: 'after',
        title: t('syncPage.corrections.after'),
        width: '150px',
        align: 'end',
        cell: (row) => figureText(row, row.after, format),
      },
      {
        key: 'difference',
        title: t('syncPage.corrections.difference'),
        width: '150px',
        align: 'end',
        cell: (row) => <strong>{differenceText(row) ?? ''}</strong>,
      },
    ],
    [t, format],
  );
  return (
    <section className="sync-column is-figures" aria-label={t('syncPage.corrections.figuresTitle')}>
      <h3 className="sync-subtitle">{t('syncPage.corrections.figuresTitle')}</h3>
      <PagedGrid
        label={t('syncPage.corrections.figuresTitle')}
        columns={columns}
        pages={pages}
        minWidth={780}
        resetKey={String(correctionId)}
        onOpen={(row) => navigate({ page: 'client', clientNo: row.client_no, tab: 'overview' })}
        empty={<Nothing title={t('syncPage.corrections.noFigures')} />}
      />
    </section>
  );
}
