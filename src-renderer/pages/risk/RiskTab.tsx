/** What the client risks: beside an index, under water, by holding, if the index falls, and against his level. */
import { useState } from 'react';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import type { ClientRisk } from '../../../src-shared/contract/riskCalls.ts';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { useReport } from '../client/useClient.ts';
import { ComparePanel } from './ComparePanel.tsx';
import { ContributionPanel } from './ContributionPanel.tsx';
import { DrawdownPanel } from './DrawdownPanel.tsx';
import { EpisodesPanel } from './EpisodesPanel.tsx';
import { ExposurePanel } from './ExposurePanel.tsx';
import { LimitPanel } from './LimitPanel.tsx';
import { ScenarioPanel } from './ScenarioPanel.tsx';
import { SuitabilityPanel } from './SuitabilityPanel.tsx';
import { useRisk } from './useRisk.ts';
import './risk.css';

export interface RiskProps {
  readonly risk: ClientRisk;
}
export interface ReportedRiskProps extends RiskProps {
  readonly report: ClientReport;
}

export function RiskTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const [benchmark, setBenchmark] = useState<string | null>(null);
  const report = useReport(head.client_no, range);
  const risk = useRisk(head.client_no, range, benchmark);
  return (
    <div className="tab-scroll">
      <Loaded query={report} rows={12}>
        {(data) => (
          <Loaded query={risk} rows={12}>
            {(own) => (
              <div className="tab-grid">
                <div className="tab-grid risk-top">
                  <ComparePanel report={data} risk={own} onBenchmark={setBenchmark} />
                  <ExposurePanel report={data} risk={own} />
                  <SuitabilityPanel risk={own} />
                </div>
                <div className="tab-grid risk-curves">
                  <DrawdownPanel risk={own} />
                  <EpisodesPanel risk={own} />
                </div>
                <ContributionPanel risk={own} />
                <div className="tab-grid is-halves risk-scenarios">
                  <ScenarioPanel risk={own} />
                  <LimitPanel risk={own} />
                </div>
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}
