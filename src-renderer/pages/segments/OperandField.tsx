/** One operand by the unit of its field: an amount with its unit, a share in percent, a day or days from today, a word, yes or no. */
import { Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chinaDate } from '../../../src-shared/domain/calendar/freshness.ts';
import type { ConditionField } from '../../../src-shared/domain/conditions/field.ts';
import type { Operand } from '../../../src-shared/domain/conditions/tree.ts';
import { addDays, dateText, parseDate } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { DayField } from '../../ui/records/DayField.tsx';
import { heldNumber, isDay, MONEY_UNITS, moneyUnit, shownNumber } from './operandModel.ts';

interface Props {
  readonly field: ConditionField;
  readonly label: string;
  readonly value: Operand;
  readonly onChange: (value: Operand) => void;
}

export function OperandField(props: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { field, label, value, onChange } = props;
  if (isDay(value)) return <DayOperandField {...props} />;
  if (field.unit === 'yes_no') {
    return (
      <Select
        className="segment-short"
        aria-label={label}
        value={Number(value)}
        onChange={onChange}
        options={[
          { value: 1, label: t('segmentsPage.yes') },
          { value: 0, label: t('segmentsPage.no') },
        ]}
      />
    );
  }
  if (typeof value === 'number') return <NumberField {...props} value={value} />;
  if (field.codes !== undefined) {
    return (
      <Select
        className="segment-word"
        aria-label={label}
        value={value}
        onChange={onChange}
        options={field.codes.map(({ code, name }) => ({
          value: code,
          label: language === 'zh-CN' ? name.zh : name.en,
        }))}
      />
    );
  }
  return (
    <Input
      className="segment-word"
      aria-label={label}
      value={value}
      onChange={(event) => {
        if (event.target.value.trim() !== '') onChange(event.target.value);
      }}
    />
  );
}

function NumberField({ field, label, value, onChange }: Props & { readonly value: number }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState(() => moneyUnit(value));
  const suffix = { ratio: '%', permille: '‰', days: t('segmentsPage.daysUnit') }[field.unit as string];
  return (
    <>
      <InputNumber<number>
        className="segment-number"
        aria-label={label}
        value={shownNumber(value, field, unit)}
        onChange={(shown) => {
          if (shown !== null && Number.isFinite(shown)) onChange(heldNumber(shown, field, unit));
        }}
        {...(suffix === undefined ? {} : { suffix })}
      />
      {field.unit === 'money' && (
        <Select
          className="segment-short"
          aria-label={t('segmentsPage.operand')}
          value={unit}
          onChange={setUnit}
          popupMatchSelectWidth={false}
          options={MONEY_UNITS.map(({ key }) => ({ value: key, label: t(`segmentsPage.moneyUnit.${key}`) }))}
        />
      )}
    </>
  );
}

function DayOperandField({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  if (!isDay(value)) return null;
  const today = chinaDate(Date.now());
  const kind = 'day' in value ? 'day' : value.daysFromToday <= 0 ? 'before' : 'after';
  const days = 'day' in value ? 30 : Math.abs(value.daysFromToday);
  const from = (amount: number, way: 'before' | 'after'): Operand => ({
    daysFromToday: way === 'before' ? (amount === 0 ? 0 : -amount) : amount,
  });
  return (
    <>
      <Select<'day' | 'before' | 'after'>
        className="segment-word"
        aria-label={label}
        value={kind}
        onChange={(next) =>
          onChange(
            next === 'day'
              ? { day: 'day' in value ? value.day : addDays(today, value.daysFromToday) }
              : from(Math.max(days, next === 'after' ? 1 : 0), next),
          )
        }
        options={(['before', 'after', 'day'] as const).map((key) => ({
          value: key,
          label: t(`segmentsPage.dayKind.${key}`),
        }))}
      />
      {'day' in value ? (
        <DayField
          id={id}
          isNeeded
          value={dateText(value.day)}
          onChange={(day) => {
            const ymd = day === null ? null : parseDate(day);
            if (ymd !== null) onChange({ day: ymd });
          }}
        />
      ) : (
        <InputNumber<number>
          className="segment-number"
          aria-label={t('segmentsPage.daysUnit')}
          min={kind === 'after' ? 1 : 0}
          precision={0}
          value={days}
          onChange={(amount) => {
            if (amount !== null) onChange(from(amount, kind === 'after' ? 'after' : 'before'));
          }}
          suffix={t('segmentsPage.daysUnit')}
        />
      )}
    </>
  );
}
