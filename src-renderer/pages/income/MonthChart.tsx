/** Fees of trades by month as bars, the net commission as a line. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIncome } from '../../../src-shared/contract/incomeCalls.ts';
import { BarChart } from '../../charts/BarChart.tsx';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { e4OfMoney } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';

export function MonthChart({ income: { months, period } }: { readonly income: ClientIncome }) {
  const { t } = useTranslation();
  const format = useFormat();
  const labels = useMemo(() => months.map(({ month }) => month.slice(2)), [months]);
  const fees = useMemo(() => months.map((month) => e4OfMoney(month.fees.fees)), [months]);
  const net = useMemo(() => months.map((month) => e4OfMoney(month.fees.net_commission)), [months]);
  const tones = useMemo(() => months.map(() => 'line' as const), [months]);
  const told = useCallback(
    (value: number | undefined) => (value === undefined ? null : format.moneyE4(value)),
    [format],
  );
  const point = useCallback((index: number) => told(fees[index]), [fees, told]);
  const title = useCallback((index: number) => months[index]?.month ?? '', [months]);
  const axis = useCallback((value: number) => format.axisE4(value), [format]);
  const line = useMemo(
    () => ({ name: t('incomePage.fees.net_commission'), values: net, point: (index: number) => told(net[index]) }),
    [net, told, t],
  );
  return (
    <Panel title={t('incomePage.split.chart')}>
      {period === null || period.fees.rows === 0 ? (
        <Nothing title={t('incomePage.split.none')} />
      ) : (
        <ChartFrame
          height={214}
          legend={[
            { name: t('incomePage.fees.fees'), mark: 'bar' },
            { name: t('incomePage.fees.net_commission'), mark: 'second' },
          ]}
        >
          <BarChart
            summary={t('incomePage.split.summary', {
              n: format.count(months.length),
              fees: format.money(period.fees.fees),
              net: format.money(period.fees.net_commission),
            })}
            name={t('incomePage.fees.fees')}
            labels={labels}
            values={fees}
            tones={tones}
            point={point}
            title={title}
            axis={axis}
            line={line}
          />
        </ChartFrame>
      )}
    </Panel>
  );
}
