/** Which tasks are listed, and how many there are. */
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type People, TASK_TIMES } from '../../../src-shared/contract/taskCalls.ts';
import { REMINDER_NAMES } from '../../../src-shared/domain/reminders/registry.ts';
import { TASK_STATES } from '../../../src-shared/records/task.record.ts';
import { EMPTY_FILTERS, isFiltered, type TaskFilters } from './taskFilters.ts';

interface Props {
  readonly filters: TaskFilters;
  readonly people: People;
  readonly tags: readonly string[];
  readonly total: string;
  readonly onChange: (filters: TaskFilters) => void;
}

/** antd's Select knows no null among its values. */
const ANY = '*';

export function TaskFilterBar({ filters, people, tags, total, onChange }: Props) {
  const { t } = useTranslation();
  const choice = (
    key: 'state' | 'owner' | 'due' | 'rule' | 'tag',
    label: string,
    any: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      aria-label={label}
      value={filters[key] ?? ANY}
      onChange={(value: string) => onChange({ ...filters, [key]: value === ANY ? null : value })}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={180}
      options={[{ value: ANY, label: any }, ...options]}
    />
  );
  return (
    <div className="task-filters">
      <Input
        type="search"
        allowClear
        prefix={<SearchOutlined />}
        aria-label={t('todayPage.filter.text')}
        placeholder={t('todayPage.filter.text')}
        maxLength={200}
        value={filters.text}
        onChange={(event) => onChange({ ...filters, text: event.target.value })}
      />
      {choice(
        'state',
        t('todayPage.filter.state'),
        t('todayPage.filter.anyState'),
        TASK_STATES.map((value) => ({ value, label: t(`todayPage.state.${value}`) })),
      )}
      {choice(
        'due',
        t('todayPage.filter.due'),
        t('todayPage.filter.anyDue'),
        TASK_TIMES.map((value) => ({ value, label: t(`todayPage.filter.${value}`) })),
      )}
      {choice('owner', t('todayPage.owner'), t('todayPage.everyone'), [
        { value: '', label: t('todayPage.nobody') },
        ...people.map(({ no, name }) => ({ value: no, label: name })),
      ])}
      {choice('rule', t('todayPage.filter.source'), t('todayPage.filter.anySource'), [
        { value: '', label: t('todayPage.filter.byHand') },
        ...REMINDER_NAMES.map((value) => ({ value, label: t(`todayPage.rule.${value}`) })),
      ])}
      {choice(
        'tag',
        t('todayPage.filter.tag'),
        t('todayPage.filter.anyTag'),
        tags.map((value) => ({ value, label: `#${value}` })),
      )}
      {isFiltered(filters) && (
        <Button type="link" onClick={() => onChange(EMPTY_FILTERS)}>
          {t('todayPage.filter.clear')}
        </Button>
      )}
      <span className="task-total num" role="status">
        {total}
      </span>
    </div>
  );
}
