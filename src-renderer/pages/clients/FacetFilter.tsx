/** One filter of the list: any number of values, each with the clients that it would leave. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClientList } from '../../../src-shared/contract/clientCalls.ts';
import { CLIENT_STATES, RISK_LEVELS, STYLES, TIERS } from '../../../src-shared/contract/values.ts';
import { useFormat } from '../../format/useFormat.ts';
import { listState } from './listState.ts';
import { type Facet, LIFE_STAGES, NONE, type Selection, WITH_BREAKS } from './model.ts';

interface Props {
  readonly facet: Facet;
  readonly label: string;
  readonly list: ClientList;
  readonly values: readonly string[];
  readonly counts: Selection['counts'][Facet];
}

export function FacetFilter({ facet, label, list, values, counts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const options = useOptions(facet, list)
    .filter(({ value }) => counts.has(value))
    .map(({ value, name }) => ({ value, name, count: format.count(counts.get(value) as number) }));
  return (
    <Select
      mode="multiple"
      className={`facet${values.length > 0 ? ' is-set' : ''}`}
      placeholder={label}
      aria-label={label}
      value={[...values]}
      onChange={(next: string[]) => listState.setFilter(facet, next)}
      allowClear
      maxTagCount={0}
      maxTagPlaceholder={() => {
        const first = options.find((option) => option.value === values[0]);
        return `${label}: ${first?.name ?? t('clients.none')}${values.length > 1 ? ` +${values.length - 1}` : ''}`;
      }}
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={220}
      options={options}
      optionRender={({ data }) => (
        <span className="facet-option">
          <span>{data.name}</span>
          <span className="num muted">{data.count}</span>
        </span>
      )}
    />
  );
}

function useOptions(facet: Facet, list: ClientList): readonly { readonly value: string; readonly name: string }[] {
  const { t } = useTranslation();
  const none = { value: NONE, name: t(facet === 'advisor' ? 'clients.noAdvisor' : 'clients.none') };
  switch (facet) {
    case 'advisor': {
      const collator = new Intl.Collator('zh-CN');
      const advisors = list.advisors
        .map((advisor) => ({
          value: advisor.advisor_no,
          name: advisor.team === null ? advisor.name : `${advisor.name} · ${advisor.team}`,
        }))
        .sort((a, b) => collator.compare(a.name, b.name));
      return [...advisors, none];
    }
    case 'tier':
      return [...TIERS.map((value) => ({ value, name: t(`tier.${value}`) })), none];
    case 'status':
      return [...CLIENT_STATES.map((value) => ({ value, name: t(`status.${value}`) })), none];
    case 'risk_level':
      return [...RISK_LEVELS.map((value) => ({ value, name: t(`risk.${value}`) })), none];
    case 'breaks':
      return [
        { value: WITH_BREAKS, name: t('syncPage.mark.with') },
        { value: NONE, name: t('syncPage.mark.without') },
      ];
    case 'life':
      return [...LIFE_STAGES.map((value) => ({ value, name: t(`life.${value}`) })), none];
    case 'style':
      return [...STYLES.map((value) => ({ value, name: t(`style.${value}`) })), none];
  }
}
