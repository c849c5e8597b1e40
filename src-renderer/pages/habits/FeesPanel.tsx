/** How much the client trades and what it costs him: turnover, fees by kind, and what part of his assets they took. */
import { useTranslation } from 'react-i18next';
import type { HabitRatio } from '../../../src-shared/contract/habitCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import type { HabitProps } from './HabitsTab.tsx';
import { HabitTable } from './HabitTable.tsx';

const PATHS = ['turnover.turnover', 'turnover.fee_drag', 'turnover.commission_rate_effective'];

export function FeesPanel({ report, habits: { fees }, peers }: HabitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const drag = ({ value, reason }: HabitRatio) =>
    value === null ? <Missing plain code={reason ?? undefined} /> : format.percent(value, 3);
  const rate = (value: number | null) => (value === null ? <Missing plain code="no_volume" /> : format.perMille(value));
  return (
    <Panel title={t('habitPage.fees.title')} note={t('habitPage.fees.note')}>
      <HabitTable label={t('habitPage.fees.title')} report={report} peers={peers} paths={PATHS} />
      <table className="habit-lines is-spaced" aria-label={t('habitPage.fees.table')}>
        <thead>
          <tr>
            <th scope="col">{t('habitPage.fees.column.kind')}</th>
            <th scope="col" className="is-end">
              {t('habitPage.fees.column.amount')}
            </th>
            <th scope="col" className="is-end" title={t('habitPage.fees.hint.drag')}>
              {t('habitPage.fees.column.drag')}
            </th>
            <th scope="col" className="is-end" title={t('habitPage.fees.hint.rate')}>
              {t('habitPage.fees.column.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fees.lines.map((line) => (
            <tr key={line.kind}>
              <th scope="row">{t(`habitPage.fees.kind.${line.kind}`)}</th>
              <td className="is-end num">
                <TraceLink path={line.kind === 'commission' ? 'turnover.commission' : 'pnl.fees'}>
                  {format.money(line.amount)}
                </TraceLink>
              </td>
              <td className="is-end num">{drag(line.drag)}</td>
              <td className="is-end num">{rate(line.rate)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('habitPage.fees.total')}</th>
            <td className="is-end num">
              <TraceLink path="pnl.fees">{format.money(fees.total)}</TraceLink>
            </td>
            <td className="is-end num">
              <TraceLink path="turnover.fee_drag">{drag(fees.drag)}</TraceLink>
            </td>
            <td className="is-end num">{rate(fees.rate)}</td>
          </tr>
        </tfoot>
      </table>
      {/[1-9]/.test(fees.of_other_rows) && (
        <p className="habit-note">{t('habitPage.fees.otherRows', { amount: format.money(fees.of_other_rows) })}</p>
      )}
    </Panel>
  );
}
