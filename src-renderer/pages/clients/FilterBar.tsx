/** Filters, how many clients they leave, and what those own. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { exportClients } from './exportClients.ts';
import { FacetFilter } from './FacetFilter.tsx';
import { isFiltered, listState, useListState } from './listState.ts';
import { type ClientModel, FACETS, type Facet, type Selection } from './model.ts';
import { SegmentFilter } from './SegmentFilter.tsx';

interface Props {
  readonly model: ClientModel;
  readonly selection: Selection;
}

const LABEL_KEYS = {
  advisor: 'clients.filterAdvisor',
  tier: 'clients.filterTier',
  status: 'clients.filterStatus',
  risk_level: 'clients.filterRisk',
  style: 'clients.filterStyle',
  life: 'clients.filterLife',
  breaks: 'syncPage.mark.filter',
} as const satisfies Record<Facet, string>;

export function FilterBar({ model, selection }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = useListState();
  const shown = format.count(selection.rows.length);
  const total = format.count(model.size);
  const leftOut = selection.assetsLeftOut;
  return (
    <div className="filter-bar">
      {FACETS.map((facet) => (
        <FacetFilter
          key={facet}
          facet={facet}
          label={t(LABEL_KEYS[facet])}
          list={model.list}
          values={state.filters[facet]}
          counts={selection.counts[facet]}
        />
      ))}
      <SegmentFilter chosen={state.segment} />
      {isFiltered(state) && (
        <Button type="link" onClick={listState.clear}>
          {t('clients.clear')}
        </Button>
      )}
      <div className="filter-summary" role="status">
        <span className="num">
          {isFiltered(state) ? t('clients.shown', { shown, total }) : t('clients.total', { total })}
        </span>
        <span
          className="filter-sum num"
          title={leftOut > 0 ? t('clients.sumLeftOut', { n: format.count(leftOut) }) : format.money(selection.assets)}
        >
          {t('clients.sumAssets')} <strong>{format.money(selection.assets)}</strong>
          {leftOut > 0 && <span className="sr-only">{t('clients.sumLeftOut', { n: format.count(leftOut) })}</span>}
        </span>
        <ExportButton
          name={t('clients.title')}
          source={() => exportClients({ list: model.list, rows: selection.rows }, t)}
          disabled={selection.rows.length === 0}
        />
      </div>
    </div>
  );
}
