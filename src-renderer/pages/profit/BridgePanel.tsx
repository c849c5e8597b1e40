/** The bridge as a chart and as lines with whole amounts. */
import { Tooltip } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { BarChart, type BarTone } from '../../charts/BarChart.tsx';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { e4OrNull } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import { SelfCheckBadge } from '../selfCheck/SelfCheckBadge.tsx';
import { axisFloor, type Step, waterfall } from './waterfall.ts';

interface Props {
  readonly report: ClientReport;
  readonly openingE4: number | null;
}

export function BridgePanel({ report, openingE4 }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const closing = e4OrNull(report.assets.total);
  const steps = useMemo(() => waterfall(report.pnl, openingE4, closing), [report, openingE4, closing]);
  const floor = axisFloor(steps);
  const told = useCallback(
    (step: Step | undefined) =>
      step === undefined || step.amountE4 === null
        ? null
        : step.isLevel
          ? format.moneyE4(step.amountE4)
          : format.signedMoneyE4(step.amountE4),
    [format],
  );
  const labels = useMemo(() => steps.map((step) => t(`profit.step.${step.key}`)), [steps, t]);
  const values = useMemo(
    () => steps.map((step) => (step.bar === null ? null : step.isLevel ? ([floor, step.bar[1]] as const) : step.bar)),
    [steps, floor],
  );
  const tones = useMemo(() => steps.map(toneOf), [steps]);
  const point = useCallback((index: number) => told(steps[index]), [steps, told]);
  const axis = useCallback((value: number) => format.axisE4(value), [format]);
  const pnl = report.pnl.pnl;
  return (
    <Panel
      title={t('profit.bridge')}
      note={
        floor > 0
          ? `${t('profit.bridgeHint')} ${t('profit.axisFrom', { amount: format.axisE4(floor) })}`
          : t('profit.bridgeHint')
      }
    >
      <div className="bridge">
        <ChartFrame height={252}>
          <BarChart
            summary={t('profit.bridgeSummary', {
              opening: told(steps[0]) ?? '—',
              closing: told(steps.at(-1)) ?? '—',
              pnl: pnl === null ? '—' : format.signedMoney(pnl),
            })}
            name={t('profit.amount')}
            labels={labels}
            values={values}
            tones={tones}
            point={point}
            axis={axis}
            floor={floor}
          />
        </ChartFrame>
        <table className="lines">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('profit.item')}</th>
              <th scope="col">{t('profit.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.key} className={step.isLevel ? 'is-level' : undefined}>
                <th scope="row">
                  <Tooltip title={t(`profit.stepHint.${step.key}`)} placement="left">
                    <span>{t(`profit.step.${step.key}`)}</span>
                  </Tooltip>
                </th>
                <td className={`num ${step.isLevel ? '' : toneClass(step.key === 'net_flow' ? 0 : step.amountE4)}`}>
                  <TraceLink path={step.key === 'closing' ? 'assets.total' : `pnl.${step.key}`}>
                    {told(step) ?? <Missing plain code={reasonFor(report, step)} />}
                  </TraceLink>
                </td>
              </tr>
            ))}
            <tr className="is-profit">
              <th scope="row">
                {t('profit.pnl')} <SelfCheckBadge />
              </th>
              <td className={`num ${toneClass(e4OrNull(pnl))}`}>
                <TraceLink path="pnl.pnl">
                  {pnl === null ? <Missing plain code={report.missing['pnl.pnl']} /> : format.signedMoney(pnl)}
                </TraceLink>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** Levels and flows are neither gain nor loss. */
function toneOf(step: Step): BarTone {
  if (step.isLevel) return 'line';
  if (step.key === 'net_flow' || step.amountE4 === null || step.amountE4 === 0) return 'neutral';
  return step.amountE4 < 0 ? 'down' : 'up';
}

function reasonFor(report: ClientReport, step: Step): string | undefined {
  if (step.key === 'opening' || step.key === 'closing') return report.missing['assets.total'] ?? 'no_asset_row';
  return report.missing[`pnl.${step.key === 'securities' ? 'pnl' : step.key}`];
}
