/** Where the profit came from: by line, by month, by day, by security. */
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../../ui/states.tsx';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { useReport, useSeries } from '../client/useClient.ts';
import { BridgePanel } from './BridgePanel.tsx';
import { CalendarPanel } from './CalendarPanel.tsx';
import { MonthsPanel } from './MonthsPanel.tsx';
import { SecurityTable } from './SecurityTable.tsx';
import './profit.css';

export function ProfitTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const { t } = useTranslation();
  const report = useReport(head.client_no, range);
  const series = useSeries(head.client_no, range);
  return (
    <div className="tab-scroll">
      <div className="tab-grid">
        <Loaded query={report}>
          {(data) => <BridgePanel report={data} openingE4={series.data?.asset_e4[0] ?? null} />}
        </Loaded>
        <Loaded query={series}>
          {(data) =>
            data.dates.length < 2 ? (
              <Panel title={t('profit.byMonth')}>
                <Nothing title={t('state.noSeries')} />
              </Panel>
            ) : (
              <div className="tab-grid is-halves">
                <CalendarPanel key={`${data.dates[0]}${data.dates.at(-1)}`} series={data} />
                <MonthsPanel series={data} />
              </div>
            )
          }
        </Loaded>
        <Loaded query={report}>
          {(data) => (
            <Panel className="is-flush" title={t('profit.bySecurity')}>
              <SecurityTable report={data} />
            </Panel>
          )}
        </Loaded>
      </div>
    </div>
  );
}
