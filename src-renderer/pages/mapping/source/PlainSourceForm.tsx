/** What one source needs, by its kind. */
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../src-shared/files/datasets.ts';
import type { PlainSource, Step } from '../../../../src-shared/files/mapping/profileData.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { CasesForm } from './CasesForm.tsx';
import { CellForm } from './CellForm.tsx';
import { HeaderSelect, HeadersSelect } from './HeaderSelect.tsx';
import { OtherChoice } from './OtherChoice.tsx';
import { StepsForm } from './StepsForm.tsx';
import { ValueInput } from './ValueInput.tsx';

interface Props {
  readonly source: PlainSource;
  readonly column: Column;
  readonly choices: readonly HeaderChoice[];
  readonly onChange: (source: PlainSource, key?: string | null) => void;
  readonly onWords: () => void;
}

const MINIMUM = /^\d{1,12}(\.\d{1,9})?$/;

export function PlainSourceForm({ source, column, choices, onChange, onWords }: Props) {
  const { t } = useTranslation();
  const header = (value: string, name: string, change: (header: string) => PlainSource) => (
    <div className="map-field">
      <span>{name}</span>
      <HeaderSelect label={name} value={value} choices={choices} onChange={(next) => onChange(change(next))} />
    </div>
  );
  const headers = (
    values: readonly string[],
    name: string,
    max: number,
    change: (headers: string[]) => PlainSource,
  ) => (
    <div className="map-field">
      <span>{name}</span>
      <HeadersSelect
        label={name}
        values={values}
        choices={choices}
        max={max}
        onChange={(next) => onChange(change(next))}
      />
    </div>
  );
  const steps = (list: readonly Step[], change: (steps: Step[]) => PlainSource) => (
    <StepsForm steps={list} choices={choices} onChange={(next, key) => onChange(change(next), key)} />
  );
  switch (source.kind) {
    case 'column':
      return (
        <>
          {header(source.header, t('mapping.header'), (next) => ({ ...source, header: next }))}
          {steps(source.steps, (next) => ({ ...source, steps: next }))}
        </>
      );
    case 'constant':
      return (
        <div className="map-field">
          <span>{t('mapping.kind.constant')}</span>
          <ValueInput
            label={t('mapping.kind.constant')}
            column={column}
            value={source.value}
            onChange={(value) => onChange({ ...source, value }, 'constant')}
          />
        </div>
      );
    case 'words':
      return (
        <>
          {header(source.header, t('mapping.header'), (next) => ({ ...source, header: next }))}
          <div className="map-field">
            <span>{t('mapping.match')}</span>
            <Select<'exact' | 'contains'>
              className="map-select"
              aria-label={t('mapping.match')}
              value={source.match}
              options={(['exact', 'contains'] as const).map((value) => ({
                value,
                label: t(`mapping.matchKind.${value}`),
              }))}
              onChange={(match) => onChange({ ...source, match })}
            />
          </div>
          <OtherChoice value={source.other} onChange={(other) => onChange({ ...source, other })} />
          <div className="map-field">
            <span>{t('mapping.wordTable')}</span>
            <Button size="small" onClick={onWords}>
              {t('mapping.editWords', { n: source.words.length })}
            </Button>
          </div>
          {steps(source.steps, (next) => ({ ...source, steps: next }))}
        </>
      );
    case 'sum':
      return (
        <>
          {headers(source.plus, t('mapping.plus'), 20, (next) =>
            next.length === 0 ? source : { ...source, plus: next },
          )}
          {headers(source.minus, t('mapping.minus'), 20, (next) => ({ ...source, minus: next }))}
          {steps(source.steps, (next) => ({ ...source, steps: next }))}
        </>
      );
    case 'product':
      return (
        <>
          {header(source.of[0], t('mapping.factor', { n: 1 }), (next) => ({ ...source, of: [next, source.of[1]] }))}
          {header(source.of[1], t('mapping.factor', { n: 2 }), (next) => ({ ...source, of: [source.of[0], next] }))}
          {steps(source.steps, (next) => ({ ...source, steps: next }))}
        </>
      );
    case 'cases':
      return <CasesForm source={source} column={column} choices={choices} onChange={onChange} />;
    case 'market':
      return (
        <>
          <CellForm
            label={t('mapping.holder')}
            cell={source.holder}
            choices={choices}
            isOptional
            onChange={(holder) => onChange({ ...source, holder })}
          />
          <CellForm
            label={t('mapping.code')}
            cell={source.code}
            choices={choices}
            isOptional
            onChange={(code) => onChange({ ...source, code })}
          />
        </>
      );
    case 'account':
      return (
        <>
          <CellForm
            label={t('mapping.holder')}
            cell={source.holder}
            choices={choices}
            onChange={(holder) => {
              if (holder !== null) onChange({ ...source, holder });
            }}
          />
          <div className="map-field">
            <span>{t('mapping.side')}</span>
            <Select<'sh' | 'sz' | 'either'>
              className="map-select"
              aria-label={t('mapping.side')}
              value={source.side}
              options={(['sh', 'sz', 'either'] as const).map((value) => ({
                value,
                label: t(`mapping.sideOf.${value}`),
              }))}
              onChange={(side) => onChange({ ...source, side })}
            />
          </div>
        </>
      );
    case 'commission':
      return (
        <>
          <p className="map-hint">{t('mapping.commissionHint')}</p>
          <div className="map-field">
            <span>{t('mapping.minimum')}</span>
            <Input
              aria-label={t('mapping.minimum')}
              defaultValue={source.minimum}
              onChange={(event) => {
                if (MINIMUM.test(event.target.value)) onChange({ ...source, minimum: event.target.value }, 'minimum');
              }}
            />
          </div>
          {headers(source.order, t('mapping.orderColumns'), 5, (order) => ({ ...source, order }))}
          <Checkbox
            checked={source.without_rate === 'empty'}
            onChange={(event) => onChange({ ...source, without_rate: event.target.checked ? 'empty' : 'issue' })}
          >
            {t('mapping.withoutRate')}
          </Checkbox>
        </>
      );
    case 'net_amount':
      return <p className="map-hint">{t('mapping.netAmountHint')}</p>;
    case 'numbered':
      return (
        <>
          <p className="map-hint">{t('mapping.numberedHint')}</p>
          <div className="map-field">
            <span>{t('mapping.prefix')}</span>
            <Input
              aria-label={t('mapping.prefix')}
              maxLength={20}
              value={source.prefix}
              onChange={(event) => onChange({ ...source, prefix: event.target.value }, 'prefix')}
            />
          </div>
          {headers(source.parts, t('mapping.parts'), 5, (parts) => ({ ...source, parts }))}
        </>
      );
  }
}
