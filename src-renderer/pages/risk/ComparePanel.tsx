/** The client beside an index over the same days. */
import { Select, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RiskFigure } from '../../../src-shared/contract/riskCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { toneClass } from '../../ui/tone.ts';
import { indexName } from './benchmark.ts';
import { traceOf } from './model.ts';
import type { ReportedRiskProps } from './RiskTab.tsx';

type Name = 'twr' | 'volatility' | 'sharpe' | 'maxDrawdown' | 'currentDrawdown' | 'underWater' | 'beta';

interface Props extends ReportedRiskProps {
  readonly onBenchmark: (code: string) => void;
}

export function ComparePanel({ report, risk, onBenchmark }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { index } = risk;
  const { returns, missing } = report;
  const name = indexName(t, index);
  const percent = (value: number) => format.percent(value);
  const gain = (value: number) => (
    <span className={toneClass(Math.sign(Number(value.toFixed(4))))}>{format.signedPercent(value)}</span>
  );
  const plain = (value: number) => format.decimal(value, 2);
  const days = (value: number) => t('riskPage.compare.days', { n: format.count(value) });
  const ofClient = (path: string, value: number | null, tell: (value: number) => ReactNode) => (
    <TraceLink path={path}>{value === null ? <Missing plain code={missing[path]} /> : tell(value)}</TraceLink>
  );
  const ofIndex = ({ value, reason }: RiskFigure, tell: (value: number) => ReactNode, path?: string) => (
    <TraceLink path={path === undefined ? undefined : traceOf(risk, path)}>
      {value === null ? <Missing plain code={reason ?? undefined} /> : tell(value)}
    </TraceLink>
  );
  const lines: readonly (readonly [Name, ReactNode, ReactNode])[] = [
    ['twr', ofClient('returns.twr', returns.twr, gain), ofIndex(index.change, gain, 'returns.benchmark')],
    [
      'volatility',
      ofClient('returns.volatility', returns.volatility, percent),
      ofIndex(index.volatility, percent, 'risk.index_volatility'),
    ],
    ['sharpe', ofClient('returns.sharpe', returns.sharpe, plain), ofIndex(index.sharpe, plain, 'risk.index_sharpe')],
    [
      'maxDrawdown',
      ofClient('returns.max_drawdown', returns.max_drawdown, percent),
      ofIndex(index.max_drawdown, percent),
    ],
    [
      'currentDrawdown',
      ofClient('risk.current_drawdown', report.risk.current_drawdown, percent),
      ofIndex(index.current_drawdown, percent),
    ],
    ['underWater', ofClient('risk.days_under_water', report.risk.days_under_water, days), null],
    ['beta', ofIndex(index.beta, plain, 'risk.beta'), null],
  ];
  return (
    <Panel
      title={t('riskPage.compare.title', { index: name })}
      {...(risk.indices.length < 2
        ? {}
        : {
            extra: (
              <Select
                size="small"
                className="risk-index"
                aria-label={t('riskPage.chooseIndex')}
                value={index.code}
                options={risk.indices.map((one) => ({ value: one.code, label: indexName(t, one) }))}
                onChange={onBenchmark}
              />
            ),
          })}
    >
      <table className="risk-lines">
        <thead>
          <tr>
            <th scope="col">{t('riskPage.compare.item')}</th>
            <th scope="col" className="is-end">
              {t('riskPage.compare.client')}
            </th>
            <th scope="col" className="is-end">
              {name}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([key, client, other]) => (
            <tr key={key}>
              <th scope="row">
                <Tooltip title={t(`riskPage.compare.hint.${key}`)} trigger={['hover', 'focus']} mouseEnterDelay={0.25}>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard. */}
                  <span className="figure-label" tabIndex={0}>
                    {t(`riskPage.compare.${key}`)}
                  </span>
                </Tooltip>
              </th>
              <td className="is-end num">{client}</td>
              <td className="is-end num">{other}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {index.days > 0 && (
        <p className="risk-note">
          {t('riskPage.compare.sample', { n: format.count(index.days) })}
          {index.left_out > 0 && ` ${t('riskPage.compare.leftOut', { n: format.count(index.left_out) })}`}
          {index.beta.reason === 'too_few' &&
            ` ${t('riskPage.compare.tooFew', { n: format.count(index.days), least: risk.least_days })}`}
        </p>
      )}
    </Panel>
  );
}
