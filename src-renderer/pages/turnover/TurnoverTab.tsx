/** How much the client trades, against the branch, and what it costs. */
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type Told, teller } from '../client/figures.ts';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { useBranchMonths, useReport } from '../client/useClient.ts';
import { MonthsPanel } from './MonthsPanel.tsx';
import { StyleScale } from './StyleScale.tsx';
import './turnover.css';

const RATE = 'turnover.commission_rate_effective';

type Name = keyof typeof import('../../locales/zh-CN.ts').zhCN['turnover']['figure'];

export function TurnoverTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const report = useReport(head.client_no, range);
  const branch = useBranchMonths(range);
  return (
    <div className="tab-scroll">
      <Loaded query={report} rows={12}>
        {(data) => (
          <div className="tab-grid">
            <Figures report={data} />
            <MonthsPanel report={data} branch={branch.data ?? []} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Figures({ report }: { readonly report: ClientReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = teller(format, report.missing);
  const { turnover, pnl } = report;
  const figure = (name: Name, told: Told) => (
    <Figure key={name} label={t(`turnover.figure.${name}`)} hint={t(`turnover.hint.${name}`)} {...told} />
  );
  const rate = turnover.commission_rate_effective;
  return (
    <div className="tab-grid turnover-top">
      <Panel title={t('client.tab.turnover')}>
        <dl className="figures is-three">
          {figure('turnover', tell.times(turnover.turnover, 'turnover.turnover'))}
          {figure('annualised', tell.times(turnover.turnover_annualised, 'turnover.turnover_annualised'))}
          {figure('holding', tell.times(turnover.holding_turnover, 'turnover.holding_turnover'))}
          {figure('sixMonth', tell.times(turnover.six_month_turnover, 'turnover.six_month_turnover'))}
          {figure('volume', tell.money(turnover.volume, 'turnover.volume'))}
          {figure('averageAsset', tell.money(turnover.average_asset, 'turnover.average_asset'))}
        </dl>
      </Panel>
      <Panel title={t('turnover.fees')}>
        <dl className="figures is-three">
          {figure('fees', tell.money(pnl.fees, 'pnl.fees'))}
          {figure('feeDrag', tell.percent(turnover.fee_drag, 'turnover.fee_drag'))}
          {figure('commission', tell.money(turnover.commission, 'turnover.commission'))}
          {figure('netCommission', tell.money(turnover.net_commission, 'turnover.net_commission'))}
          {figure(
            'rate',
            rate === null
              ? { value: null, missing: report.missing[RATE], trace: RATE }
              : { value: format.perMille(rate), trace: RATE },
          )}
        </dl>
      </Panel>
      <StyleScale report={report} />
    </div>
  );
}
