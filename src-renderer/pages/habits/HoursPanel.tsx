/** When on the day the client trades: half hours with amount and rows. */
import { useTranslation } from 'react-i18next';
import type { OrderHour } from '../../../src-shared/contract/habitCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { clockText } from './binText.ts';
import type { HabitProps } from './HabitsTab.tsx';
import { ShareTable } from './ShareTable.tsx';

export function HoursPanel({ habits }: HabitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { hours, rows, amount } = habits.orders;
  const name = (hour: OrderHour): string => {
    const span =
      hour.from_minute === null || hour.to_minute === null
        ? ''
        : `${clockText(hour.from_minute)}–${clockText(hour.to_minute)}`;
    return hour.kind === 'half' ? span : `${t(`habitPage.orders.${hour.kind}`)} ${span}`.trim();
  };
  return (
    <Panel
      title={t('habitPage.orders.hours')}
      note={t('habitPage.orders.hoursNote')}
      extra={
        <TraceLink path="turnover.volume" title={format.money(amount)} className="num muted">
          {t('habitPage.orders.rows', { n: format.count(rows) })} · {format.short(amount)}
        </TraceLink>
      }
    >
      {rows === 0 ? (
        <Nothing title={t('habitPage.noTrades')} />
      ) : (
        <ShareTable
          label={t('habitPage.orders.hours')}
          head={t('habitPage.orders.column.hour')}
          lines={hours.map((hour) => ({ ...hour, key: `${hour.kind}${hour.from_minute}`, name: name(hour) }))}
        />
      )}
    </Panel>
  );
}
