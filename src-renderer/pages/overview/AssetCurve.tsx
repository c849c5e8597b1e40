import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSeries } from '../../../src-shared/contract/clientCalls.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { LineChart, type LineSeries } from '../../charts/LineChart.tsx';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { CURVE_HEIGHT } from './curveHeight.ts';
import { summariseAssets } from './model.ts';

/** Total assets and market value by day. */
export function AssetCurve({ series }: { readonly series: ClientSeries }) {
  const { t } = useTranslation();
  const format = useFormat();
  const summary = summariseAssets(series);
  const lines = useMemo<readonly LineSeries[]>(() => {
    const amount = (values: readonly (number | null)[]) => (index: number) => {
      const value = values[index];
      return value === undefined || value === null ? null : format.moneyE4(value);
    };
    return [
      { name: t('overview.totalAsset'), values: series.asset_e4, colour: 'line', point: amount(series.asset_e4) },
      {
        name: t('overview.marketValue'),
        values: series.market_value_e4,
        colour: 'neutral',
        point: amount(series.market_value_e4),
      },
    ];
  }, [series, t, format]);
  const axis = useCallback((value: number) => format.axisE4(value), [format]);
  const label = useCallback((index: number) => series.dates[index]?.slice(2) ?? '', [series]);
  const title = useCallback((index: number) => series.dates[index] ?? '', [series]);
  const heldLast = series.market_value_e4.at(-1);
  return (
    <Panel title={t('overview.assetCurve')}>
      {summary === null ? (
        <Nothing title={t('state.noSeries')} />
      ) : (
        <ChartFrame
          height={CURVE_HEIGHT}
          legend={[
            { name: t('overview.totalAsset'), mark: 'line', value: format.shortE4(summary.closingE4) },
            {
              name: t('overview.marketValue'),
              mark: 'neutral',
              value: typeof heldLast === 'number' ? format.shortE4(heldLast) : '—',
            },
          ]}
        >
          <LineChart
            summary={t('overview.assetSummary', {
              from: summary.from,
              to: summary.to,
              opening: format.moneyE4(summary.openingE4),
              closing: format.moneyE4(summary.closingE4),
              high: format.moneyE4(summary.highE4),
              low: format.moneyE4(summary.lowE4),
            })}
            labels={series.dates}
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
