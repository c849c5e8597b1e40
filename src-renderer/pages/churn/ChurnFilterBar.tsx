/** Whose clients, which tier, from which score; how many that leaves, and what they have. */
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChurnList } from '../../../src-shared/contract/churnCalls.ts';
import { TIERS } from '../../../src-shared/contract/values.ts';
import { useFormat } from '../../format/useFormat.ts';
import { type ChurnFilters, NO_FILTERS, type Selection, thresholds } from './model.ts';

interface Props {
  readonly list: ChurnList;
  readonly filters: ChurnFilters;
  readonly selection: Selection;
  readonly onChange: (filters: ChurnFilters) => void;
}

/** antd's Select knows no null among its values. */
const ANY = '*';

export function ChurnFilterBar({ list, filters, selection, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const isFiltered = filters.advisor !== null || filters.tier !== null || filters.from !== null;
  const choice = (
    key: 'advisor' | 'tier',
    label: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      aria-label={label}
      className={filters[key] === null ? undefined : 'is-set'}
      value={filters[key] ?? ANY}
      onChange={(value: string) => onChange({ ...filters, [key]: value === ANY ? null : value })}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={200}
      options={[...options]}
    />
  );
  return (
    <div className="churn-filters">
      {choice('advisor', t('churnPage.filter.advisor'), [
        { value: ANY, label: t('churnPage.filter.everyone') },
        ...list.advisors.map(({ advisor_no, name }) => ({ value: advisor_no, label: name })),
        { value: '', label: t('churnPage.filter.nobody') },
      ])}
      {choice('tier', t('churnPage.filter.tier'), [
        { value: ANY, label: t('churnPage.filter.anyTier') },
        ...TIERS.map((value) => ({ value, label: t(`tier.${value}`) })),
        { value: '', label: t('churnPage.filter.noTier') },
      ])}
      <Select
        aria-label={t('churnPage.filter.from')}
        className={`churn-from${filters.from === null ? '' : ' is-set'}`}
        value={filters.from ?? list.warn_from}
        onChange={(from: number) => onChange({ ...filters, from: from === list.warn_from ? null : from })}
        popupMatchSelectWidth={200}
        options={thresholds(list.warn_from, list.highest).map((value) => ({
          value,
          label:
            value === list.warn_from
              ? t('churnPage.filter.warned', { n: value })
              : value === 1
                ? t('churnPage.filter.any')
                : t('churnPage.filter.least', { n: value }),
        }))}
      />
      {isFiltered && (
        <Button type="link" onClick={() => onChange(NO_FILTERS)}>
          {t('churnPage.filter.clear')}
        </Button>
      )}
      <div className="churn-sum num" role="status">
        <span>{t('churnPage.shown', { n: format.count(selection.rows.length) })}</span>
        <span
          title={
            selection.leftOut > 0
              ? t('churnPage.leftOut', { n: format.count(selection.leftOut) })
              : t('churnPage.atRiskHint')
          }
        >
          {t('churnPage.atRisk')} <strong>{format.moneyE4(selection.assetsE4)}</strong>
          {selection.leftOut > 0 && (
            <span className="muted"> {t('churnPage.leftOut', { n: format.count(selection.leftOut) })}</span>
          )}
        </span>
      </div>
    </div>
  );
}
