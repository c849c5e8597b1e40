/** How the client trades: each habit with its sample, its evidence, and his place among clients of like size. */
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import type { ClientHabits } from '../../../src-shared/contract/habitCalls.ts';
import type { ClientPeers } from '../../../src-shared/contract/peerCalls.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Nothing } from '../../ui/states.tsx';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { useReport } from '../client/useClient.ts';
import { DispositionPanel } from './DispositionPanel.tsx';
import { FeesPanel } from './FeesPanel.tsx';
import { HalfPanel } from './HalfPanel.tsx';
import { HoldingPanel } from './HoldingPanel.tsx';
import { HoursPanel } from './HoursPanel.tsx';
import { MonthsPanel } from './MonthsPanel.tsx';
import { MovesPanel } from './MovesPanel.tsx';
import { PeersLine } from './PeersLine.tsx';
import { TripsPanel } from './TripsPanel.tsx';
import { useHabits, usePeers } from './useHabits.ts';
import { WaysPanel } from './WaysPanel.tsx';
import './habits.css';

export interface HabitProps {
  readonly report: ClientReport;
  readonly habits: ClientHabits;
  /** Undefined until it is there; its `state` says whether it compares anything. */
  readonly peers: ClientPeers | undefined;
}

export function HabitsTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const report = useReport(head.client_no, range);
  const habits = useHabits(head.client_no, range);
  const peers = usePeers(head.client_no, range);
  return (
    <div className="tab-scroll">
      <Loaded query={report} rows={14}>
        {(figures) => (
          <Loaded query={habits} rows={14}>
            {(lists) =>
              lists.gap === null ? (
                <div className="tab-grid">
                  <PeersLine peers={peers} />
                  <Panels report={figures} habits={lists} peers={peers.query.data} />
                </div>
              ) : (
                <Gap reason={lists.gap} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

function Gap({ reason }: { readonly reason: string }) {
  const { reason: told } = useTerms();
  return <Nothing title={told(reason)} />;
}

/** Two columns, each packed for itself. */
function Panels(props: HabitProps) {
  const { t } = useTranslation();
  const { habits } = props;
  if (habits.orders.rows === 0 && habits.holding.pieces === 0) {
    return (
      <>
        <Nothing title={t('habitPage.noTrades')} text={t('habitPage.noTradesText')} />
        <div className="tab-grid is-halves">
          <MonthsPanel {...props} />
        </div>
      </>
    );
  }
  return (
    <div className="tab-grid is-halves habit-columns">
      <div className="tab-grid">
        <TripsPanel {...props} />
        <DispositionPanel {...props} />
        <MonthsPanel {...props} />
        <FeesPanel {...props} />
      </div>
      <div className="tab-grid">
        <HoldingPanel {...props} />
        <MovesPanel {...props} />
        <HoursPanel {...props} />
        <WaysPanel {...props} />
        <HalfPanel {...props} />
      </div>
    </div>
  );
}
