/** How a task repeats: the usual forms, any rule as text, and the days that come of it. */
import { Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { daysOf } from '../../../src-shared/domain/tasks/repeat.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import {
  NTHS,
  REPEAT_FORMS,
  type RepeatDraft,
  type RepeatForm,
  ruleOfDraft,
  WEEKDAYS,
  type Weekday,
} from './repeatModel.ts';
import { weekdayName } from './repeatWords.ts';

interface Props {
  readonly draft: RepeatDraft;
  readonly due: Ymd;
  readonly onChange: (draft: RepeatDraft) => void;
}

/** Days of the rule that are shown ahead. */
const SHOWN = 4;
const MONTH_DAYS = Array.from({ length: 31 }, (_, i) => i + 1);

export function RepeatEditor({ draft, due, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { form } = draft;
  const change = (part: Partial<RepeatDraft>) => onChange({ ...draft, ...part });
  const rule = ruleOfDraft(draft);
  const next = rule === null ? [] : daysOf(rule, due, SHOWN + 1).filter((day) => day > due);
  const isUsual = form !== 'none' && form !== 'custom';
  const weekdays = WEEKDAYS.map((value) => ({ value, label: weekdayName(value, language) }));
  return (
    <div className="repeat-editor">
      <Select<RepeatForm>
        className="repeat-form"
        aria-label={t('todayPage.form.repeat')}
        value={form}
        onChange={(value) => change({ form: value, raw: value === 'custom' ? (rule ?? 'FREQ=DAILY') : draft.raw })}
        options={REPEAT_FORMS.map((value) => ({ value, label: t(`todayPage.repeat.${value}`) }))}
        popupMatchSelectWidth={200}
      />
      {isUsual && (
        <>
          <span>{t('todayPage.repeat.every')}</span>
          <InputNumber
            aria-label={t('todayPage.repeat.every')}
            min={1}
            max={99}
            precision={0}
            value={draft.every}
            onChange={(every) => change({ every: every ?? 1 })}
          />
          <span>{t(`todayPage.repeat.unit.${form}`)}</span>
        </>
      )}
      {form === 'weekly' && (
        <Checkbox.Group
          aria-label={t('todayPage.repeat.on')}
          value={[...draft.days]}
          onChange={(days) => change({ days: days as Weekday[] })}
          options={weekdays}
        />
      )}
      {form === 'monthly' && (
        <Select
          aria-label={t('todayPage.repeat.monthDay')}
          value={draft.monthDay}
          onChange={(monthDay: number) => change({ monthDay })}
          options={[
            ...MONTH_DAYS.map((n) => ({ value: n, label: t('todayPage.repeat.dayOf', { n }) })),
            { value: -1, label: t('todayPage.repeat.lastDay') },
          ]}
        />
      )}
      {form === 'monthlyWeekday' && (
        <>
          <Select
            aria-label={t('todayPage.repeat.nth')}
            value={draft.nth}
            onChange={(nth: number) => change({ nth })}
            options={NTHS.map((value) => ({ value, label: t(`todayPage.repeat.nthOf.${value}`) }))}
          />
          <Select<Weekday>
            aria-label={t('todayPage.repeat.on')}
            value={draft.weekday}
            onChange={(weekday) => change({ weekday })}
            options={weekdays}
          />
        </>
      )}
      {isUsual && (
        <>
          <Select<RepeatDraft['end']>
            aria-label={t('todayPage.repeat.ends')}
            value={draft.end}
            onChange={(end) => change({ end })}
            options={(['never', 'after', 'until'] as const).map((value) => ({
              value,
              label: t(`todayPage.repeat.${value}`),
            }))}
          />
          {draft.end === 'after' && (
            <>
              <InputNumber
                aria-label={t('todayPage.repeat.after')}
                min={1}
                max={999}
                precision={0}
                value={draft.count}
                onChange={(count) => change({ count: count ?? 1 })}
              />
              <span>{t('todayPage.repeat.times')}</span>
            </>
          )}
          {draft.end === 'until' && (
            <DatePicker
              aria-label={t('todayPage.repeat.until')}
              value={draft.until === null ? null : dayjs(draft.until)}
              minDate={dayjs(dateText(due))}
              onChange={(value) => change({ until: value === null ? null : value.format('YYYY-MM-DD') })}
              getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
            />
          )}
        </>
      )}
      {form === 'custom' && (
        <Input
          aria-label={t('todayPage.repeat.raw')}
          className="repeat-raw"
          value={draft.raw}
          maxLength={500}
          placeholder="FREQ=MONTHLY;BYDAY=2FR"
          onChange={(event) => change({ raw: event.target.value })}
        />
      )}
      {form !== 'none' && (
        <p className="muted num">
          {next.length === 0
            ? t('todayPage.repeat.noNext')
            : t('todayPage.repeat.next', { days: next.slice(0, SHOWN).map(dateText).join(', ') })}
          {(form === 'monthly' || form === 'yearly') && ` ${t('todayPage.repeat.left')}`}
        </p>
      )}
    </div>
  );
}
