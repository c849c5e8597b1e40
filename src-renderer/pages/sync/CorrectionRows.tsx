/** The corrected rows as a list; the chosen one before and after, changed cells marked. */
import { useMemo, useState } from 'react';
import type { CorrectionRow } from '../../../src-shared/contract/syncPageCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { type PagedColumn, PagedGrid } from '../../ui/PagedGrid.tsx';
import { Nothing } from '../../ui/states.tsx';
import { usePages } from '../../ui/usePages.ts';
import { columnName } from './columnName.ts';
import { cellPairs, changedColumns } from './correctionModel.ts';

export function CorrectionRows({ correctionId }: { readonly correctionId: number }) {
  const { t, dataset } = useTerms();
  const pages = usePages(['sync.correctionRows', correctionId], (offset, limit) =>
    call('sync.correctionRows', { offset, limit, correction_id: correctionId }),
  );
  const format = useFormat();
  const [chosen, setChosen] = useState<CorrectionRow | undefined>();
  const shown = chosen ?? pages.row(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: dataset follows t, which changes with the language.
  const columns = useMemo(
    (): readonly PagedColumn<CorrectionRow>[] => [
      { key: 'dataset', title: t('syncPage.set.dataset'), width: '104px', cell: (row) => dataset(row.dataset) },
      {
        key: 'change',
        title: t('syncPage.corrections.kind'),
        width: '84px',
        cell: (row) => (
          <span className={`row-change is-${row.change}`}>{t(`syncPage.corrections.change.${row.change}`)}</span>
        ),
      },
      {
        key: 'key',
        title: t('syncPage.corrections.key'),
        width: 'minmax(160px, 1fr)',
        cell: (row) => (
          <span className="num" title={row.key}>
            {row.key}
          </span>
        ),
      },
      {
        key: 'columns',
        title: t('syncPage.corrections.columns'),
        width: 'minmax(140px, 1fr)',
        cell: (row) => {
          const names = changedColumns(row)
            .map((name) => columnName(row.dataset, name, format.language, ''))
            .join(t('syncPage.comma'));
          return <span title={names}>{names}</span>;
        },
      },
    ],
    [t, format],
  );
  return (
    <section className="sync-halves is-rows" aria-label={t('syncPage.corrections.rowsTitle')}>
      <div className="sync-column">
        <h3 className="sync-subtitle">{t('syncPage.corrections.rowsTitle')}</h3>
        <PagedGrid
          label={t('syncPage.corrections.rowsTitle')}
          columns={columns}
          pages={pages}
          minWidth={500}
          resetKey={String(correctionId)}
          onOpen={setChosen}
          isChosen={(row) => row.row_at === shown?.row_at}
          empty={<Nothing title={t('syncPage.corrections.noRows')} />}
        />
      </div>
      <div className="sync-column">{shown === undefined ? null : <Pair row={shown} />}</div>
    </section>
  );
}

function Pair({ row }: { readonly row: CorrectionRow }) {
  const { t } = useTerms();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a scroller is no fieldset.
    <div className="table-scroll row-pair" role="group" tabIndex={0} aria-label={row.key}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('syncPage.corrections.column')}</th>
            <th scope="col">{t('syncPage.corrections.before')}</th>
            <th scope="col">{t('syncPage.corrections.after')}</th>
          </tr>
        </thead>
        <tbody>
          {cellPairs(row).map(({ column, before, after, isChanged }) => (
            <tr key={column} className={isChanged ? 'is-changed' : undefined}>
              <th scope="row">
                <span title={column}>{columnName(row.dataset, column, format.language, '')}</span>
                {isChanged && <span className="sr-only"> {t('syncPage.corrections.changedCell')}</span>}
              </th>
              <td className="num">{before ?? '—'}</td>
              <td className="num">{after ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
