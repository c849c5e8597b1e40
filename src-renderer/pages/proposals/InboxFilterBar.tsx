/** Which proposals are listed: stages and marks as pills with their counts, whose they are, of which rule, and words. */
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { inboxState } from './inboxState.ts';
import { countOf, type InboxFilters, MARKS, NO_FILTERS, PRIORITIES, rulesOf, type Selection, STAGES } from './model.ts';

interface Props {
  readonly data: CallOutput<'proposals.list'>;
  readonly filters: InboxFilters;
  readonly selection: Selection;
}

/** antd's Select knows no null among its values. */
const ANY = '*';

export function isNarrowed(filters: InboxFilters): boolean {
  return JSON.stringify({ ...filters, stage: null }) !== JSON.stringify({ ...NO_FILTERS, stage: null });
}

export function StagePills({ data, filters }: Pick<Props, 'data' | 'filters'>) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend, which a row of filters has not.
    <div className="pills" role="group" aria-label={t('proposalPage.groups')}>
      {STAGES.map((stage) => (
        <Pill
          key={stage}
          isOn={filters.stage === stage}
          name={t(`proposalPage.group.${stage}`)}
          n={countOf(data.counts, stage)}
          onPress={() => inboxState.filter({ stage })}
        />
      ))}
    </div>
  );
}

export function InboxFilterBar({ data, filters, selection }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const rules = rulesOf(data.lines, format.language);
  const total = data.lines.length;
  return (
    <div className="inbox-filters">
      <Input
        type="search"
        allowClear
        prefix={<SearchOutlined />}
        aria-label={t('proposalPage.filter.text')}
        placeholder={t('proposalPage.filter.text')}
        maxLength={100}
        value={filters.text}
        onChange={({ target }) => inboxState.filter({ text: target.value })}
      />
      <Select
        aria-label={t('proposalPage.filter.advisor')}
        className={filters.advisor === null ? undefined : 'is-set'}
        value={filters.advisor ?? ANY}
        onChange={(value: string) => inboxState.filter({ advisor: value === ANY ? null : value })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={200}
        options={[
          { value: ANY, label: t('proposalPage.filter.everyone') },
          ...data.advisors.map(({ advisor_no, name }) => ({ value: advisor_no, label: name })),
          { value: '', label: t('proposalPage.filter.nobody') },
        ]}
      />
      <Select
        aria-label={t('proposalPage.filter.rule')}
        className={filters.rule === null ? undefined : 'is-set'}
        value={filters.rule ?? ANY}
        onChange={(value: string) => inboxState.filter({ rule: value === ANY ? null : value })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={280}
        options={[
          { value: ANY, label: t('proposalPage.filter.anyRule') },
          ...rules.map(({ rule, title, n }) => ({ value: rule, label: `${title} (${format.count(n)})` })),
        ]}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend. */}
      <div className="pills" role="group" aria-label={t('proposalPage.priority.label')}>
        {PRIORITIES.map((priority) => (
          <Pill
            key={priority}
            isOn={filters.priority === priority}
            name={t(`proposalPage.priority.${priority}`)}
            n={selection.priorities[priority]}
            onPress={() => inboxState.filter({ priority: filters.priority === priority ? null : priority })}
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend. */}
      <div className="pills" role="group" aria-label={t('proposalPage.filter.marks')}>
        {MARKS.map((mark) => (
          <Pill
            key={mark}
            isOn={filters.mark === mark}
            name={t(`proposalPage.filter.${mark}`)}
            n={selection.marks[mark]}
            onPress={() => inboxState.filter({ mark: filters.mark === mark ? null : mark })}
          />
        ))}
      </div>
      {isNarrowed(filters) && (
        <Button type="link" onClick={inboxState.clear}>
          {t('proposalPage.filter.clear')}
        </Button>
      )}
      <span className="inbox-total num" role="status">
        {selection.rows.length === total
          ? t('proposalPage.total', { n: format.count(total) })
          : t('proposalPage.shown', { shown: format.count(selection.rows.length), total: format.count(total) })}
      </span>
    </div>
  );
}

interface PillProps {
  readonly isOn: boolean;
  readonly name: string;
  readonly n: number;
  readonly onPress: () => void;
}

function Pill({ isOn, name, n, onPress }: PillProps) {
  const format = useFormat();
  return (
    <button type="button" className="pill" aria-pressed={isOn} onClick={onPress}>
      {name}
      <span className="pill-count num">{format.count(n)}</span>
    </button>
  );
}
