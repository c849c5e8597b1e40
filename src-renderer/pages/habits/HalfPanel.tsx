/** The same period with half the order volume: what it does to the fees, and that it changes nothing else. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHabits } from '../../../src-shared/contract/habitCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import type { HabitProps } from './HabitsTab.tsx';

export function HalfPanel({ habits: { half } }: HabitProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('habitPage.half.title')} note={t('habitPage.half.note')}>
      {half === null ? (
        <p className="habit-none">{t('habitPage.half.none')}</p>
      ) : (
        <>
          <Lines half={half} />
          <p className="habit-note">{t('habitPage.half.text')}</p>
        </>
      )}
    </Panel>
  );
}

function Lines({ half }: { readonly half: NonNullable<ClientHabits['half']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pnl = (money: string | null): ReactNode =>
    money === null ? <Missing plain code={half.pnl_reason ?? undefined} /> : format.signedMoney(money);
  const { value: share, reason } = half.saved_share;
  const line = (
    name: 'volume' | 'rate' | 'fees' | 'share' | 'pnl',
    {
      actual,
      halved,
      change,
    }: { readonly actual?: ReactNode; readonly halved?: ReactNode; readonly change?: ReactNode },
  ) => (
    <tr>
      <th scope="row">{t(`habitPage.half.${name}`)}</th>
      <td className="is-end num">{actual}</td>
      <td className="is-end num">{halved}</td>
      <td className="is-end num">{change}</td>
    </tr>
  );
  return (
    <table className="habit-lines" aria-label={t('habitPage.half.title')}>
      <thead>
        <tr>
          <th scope="col">{t('habitPage.half.item')}</th>
          <th scope="col" className="is-end">
            {t('habitPage.half.actual')}
          </th>
          <th scope="col" className="is-end">
            {t('habitPage.half.halved')}
          </th>
          <th scope="col" className="is-end">
            {t('habitPage.half.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {line('volume', {
          actual: <TraceLink path="turnover.volume">{format.money(half.volume)}</TraceLink>,
          halved: format.money(half.volume_half),
        })}
        {line('rate', { actual: format.perMille(half.rate), halved: format.perMille(half.rate) })}
        {line('fees', {
          actual: <TraceLink path="pnl.fees">{format.money(half.fees)}</TraceLink>,
          halved: format.money(half.fees_half),
          change: format.signedMoney(`-${half.saved}`),
        })}
        {line('share', {
          change: share === null ? <Missing plain code={reason ?? undefined} /> : format.percent(share, 3),
        })}
        {line('pnl', {
          actual: <TraceLink path="pnl.pnl">{pnl(half.pnl)}</TraceLink>,
          halved: pnl(half.pnl_half),
          change: half.pnl_half === null ? null : format.signedMoney(half.saved),
        })}
      </tbody>
    </table>
  );
}
