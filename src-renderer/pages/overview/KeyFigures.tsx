/** The key figures in three groups: what there is, what it earned, how it is held and traded. */
import { useTranslation } from 'react-i18next';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type Told, teller } from '../client/figures.ts';
import { SelfCheckBadge } from '../selfCheck/SelfCheckBadge.tsx';
import './overview.css';

type Name = keyof typeof import('../../locales/zh-CN.ts').zhCN['overview']['figure'] &
  keyof typeof import('../../locales/zh-CN.ts').zhCN['overview']['hint'];

interface Props {
  readonly report: ClientReport;
  /** Name of the index chosen for the client; null: the CSI 300. */
  readonly ownIndex: string | null;
}

export function KeyFigures({ report, ownIndex }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = teller(format, report.missing);
  const { assets, pnl, returns, turnover, behaviour } = report;
  const figure = (name: Name, told: Told, note?: string | null) => (
    <Figure
      key={name}
      label={t(`overview.figure.${name}`)}
      hint={t(`overview.hint.${name}`)}
      {...told}
      note={note ?? null}
      mark={name === 'pnl' && <SelfCheckBadge />}
    />
  );
  const { max_drawdown_peak: peak, max_drawdown_trough: trough, skipped_days: skipped } = returns;
  const style: Told =
    turnover.style === null
      ? {
          value: null,
          missing: report.missing['turnover.style'] ?? report.missing['turnover.six_month_turnover'],
          trace: 'turnover.style',
        }
      : { value: t(`style.${turnover.style}`), trace: 'turnover.style' };
  return (
    <Panel
      title={t('overview.keyFigures')}
      {...(skipped !== null && skipped > 0 ? { note: t('overview.skipped', { n: format.count(skipped) }) } : {})}
    >
      <div className="key-figures">
        <dl className="figures key-group is-main">
          {figure('total', tell.money(assets.total, 'assets.total'))}
          {figure('pnl', tell.gain(pnl.pnl, 'pnl.pnl'))}
          {figure('twr', tell.gainPercent(returns.twr, 'returns.twr'))}
          {figure('twrAnnual', tell.gainPercent(returns.twr_annualised, 'returns.twr_annualised'))}
          {ownIndex === null ? (
            <>
              {figure('benchmark', tell.gainPercent(returns.benchmark, 'returns.benchmark'))}
              {figure('excess', tell.gainPercent(returns.excess, 'returns.excess'))}
            </>
          ) : (
            <>
              <Figure
                label={ownIndex}
                hint={t('incomePage.benchmark.figureHint', { index: ownIndex })}
                {...tell.gainPercent(returns.own_benchmark, 'returns.own_benchmark')}
              />
              <Figure
                label={t('overview.figure.excess')}
                hint={t('incomePage.benchmark.excessHint', { index: ownIndex })}
                {...tell.gainPercent(returns.own_excess, 'returns.own_excess')}
              />
            </>
          )}
          {figure('xirr', tell.gainPercent(returns.xirr, 'returns.xirr'))}
        </dl>
        <dl className="figures key-group">
          {figure('marketValue', tell.money(assets.market_value, 'assets.market_value'))}
          {figure('cash', tell.money(assets.cash, 'assets.cash'))}
          {figure('liability', tell.money(assets.liability, 'assets.liability'))}
          {figure('netFlow', tell.money(pnl.net_flow, 'pnl.net_flow'))}
          {figure(
            'drawdown',
            tell.percent(returns.max_drawdown, 'returns.max_drawdown'),
            peak !== null && trough !== null && returns.max_drawdown !== 0
              ? t('overview.drawdownSpan', { peak: peak.slice(2), trough: trough.slice(2) })
              : null,
          )}
          {figure('volatility', tell.percent(returns.volatility, 'returns.volatility'))}
          {figure('sharpe', tell.plain(returns.sharpe, 2, 'returns.sharpe'))}
          {figure('turnover', tell.times(turnover.turnover, 'turnover.turnover'))}
          {figure('style', style)}
          {figure('feeDrag', tell.percent(turnover.fee_drag, 'turnover.fee_drag'))}
          {figure('position', tell.percent(behaviour.position_ratio, 'behaviour.position_ratio'))}
          {figure('top1', tell.percent(behaviour.top1, 'behaviour.top1'))}
          {figure('top3', tell.percent(behaviour.top3, 'behaviour.top3'))}
          {figure('hhi', tell.plain(behaviour.hhi, 3, 'behaviour.hhi'))}
        </dl>
      </div>
    </Panel>
  );
}
