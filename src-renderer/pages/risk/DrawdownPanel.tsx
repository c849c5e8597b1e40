/** How far below its high the client stood on every day, and the index beside him. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { LineChart, type LineSeries } from '../../charts/LineChart.tsx';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { axisPlaces } from '../overview/model.ts';
import { indexName } from './benchmark.ts';
import type { RiskProps } from './RiskTab.tsx';

const HEIGHT = 'clamp(210px, calc(100vh - 560px), 420px)';

export function DrawdownPanel({ risk: { curve, index, curve_reason: reason } }: RiskProps) {
  const { t } = useTranslation();
  const terms = useTerms();
  const format = useFormat();
  const name = indexName(t, index);
  const lines = useMemo<readonly LineSeries[]>(() => {
    const percent = (values: readonly (number | null)[]) => (at: number) => {
      const value = values[at];
      return value === null || value === undefined ? null : format.percent(value);
    };
    return [
      {
        name: t('riskPage.drawdown.client'),
        values: curve.client,
        colour: 'line',
        isFilled: true,
        fillTo: 'origin',
        point: percent(curve.client),
      },
      { name, values: curve.index, colour: 'second', point: percent(curve.index) },
    ];
  }, [curve, name, t, format]);
  const places = axisPlaces([...curve.client, ...curve.index]);
  const axis = useCallback((value: number) => format.percent(value, places), [format, places]);
  const label = useCallback((at: number) => curve.dates[at]?.slice(2) ?? '', [curve]);
  const title = useCallback((at: number) => curve.dates[at] ?? '', [curve]);
  const last = (values: readonly (number | null)[]) => {
    const value = values.at(-1);
    return value === null || value === undefined ? '—' : format.percent(value);
  };
  return (
    <Panel title={t('riskPage.drawdown.title')}>
      {curve.dates.length === 0 ? (
        <Nothing title={t('riskPage.drawdown.none')} text={terms.reason(reason ?? undefined)} />
      ) : (
        <ChartFrame
          height={HEIGHT}
          legend={[
            { name: t('riskPage.drawdown.client'), mark: 'line', value: last(curve.client) },
            { name, mark: 'second', value: last(curve.index) },
          ]}
        >
          <LineChart
            summary={t('riskPage.drawdown.summary', {
              client: last(curve.client),
              index: name,
              benchmark: last(curve.index),
            })}
            labels={curve.dates}
            series={lines}
            axis={axis}
            label={label}
            title={title}
          />
        </ChartFrame>
      )}
    </Panel>
  );
}
