/** Net dividends as a calendar of years and months; a month that paid something chooses the flows listed below. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIncome } from '../../../src-shared/contract/incomeCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { type CalendarMonth, calendarYears } from './model.ts';

interface Props {
  readonly income: ClientIncome;
  readonly month: string | null;
  readonly onMonth: (month: string | null) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

export function CalendarPanel({ income, month, onMonth }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const years = useMemo(() => calendarYears(income), [income]);
  return (
    <Panel title={t('incomePage.calendar.title')} note={t('incomePage.calendar.note')}>
      <div className="income-calendar-scroll">
        <table className="income-calendar" aria-label={t('incomePage.calendar.label')}>
          <thead>
            <tr>
              <th scope="col">{t('incomePage.calendar.year')}</th>
              {MONTHS.map((n) => (
                <th key={n} scope="col">
                  {t('incomePage.calendar.month', { n })}
                </th>
              ))}
              <th scope="col" className="is-total">
                {t('incomePage.calendar.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.year}>
                <th scope="row" className="num">
                  {year.year}
                </th>
                {year.months.map((cell, i) => (
                  <td key={MONTHS[i]}>
                    {cell !== null && <Month cell={cell} isChosen={cell.month === month} onMonth={onMonth} />}
                  </td>
                ))}
                <td className="is-total num" title={format.money(year.total.dividends)}>
                  {format.short(year.total.dividends)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface MonthProps {
  readonly cell: CalendarMonth;
  readonly isChosen: boolean;
  readonly onMonth: (month: string | null) => void;
}

/** A month with dividends or their tax is a button; any other says that there were none. */
function Month({ cell: { month, income }, isChosen, onMonth }: MonthProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = format.month(month);
  const isPaid = income.payments > 0 || /[1-9]/.test(income.dividend_tax);
  if (!isPaid) {
    const words = t('incomePage.calendar.empty', { month: name });
    return (
      <span className="income-month is-empty" title={words}>
        <span aria-hidden="true">·</span>
        <span className="sr-only">{words}</span>
      </span>
    );
  }
  const words = t('incomePage.calendar.cell', {
    month: name,
    amount: format.money(income.dividends),
    n: format.count(income.payments),
  });
  return (
    <button
      type="button"
      className={`income-month num${isChosen ? ' is-chosen' : ''}`}
      aria-pressed={isChosen}
      title={`${words}\n${t('incomePage.calendar.choose')}`}
      onClick={() => onMonth(isChosen ? null : month)}
    >
      {format.short(income.dividends)}
      <span className="sr-only"> {words}</span>
    </button>
  );
}
