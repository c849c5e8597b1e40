/** Filters of the trade rows and the sums of what they leave. */
import { SearchOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo } from 'react';
import type { ClientTrades } from '../../../src-shared/contract/clientCalls.ts';
import { signOf } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { toneClass } from '../../ui/tone.ts';
import type { Range } from '../client/period.ts';
import {
  NO_CHANNEL,
  NO_TRADE_FILTERS,
  type Option,
  type TradeFilters,
  type TradeSelection,
  valuesOf,
} from './model.ts';

interface Props {
  readonly trades: ClientTrades;
  readonly selection: TradeSelection;
  readonly filters: TradeFilters;
  readonly range: Range;
  readonly onChange: (next: TradeFilters) => void;
  /** What stands behind the sums. */
  readonly extra?: ReactNode;
}

export function TradeFilterBar({ trades, selection, filters, range, onChange, extra }: Props) {
  const { t, term } = useTerms();
  const types = useMemo(() => valuesOf(trades.business_type), [trades]);
  const channels = useMemo(() => valuesOf(trades.channel), [trades]);
  const isFiltered = filters !== NO_TRADE_FILTERS && JSON.stringify(filters) !== JSON.stringify(NO_TRADE_FILTERS);
  return (
    <div className="filter-bar">
      <Input
        className="trade-find"
        allowClear
        value={filters.security}
        onChange={(event) => onChange({ ...filters, security: event.target.value })}
        placeholder={t('trades.filterSecurity')}
        aria-label={t('trades.filterSecurity')}
        prefix={<SearchOutlined />}
      />
      <Multiple
        label={t('trades.filterType')}
        options={types}
        values={filters.types}
        nameOf={(value) => term('businessType', value)}
        onChange={(values) => onChange({ ...filters, types: values })}
      />
      <Multiple
        label={t('trades.filterChannel')}
        options={channels}
        values={filters.channels}
        nameOf={(value) => (value === NO_CHANNEL ? t('trades.noChannel') : term('channel', value))}
        onChange={(values) => onChange({ ...filters, channels: values })}
      />
      <DatePicker.RangePicker
        className="trade-dates"
        allowEmpty={[true, true]}
        value={[filters.from === null ? null : dayjs(filters.from), filters.to === null ? null : dayjs(filters.to)]}
        minDate={dayjs(range.from)}
        maxDate={dayjs(range.to)}
        aria-label={t('trades.filterDates')}
        onChange={(dates) =>
          onChange({
            ...filters,
            from: dates?.[0]?.format('YYYY-MM-DD') ?? null,
            to: dates?.[1]?.format('YYYY-MM-DD') ?? null,
          })
        }
      />
      {isFiltered && (
        <Button type="link" onClick={() => onChange(NO_TRADE_FILTERS)}>
          {t('trades.clear')}
        </Button>
      )}
      <Sums selection={selection} total={trades.trade_date.length} isFiltered={isFiltered} />
      {extra}
    </div>
  );
}

interface SumsProps {
  readonly selection: TradeSelection;
  readonly total: number;
  readonly isFiltered: boolean;
}

function Sums({ selection, total, isFiltered }: SumsProps) {
  const { t } = useTerms();
  const format = useFormat();
  const { realised, realisedLeftOut } = selection;
  const shown = format.count(selection.rows.length);
  const whole = format.count(total);
  const sum = (name: string, text: string) => (
    <span title={format.money(text)}>
      {name} <strong>{format.short(text)}</strong>
    </span>
  );
  return (
    <div className="filter-summary num" role="status">
      <span>{isFiltered ? t('trades.shown', { shown, total: whole }) : t('trades.total', { total: whole })}</span>
      {sum(t('trades.buyAmount'), selection.bought)}
      {sum(t('trades.sellAmount'), selection.sold)}
      {sum(t('trades.fees'), selection.fees)}
      <span
        title={[
          ...(realised === null ? [] : [format.signedMoney(realised)]),
          ...(realisedLeftOut > 0 ? [t('trades.realisedLeftOut', { n: format.count(realisedLeftOut) })] : []),
        ].join('\n')}
      >
        {t('trades.realised')}{' '}
        <strong className={realised === null ? '' : toneClass(signOf(realised))}>
          {realised === null ? '—' : format.signedShort(realised)}
        </strong>
        {realisedLeftOut > 0 && <sup className="muted">*</sup>}
      </span>
    </div>
  );
}

interface MultipleProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onChange: (values: readonly string[]) => void;
}

function Multiple({ label, options, values, nameOf, onChange }: MultipleProps) {
  const format = useFormat();
  return (
    <Select
      mode="multiple"
      className={`facet${values.length > 0 ? ' is-set' : ''}`}
      placeholder={label}
      aria-label={label}
      value={[...values]}
      onChange={(next: string[]) => onChange(next)}
      allowClear
      maxTagCount={0}
      maxTagPlaceholder={() =>
        `${label}: ${nameOf(values[0] ?? '')}${values.length > 1 ? ` +${values.length - 1}` : ''}`
      }
      popupMatchSelectWidth={200}
      options={options.map(({ value, count }) => ({ value, name: nameOf(value), count: format.count(count) }))}
      showSearch={{ optionFilterProp: 'name' }}
      optionRender={({ data }) => (
        <span className="facet-option">
          <span>{data.name}</span>
          <span className="num muted">{data.count}</span>
        </span>
      )}
    />
  );
}
