/** The figures an advisor names first, and the two curves behind them. */
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { useReport, useSeries } from '../client/useClient.ts';
import { indexName } from '../risk/benchmark.ts';
import { AssetCurve } from './AssetCurve.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { ReturnCurve } from './ReturnCurve.tsx';

export function OverviewTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const { t } = useTranslation();
  const own = head.own_benchmark;
  const report = useReport(head.client_no, range);
  const series = useSeries(head.client_no, range);
  return (
    <div className="tab-scroll">
      <div className="tab-grid">
        <Loaded query={report} rows={5}>
          {(data) => <KeyFigures report={data} ownIndex={own === null ? null : indexName(t, own)} />}
        </Loaded>
        <Loaded query={series}>
          {(data) => (
            <div className="tab-grid is-halves">
              <AssetCurve series={data} />
              <ReturnCurve key={head.client_no} clientNo={head.client_no} series={data} />
            </div>
          )}
        </Loaded>
      </div>
    </div>
  );
}
