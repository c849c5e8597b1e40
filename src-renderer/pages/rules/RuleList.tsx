/** Rules in force: where each comes from, whether it is asked, and how many proposals of it are open. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '../../../src-shared/contract/proposalCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { chosenRules, NO_FILTER, ORIGINS, type RuleFilter } from './model.ts';

interface Props {
  readonly rules: readonly RuleView[];
  readonly chosen: string | null;
}

export function RuleList({ rules, chosen }: Props) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<RuleFilter>(NO_FILTER);
  const shown = chosenRules(rules, filter);
  return (
    <nav className="panes-list rule-nav" aria-label={t('rulesPage.list')}>
      <Button block icon={<PlusOutlined />} onClick={() => navigate({ page: 'rules', code: 'new' })}>
        {t('rulesPage.new')}
      </Button>
      <Input
        type="search"
        allowClear
        aria-label={t('rulesPage.search')}
        placeholder={t('rulesPage.search')}
        value={filter.text}
        onChange={(event) => setFilter({ ...filter, text: event.target.value })}
      />
      <Segmented
        className="rule-origins"
        size="small"
        block
        aria-label={t('rulesPage.origins')}
        value={filter.origin ?? 'all'}
        onChange={(value) => setFilter({ ...filter, origin: ORIGINS.find((one) => one === value) ?? null })}
        options={[
          { value: 'all', label: t('rulesPage.all') },
          ...ORIGINS.map((one) => ({ value: one, label: t(`rulesPage.origin.${one}`) })),
        ]}
      />
      <p className="muted rule-shown num" role="status">
        {t('rulesPage.shown', { shown: shown.length, total: rules.length })}
      </p>
      {shown.length === 0 ? (
        <p className="muted rule-none">{t('rulesPage.noneFits')}</p>
      ) : (
        <ul>
          {shown.map((rule) => (
            <li key={rule.code}>
              <RuleLine rule={rule} isChosen={rule.code === chosen} />
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

function RuleLine({ rule, isChosen }: { readonly rule: RuleView; readonly isChosen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <button
      type="button"
      className={`panes-line rule-line${rule.is_off ? ' is-off' : ''}`}
      aria-current={isChosen ? 'true' : undefined}
      data-record={rule.record?.record_id}
      onClick={() => navigate({ page: 'rules', code: rule.code })}
    >
      <span className="rule-line-name">{format.language === 'en' ? rule.title.en : rule.title.zh}</span>
      <span className="num" title={t('rulesPage.openCount')}>
        {rule.is_off ? t('rulesPage.off') : format.count(rule.open)}
      </span>
      <span className="muted panes-line-more num">
        {t('rulesPage.counts', { taken: format.count(rule.taken), declined: format.count(rule.declined) })}
        {rule.origin !== 'shipped' && ` · ${t(`rulesPage.origin.${rule.origin}`)}`}
      </span>
    </button>
  );
}
